/** What came to a queue and what was worked for it, by business day, channel and minute: sums over its legs. */
import type { Channel } from '../contract/event-types.ts';
import type { BusinessDay, Calendar } from './calendar.ts';
import type { LegReading } from './leg-reading.ts';

export const MINUTE_MS = 60_000;

export interface MinuteOfWork {
  arrivals: number;
  /** Handled contacts that ended in it. */
  ended: number;
  /**
   * Milliseconds: ringing and talk where a contact ended, after-call work where that did. So what comes to be known of a
   * contact later does not change minutes that are over.
   */
  readonly pieces: number[];
}

type Minutes = Map<number, MinuteOfWork>;
/** By channel and number of the minute since the day's start; minutes in which nothing was are left out. */
export type WorkOfDay = ReadonlyMap<Channel, ReadonlyMap<number, MinuteOfWork>>;

const NOTHING: WorkOfDay = new Map();

const isCounted = (reading: LegReading): boolean => reading.isComplete && reading.direction === 'inbound';

const isSame = (a: LegReading, b: LegReading): boolean =>
  isCounted(a) === isCounted(b) &&
  a.channel === b.channel &&
  a.offeredAtMs === b.offeredAtMs &&
  a.isHandled === b.isHandled &&
  (!a.isHandled ||
    (a.endedAtMs === b.endedAtMs && a.talkMs === b.talkMs && a.ringMs === b.ringMs && a.acwMs === b.acwMs));

export class WorkByMinute {
  readonly #calendar: Calendar;
  readonly #days = new Map<number, Map<Channel, Minutes>>();

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** Takes out what a leg was, and puts in what it is. */
  replace(before: LegReading | null, after: LegReading): void {
    if (before && isSame(before, after)) return;
    if (before) this.#add(before, -1);
    this.#add(after, 1);
  }

  day({ startMs }: BusinessDay): WorkOfDay {
    return this.#days.get(startMs) ?? NOTHING;
  }

  /** Days that began before. */
  forgetBefore(atMs: number): void {
    for (const startMs of this.#days.keys()) if (startMs < atMs) this.#days.delete(startMs);
  }

  #add(reading: LegReading, sign: 1 | -1): void {
    if (!isCounted(reading)) return;
    const { channel, offeredAtMs, isHandled, endedAtMs, ringMs, talkMs, acwMs } = reading;
    const offered = this.#minute(channel, offeredAtMs);
    if (offered) offered.arrivals += sign;
    if (!isHandled) return;
    const ended = this.#minute(channel, endedAtMs);
    if (ended) ended.ended += sign;
    this.#addPiece(channel, endedAtMs, ringMs + talkMs, sign);
    this.#addPiece(channel, endedAtMs + acwMs, acwMs, sign);
  }

  #addPiece(channel: Channel, atMs: number, pieceMs: number, sign: 1 | -1): void {
    const pieces = pieceMs > 0 && this.#minute(channel, atMs)?.pieces;
    if (!pieces) return;
    if (sign === 1) pieces.push(pieceMs);
    else pieces.splice(pieces.indexOf(pieceMs), 1);
  }

  /** Null for an instant that no calendar reaches. */
  #minute(channel: Channel, atMs: number): MinuteOfWork | null {
    const day = this.#calendar.dayOf(atMs);
    if (!day) return null;
    const number = Math.floor((atMs - day.startMs) / MINUTE_MS);
    const channels = entry(this.#days, day.startMs, () => new Map<Channel, Minutes>());
    const minutes = entry(channels, channel, (): Minutes => new Map());
    return entry(minutes, number, (): MinuteOfWork => ({ arrivals: 0, ended: 0, pieces: [] }));
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
