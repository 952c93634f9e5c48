/**
 * The sums of a window that moves along with the time. What is counted is put into it by whoever counts; when it moves, what
 * it leaves behind is taken out, or it is filled anew.
 */
import { Bucket, subtractSums } from './sums.ts';
import { STEP_MS } from './windows.ts';

/** By number of the step since the epoch. */
export type Steps = ReadonlyMap<number, Bucket>;

/** Over so long a way, filling it anew is no more work than taking out what is left behind. */
const FAR_MS = 3_600_000;

export class MovingWindow extends Bucket {
  /** Grows whenever moving changes what is in it. */
  moves = 0;

  constructor() {
    // It contains no instant until it is asked for: what nobody asks for costs nothing.
    super(Infinity, Infinity);
  }

  contains(atMs: number): boolean {
    return atMs >= this.startMs && atMs < this.endMs;
  }

  /** It is to be filled anew: what it contains can't be taken out of it any more. */
  reset(): void {
    this.startMs = Infinity;
  }

  fill(startMs: number, endMs: number, buckets: Iterable<Bucket>): void {
    this.startMs = startMs;
    this.endMs = endMs;
    this.moves++;
    this.sums.fill(0);
    this.longestWaitMs = -Infinity;
    for (const bucket of buckets) {
      if (bucket.startMs >= startMs) this.addBucket(bucket);
    }
  }

  /** Moves to another step, and goes on without an end. */
  moveTo(startMs: number, steps: Steps): void {
    const isNear = startMs > this.startMs && startMs - this.startMs < FAR_MS;
    if (isNear) this.#leaveBehind(startMs, steps);
    else this.fill(startMs, Infinity, steps.values());
  }

  #leaveBehind(startMs: number, steps: Steps): void {
    let isLongestLeft = false;
    for (; this.startMs < startMs; this.startMs += STEP_MS) {
      const step = steps.get(this.startMs / STEP_MS);
      if (!step) continue;
      this.moves++;
      subtractSums(this.sums, step.sums);
      isLongestLeft ||= this.#mayHaveLongest(step);
    }
    if (isLongestLeft) this.#findLongest(steps);
  }

  #mayHaveLongest({ longestWaitMs }: Bucket): boolean {
    return longestWaitMs === null || this.longestWaitMs === null || longestWaitMs >= this.longestWaitMs;
  }

  #findLongest(steps: Steps): void {
    this.longestWaitMs = -Infinity;
    for (const step of steps.values()) if (step.startMs >= this.startMs) this.addLongestOf(step);
  }
}
