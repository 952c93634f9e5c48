/**
 * The sums of one queue and channel: by business day, inside a day by slot of elapsed time, and for the last hour by the
 * steps that rolling windows move by. A contribution can be taken out again, so nothing depends on the order of events.
 */
import type { BusinessDay, Calendar } from './calendar.ts';
import { MovingWindow } from './moving-window.ts';
import { Bucket } from './sums.ts';
import { ROLLING, STEP_MS, WINDOW_NAMES, type WindowStarts } from './windows.ts';

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
    return bucketOf(this.slots, number, startMs, Math.min(startMs + SLOT_MS, this.day.endMs));
  }
}

function bucketOf(buckets: Map<number, Bucket>, number: number, startMs: number, endMs: number): Bucket {
  let bucket = buckets.get(number);
  if (!bucket) buckets.set(number, (bucket = new Bucket(startMs, endMs)));
  return bucket;
}

/** Whether a window is filled from steps, or else from its day's slots. */
const IS_ROLLING = WINDOW_NAMES.map((name) => name in ROLLING);

export class Ledger {
  readonly #calendar: Calendar;
  readonly #days = new Map<number, DayLedger>();
  /** By step since the epoch. */
  readonly #steps = new Map<number, Bucket>();
  readonly #windows = WINDOW_NAMES.map(() => new MovingWindow());
  /** Where they begin; null where some are to be filled anew. */
  #starts: WindowStarts | null = null;
  #stepsFromMs = -Infinity;
  #lastAtMs = NaN;
  #lastBuckets: readonly Bucket[] = [];
  /** Complete inbound legs that are kept: a channel that has none is not shown. */
  inboundLegs = 0;
  /** How often anything has been counted, or taken out. */
  counts = 0;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** The sums of a day, if anything was counted in it. */
  day(day: BusinessDay): DayLedger | undefined {
    return this.#days.get(day.startMs);
  }

  /** The slot of its day that an instant falls in, if anything was counted in it. */
  slotAt(atMs: number): Bucket | undefined {
    const day = this.#calendar.dayOf(atMs);
    const ofDay = day && this.day(day);
    return ofDay?.slots.get(Math.floor((atMs - day!.startMs) / SLOT_MS));
  }

  /** The windows in the order of their names, moved to where they begin. */
  windows(starts: WindowStarts): readonly MovingWindow[] {
    if (starts !== this.#starts) this.#moveTo(starts);
    return this.#windows;
  }

  /** Every bucket that an instant falls in; none for an instant that no calendar reaches. */
  bucketsAt(atMs: number): readonly Bucket[] {
    if (atMs === this.#lastAtMs) return this.#lastBuckets;
    const day = this.#calendar.dayOf(atMs);
    this.#lastAtMs = atMs;
    return (this.#lastBuckets = day ? this.#find(day, atMs) : []);
  }

  /** Adds all that another one counts. */
  addLedger(other: Ledger): void {
    for (const { day, total, slots } of other.#days.values()) {
      const own = this.#dayLedger(day);
      own.total.addBucket(total);
      for (const slot of slots.values()) own.slotAt(slot.startMs).addBucket(slot);
    }
    for (const [number, step] of other.#steps) {
      bucketOf(this.#steps, number, step.startMs, step.endMs).addBucket(step);
    }
    this.inboundLegs += other.inboundLegs;
    for (const window of this.#windows) window.reset();
    this.#starts = null;
  }

  add(atMs: number, sum: number, amount: number): void {
    for (const { sums } of this.bucketsAt(atMs)) sums[sum]! += amount;
  }

  /** Keeps steps from an instant on, and counts none before it. */
  keepStepsFrom(atMs: number): void {
    if (atMs <= this.#stepsFromMs) return;
    this.#windows.forEach((window, place) => IS_ROLLING[place] && this.#reset(window, atMs));
    const first = Math.floor(this.#stepsFromMs / STEP_MS);
    const end = Math.floor(atMs / STEP_MS);
    this.#stepsFromMs = atMs;
    if (end - first < this.#steps.size) {
      for (let number = first; number < end; number++) this.#steps.delete(number);
    } else {
      for (const number of this.#steps.keys()) if (number < end) this.#steps.delete(number);
    }
  }

  forgetBefore(atMs: number): void {
    for (const window of this.#windows) this.#reset(window, atMs);
    for (const [startMs, { day }] of this.#days) if (day.endMs <= atMs) this.#days.delete(startMs);
  }

  /** Where a window contains anything before an instant, that is no longer known. */
  #reset(window: MovingWindow, beforeMs: number): void {
    this.#lastAtMs = NaN;
    if (window.startMs >= beforeMs) return;
    window.reset();
    this.#starts = null;
  }

  #moveTo(starts: WindowStarts): void {
    this.#lastAtMs = NaN;
    this.#starts = starts;
    for (const [place, window] of this.#windows.entries()) {
      const startMs = starts[WINDOW_NAMES[place]!];
      if (window.startMs === startMs) continue;
      if (IS_ROLLING[place]) window.moveTo(startMs, this.#steps);
      else this.#fillFromDay(window, startMs);
    }
  }

  #fillFromDay(window: MovingWindow, startMs: number): void {
    const day = this.#calendar.dayOf(startMs);
    const slots = day && this.day(day)?.slots.values();
    window.fill(startMs, day?.endMs ?? startMs, slots ?? []);
  }

  #dayLedger(day: BusinessDay): DayLedger {
    let ledger = this.#days.get(day.startMs);
    if (!ledger) this.#days.set(day.startMs, (ledger = new DayLedger(day)));
    return ledger;
  }

  #find(day: BusinessDay, atMs: number): readonly Bucket[] {
    const ofDay = this.#dayLedger(day);
    const buckets = [ofDay.total, ofDay.slotAt(atMs)];
    const number = Math.floor(atMs / STEP_MS);
    const endMs = (number + 1) * STEP_MS;
    const isStepKept = endMs > this.#stepsFromMs;
    if (isStepKept) buckets.push(bucketOf(this.#steps, number, endMs - STEP_MS, endMs));
    for (const [place, window] of this.#windows.entries()) {
      if (window.contains(atMs) && (isStepKept || !IS_ROLLING[place])) buckets.push(window);
    }
    return buckets;
  }
}
