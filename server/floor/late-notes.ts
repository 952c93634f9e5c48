/**
 * Which messages of the stream told of something long after it had happened. Whoever goes back to a moment needs, of all that
 * the stream stored since, only these.
 */

/** Later than this is late. Who goes back reads on for as long anyway. */
export const LATE_MS = 5 * 60_000;

/** A source that is always late would fill the memory: then the older notes are given up. */
const MOST_NOTES = 100_000;

export class LateNotes {
  /** In the order of the stream, and, at the same place, the time of what each told. */
  readonly sequences: number[] = [];
  readonly timesMs: number[] = [];
  /** Every late message after this sequence is noted. */
  completeAfter = 0;

  /** The earliest moment that something late was told of; Infinity where nothing was late. */
  get earliestMs(): number {
    return this.timesMs.reduce((earliest, timeMs) => Math.min(earliest, timeMs), Infinity);
  }

  add(sequence: number, timeMs: number): void {
    this.sequences.push(sequence);
    this.timesMs.push(timeMs);
    if (this.sequences.length <= MOST_NOTES) return;
    this.completeAfter = this.sequences.splice(0, MOST_NOTES / 2).at(-1)!;
    this.timesMs.splice(0, MOST_NOTES / 2);
  }

  /** The late messages after a sequence that told of a moment or what was before it; null where not all are known any more. */
  after(sequence: number, untilMs: number): number[] | null {
    if (sequence < this.completeAfter) return null;
    return this.sequences.filter((each, place) => each > sequence && this.timesMs[place]! <= untilMs);
  }
}
