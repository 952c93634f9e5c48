/**
 * The roll calls of one source: when its snapshots listed its agents. Of several at one time the one whose id comes first by
 * code point stands.
 */
import { compareCodePoints } from './code-points.ts';
import { placeOf } from './sorted-times.ts';

export class Roll {
  readonly source: string;
  /** Earliest first. */
  readonly timesMs: number[] = [];
  readonly #ids: string[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** @returns whether it stands; it replaces another of its time */
  add(timeMs: number, id: string): boolean {
    const place = placeOf(this.timesMs, timeMs);
    const isTaken = this.timesMs[place] === timeMs;
    if (isTaken && compareCodePoints(this.#ids[place]!, id) <= 0) return false;
    this.timesMs.splice(place, isTaken ? 1 : 0, timeMs);
    this.#ids.splice(place, isTaken ? 1 : 0, id);
    return true;
  }

  /** When the roll was called next after a moment; Infinity if it was not. */
  nextAfterMs(atMs: number): number {
    return this.timesMs[placeOf(this.timesMs, atMs + 1)] ?? Infinity;
  }

  /** Which snapshot called the roll, by place. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  forgetBefore(atMs: number): void {
    const old = placeOf(this.timesMs, atMs);
    this.timesMs.splice(0, old);
    this.#ids.splice(0, old);
  }
}
