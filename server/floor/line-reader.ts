/** The half of a replay that needs no floor: which lines of a file bear an event, and one that none before them bore. */
import type { FloorEvent } from '../contract/event-types.ts';
import { readEvent, type ReadFailure } from '../contract/read-event.ts';
import { IdSet } from './id-set.ts';

export interface LineRejection {
  /** Its number, from 1. */
  readonly line: number;
  readonly reason: ReadFailure;
  readonly detail: string;
}

/** What was read, besides the events. */
export interface LinesRead {
  readonly lines: number;
  readonly duplicates: number;
  readonly rejections: readonly LineRejection[];
  /** The greatest time of those that were not rejected; −Infinity for none. */
  readonly greatestMs: number;
}

export class LineReader {
  readonly sum = { lines: 0, duplicates: 0, rejections: [] as LineRejection[], greatestMs: -Infinity };
  readonly #seen = new IdSet();

  /** @returns the event of a line; null where it bears none, or one that an earlier line bore */
  read(text: string | Uint8Array, line: number): FloorEvent | null {
    const { sum } = this;
    sum.lines++;
    const { event, reason, detail } = readEvent(text);
    if (!event) {
      sum.rejections.push({ line, reason, detail });
      return null;
    }
    sum.greatestMs = Math.max(sum.greatestMs, event.timeMs);
    if (this.#seen.add(event.source, event.id)) return event;
    sum.duplicates++;
    return null;
  }
}
