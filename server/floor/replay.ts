/** The same engine over a file of events: no stream, no subjects, no clock. */
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Floor } from './floor.ts';
import { LineReader, type LinesRead } from './line-reader.ts';
import { EventUnpacker } from './packed-events.ts';
import { sitesReport } from './report.ts';

export class Replay {
  readonly #floor: Floor;
  readonly #atMs: number | null;
  readonly #reader = new LineReader();
  readonly #unpacker = new EventUnpacker();
  #applied = 0;
  #after = 0;

  /** @param atMs the moment asked about; null: the greatest time of the events */
  constructor(config: FloorConfig, atMs: number | null) {
    this.#floor = new Floor(config);
    this.#atMs = atMs;
  }

  /** @param number of the line, from 1 */
  take(line: Uint8Array, number: number): void {
    this.#reader.read(line, number, false);
    this.#unpacker.unpack(this.#reader.take(), (event) => this.apply(event));
  }

  /** Takes an event that a reader has read. */
  apply(event: FloorEvent): void {
    if (this.#atMs !== null && event.timeMs > this.#atMs) {
      this.#after++;
    } else {
      this.#applied++;
      this.#floor.apply(event, event.timeMs);
    }
  }

  /**
   * What the command prints; `asOfMs` is null, and there are no sites, where nothing says what moment is meant.
   *
   * @param read by the reader of the events
   */
  report({ lines, duplicates, rejections, greatestMs }: LinesRead = this.#reader.sum) {
    const asOfMs = this.#atMs ?? (greatestMs === -Infinity ? null : greatestMs);
    if (asOfMs !== null) {
      this.#floor.settle(asOfMs);
      this.#floor.forgetOld(asOfMs);
    }
    return {
      asOfMs,
      events: {
        read: lines,
        applied: this.#applied,
        duplicate: duplicates,
        rejected: rejections.length,
        after: this.#after
      },
      rejections,
      sites: asOfMs === null ? {} : sitesReport(this.#floor, asOfMs)
    };
  }
}
