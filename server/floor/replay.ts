/** The same engine over a file of events: no stream, no subjects, no clock. */
import type { FloorConfig } from '../contract/config.ts';
import { readEvent, type ReadFailure } from '../contract/read-event.ts';
import { Floor } from './floor.ts';
import { sitesReport } from './report.ts';

export interface LineRejection {
  readonly line: number;
  readonly reason: ReadFailure;
  readonly detail: string;
}

export class Replay {
  readonly #floor: Floor;
  readonly #atMs: number | null;
  readonly #events = { read: 0, applied: 0, duplicate: 0, rejected: 0, after: 0 };
  readonly #rejections: LineRejection[] = [];
  #greatestMs = -Infinity;

  /** @param atMs the moment asked about; null: the greatest time of the events */
  constructor(config: FloorConfig, atMs: number | null) {
    this.#floor = new Floor(config);
    this.#atMs = atMs;
  }

  /** @param number of the line, from 1 */
  take(line: Uint8Array, number: number): void {
    const events = this.#events;
    events.read++;
    const read = readEvent(line);
    if (!read.event) {
      events.rejected++;
      this.#rejections.push({ line: number, reason: read.reason, detail: read.detail });
      return;
    }
    const { event } = read;
    this.#greatestMs = Math.max(this.#greatestMs, event.timeMs);
    if (!this.#floor.admit(event)) {
      events.duplicate++;
    } else if (this.#atMs !== null && event.timeMs > this.#atMs) {
      events.after++;
    } else {
      events.applied++;
      this.#floor.apply(event, event.timeMs);
    }
  }

  /** What the command prints; `asOfMs` is null, and there are no sites, where nothing says what moment is meant. */
  report() {
    const asOfMs = this.#atMs ?? (this.#greatestMs === -Infinity ? null : this.#greatestMs);
    if (asOfMs !== null) {
      this.#floor.settle(asOfMs);
      this.#floor.forgetOld(asOfMs);
    }
    return {
      asOfMs,
      events: this.#events,
      rejections: this.#rejections,
      sites: asOfMs === null ? {} : sitesReport(this.#floor, asOfMs)
    };
  }
}
