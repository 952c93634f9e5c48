/**
 * The sums of one queue and channel: by business day, and inside a day by slot of elapsed time. A contribution can be
 * taken out again, so nothing here depends on the order of events; sums are whole numbers and stay exact.
 */
import type { BusinessDay, Calendar } from './calendar.ts';
import { SUM_COUNT } from './contributions.ts';

/** The day's chart and the reports are made of these. */
export const SLOT_MS = 15 * 60_000;

export type Sums = Float64Array;

export const emptySums = (): Sums => new Float64Array(SUM_COUNT);

export function addSums(into: Sums, sums: Sums): void {
  for (let place = 0; place < SUM_COUNT; place++) into[place]! += sums[place]!;
}

export class DaySums {
  readonly day: BusinessDay;
  readonly total = emptySums();
  /** By slot since the day's start. */
  readonly slots = new Map<number, Sums>();
  /** The longest wait of an outcome of the day; null while unknown, because what was longest has been taken out. */
  longestWaitMs: number | null = -Infinity;

  constructor(day: BusinessDay) {
    this.day = day;
  }

  add(atMs: number, sum: number, amount: number): void {
    const slot = Math.floor((atMs - this.day.startMs) / SLOT_MS);
    let sums = this.slots.get(slot);
    if (!sums) this.slots.set(slot, (sums = emptySums()));
    sums[sum]! += amount;
    this.total[sum]! += amount;
  }

  addWait(waitMs: number): void {
    if (this.longestWaitMs !== null && waitMs > this.longestWaitMs) this.longestWaitMs = waitMs;
  }

  removeWait(waitMs: number): void {
    if (waitMs === this.longestWaitMs) this.longestWaitMs = null;
  }
}

export class Ledger {
  readonly #calendar: Calendar;
  readonly #days = new Map<number, DaySums>();
  #last: DaySums | null = null;
  /** Complete inbound legs that are kept: a channel that has none is not shown. */
  inboundLegs = 0;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** The sums of the business day of an instant; null for an instant that no calendar reaches. */
  dayAt(atMs: number): DaySums | null {
    const last = this.#last;
    if (last && last.day.startMs <= atMs && atMs < last.day.endMs) return last;
    const day = this.#calendar.dayOf(atMs);
    if (!day) return null;
    let sums = this.#days.get(day.startMs);
    if (!sums) this.#days.set(day.startMs, (sums = new DaySums(day)));
    return (this.#last = sums);
  }

  /** The sums of a day, if anything was counted in it. */
  day(day: BusinessDay): DaySums | undefined {
    return this.#days.get(day.startMs);
  }

  add(atMs: number, sum: number, amount: number): void {
    this.dayAt(atMs)?.add(atMs, sum, amount);
  }

  forgetBefore(atMs: number): void {
    for (const [startMs, { day }] of this.#days) if (day.endMs <= atMs) this.#days.delete(startMs);
    this.#last = null;
  }
}
