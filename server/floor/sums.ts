/** Sums of contributions over a stretch of time. They are whole numbers and stay exact, whatever is put in and taken out. */
import { SUM_COUNT } from './contributions.ts';
import { doubles } from './doubles.ts';

export type Sums = number[];

const EMPTY = doubles(SUM_COUNT);

export const emptySums = (): Sums => EMPTY.slice();

export function addSums(into: Sums, sums: Sums): void {
  for (let place = 0; place < SUM_COUNT; place++) into[place]! += sums[place]!;
}

export function subtractSums(from: Sums, sums: Sums): void {
  for (let place = 0; place < SUM_COUNT; place++) from[place]! -= sums[place]!;
}

export const isEmpty = (sums: Sums): boolean => sums.every((sum) => sum === 0);

/** The sums from `startMs` until before `endMs`, and the longest wait of an outcome in that time. */
export class Bucket {
  startMs: number;
  endMs: number;
  readonly sums = emptySums();
  /** −Infinity: there was no outcome. Null: unknown, because what was longest has been taken out. */
  longestWaitMs: number | null = -Infinity;

  constructor(startMs: number, endMs: number) {
    this.startMs = startMs;
    this.endMs = endMs;
  }

  addBucket(part: Bucket): void {
    addSums(this.sums, part.sums);
    this.addLongestOf(part);
  }

  /** Unknown of a part is unknown of the whole. */
  addLongestOf({ longestWaitMs }: Bucket): void {
    if (longestWaitMs === null) this.longestWaitMs = null;
    else this.addWait(longestWaitMs);
  }

  addWait(waitMs: number): void {
    if (this.longestWaitMs !== null && waitMs > this.longestWaitMs) this.longestWaitMs = waitMs;
  }

  removeWait(waitMs: number): void {
    if (waitMs === this.longestWaitMs) this.longestWaitMs = null;
  }
}
