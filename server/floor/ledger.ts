/**
 * The sums of one queue and channel: by business day, inside a day by slot of elapsed time, and for the last hour by the
 * steps that rolling windows move by. A contribution can be taken out again, so nothing depends on the order of events.
 */
import type { BusinessDay, Calendar } from './calendar.ts';
import { Bucket } from './sums.ts';
import { STEP_MS } from './windows.ts';

/** Intervals, the day's chart and reports are made of these. */
export const SLOT_MS = 15 * 60_000;

export class DayLedger {
  readonly day: BusinessDay;
  readonly total: Bucket;
  /** By number of the slot since the day's start. */
  readonly slots = new Map<number, Bucket>();

  constructor(day: BusinessDay) {
    this.day = day;
    this.total = new Bucket(day.startMs, day.endMs);
  }

  slotAt(atMs: number): Bucket {
    const number = Math.floor((atMs - this.day.startMs) / SLOT_MS);
    const startMs = this.day.startMs + number * SLOT_MS;
    return bucketOf(this.slots, number, startMs, startMs + SLOT_MS);
  }
}

function bucketOf(buckets: Map<number, Bucket>, number: number, startMs: number, endMs: number): Bucket {
  let bucket = buckets.get(number);
  if (!bucket) buckets.set(number, (bucket = new Bucket(startMs, endMs)));
  return bucket;
}

export class Ledger {
  readonly #calendar: Calendar;
  readonly #days = new Map<number, DayLedger>();
  /** By step since the epoch. */
  readonly #steps = new Map<number, Bucket>();
  #stepsFromMs = -Infinity;
  #lastAtMs = NaN;
  #lastBuckets: readonly Bucket[] = [];
  /** Complete inbound legs that are kept: a channel that has none is not shown. */
  inboundLegs = 0;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** The sums of a day, if anything was counted in it. */
  day(day: BusinessDay): DayLedger | undefined {
    return this.#days.get(day.startMs);
  }

  /** The steps that are kept, in no order. */
  steps(): Iterable<Bucket> {
    return this.#steps.values();
  }

  /** Every bucket that an instant falls in; none for an instant that no calendar reaches. */
  bucketsAt(atMs: number): readonly Bucket[] {
    if (atMs === this.#lastAtMs) return this.#lastBuckets;
    const day = this.#calendar.dayOf(atMs);
    this.#lastAtMs = atMs;
    return (this.#lastBuckets = day ? this.#find(day, atMs) : []);
  }

  add(atMs: number, sum: number, amount: number): void {
    for (const { sums } of this.bucketsAt(atMs)) sums[sum]! += amount;
  }

  /** Keeps steps from an instant on, and counts none before it. */
  keepStepsFrom(atMs: number): void {
    if (atMs <= this.#stepsFromMs) return;
    this.#stepsFromMs = atMs;
    this.#lastAtMs = NaN;
    for (const [number, { endMs }] of this.#steps) if (endMs <= atMs) this.#steps.delete(number);
  }

  forgetBefore(atMs: number): void {
    this.#lastAtMs = NaN;
    for (const [startMs, { day }] of this.#days) if (day.endMs <= atMs) this.#days.delete(startMs);
  }

  #find(day: BusinessDay, atMs: number): readonly Bucket[] {
    let ledger = this.#days.get(day.startMs);
    if (!ledger) this.#days.set(day.startMs, (ledger = new DayLedger(day)));
    const buckets = [ledger.total, ledger.slotAt(atMs)];
    const number = Math.floor(atMs / STEP_MS);
    const endMs = (number + 1) * STEP_MS;
    if (endMs > this.#stepsFromMs) buckets.push(bucketOf(this.#steps, number, endMs - STEP_MS, endMs));
    return buckets;
  }
}
