/** The half of a replay that needs no floor: which lines of a file bear an event, and one that none before them bore. */
import type { FloorEvent } from '../contract/event-types.ts';
import { isBlank, readEvent, type ReadFailure } from '../contract/read-event.ts';
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

  /**
   * Reads lines that follow each other.
   *
   * @param number of the first one, from 1
   * @returns the events that no earlier line bore
   */
  read(lines: readonly (string | Uint8Array)[], number: number): FloorEvent[] {
    const { sum } = this;
    const events: FloorEvent[] = [];
    for (const [index, line] of lines.entries()) {
      if (isBlank(line)) continue;
      sum.lines++;
      const { event, reason, detail } = readEvent(line);
      if (!event) {
        sum.rejections.push({ line: number + index, reason, detail });
        continue;
      }
      sum.greatestMs = Math.max(sum.greatestMs, event.timeMs);
      events.push(event);
    }
    const isNew = this.#seen.addAll(events);
    const unheard = events.filter((_, index) => isNew[index]);
    sum.duplicates += events.length - unheard.length;
    return unheard;
  }
}
