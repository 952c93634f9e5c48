/**
 * The sums of one queue and channel: by business day, inside a day by slot of elapsed time, and for the last hour by the
 * steps that rolling windows move by. A contribution can be taken out again, so nothing depends on the order of events.
 */
import type { BusinessDay, Calendar } from './calendar.ts';
import { MovingWindow } from './moving-window.ts';
import { Bucket } from './sums.ts';
import { ROLLING_NAMES, STEP_MS, WINDOW_NAMES, type WindowName, type WindowStarts } from './windows.ts';

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

/** These are filled from a day's slots, the others from steps. */
const DAY_NAMES: readonly WindowName[] = ['today', 'interval'];

type Windows = Readonly<Record<WindowName, MovingWindow>>;

export class Ledger {
  readonly #calendar: Calendar;
  readonly #days = new Map<number, DayLedger>();
  /** By step since the epoch. */
  readonly #steps = new Map<number, Bucket>();
  readonly #windows = Object.fromEntries(WINDOW_NAMES.map((name) => [name, new MovingWindow()])) as Windows;
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

  /** The window of a name, moved to where it begins. */
  window(name: WindowName, starts: WindowStarts): MovingWindow {
    const window = this.#windows[name];
    if (window.startMs === starts[name]) return window;
    this.#lastAtMs = NaN;
    if (DAY_NAMES.includes(name)) this.#fillFromDay(window, starts[name]);
    else window.moveTo(starts[name], this.#steps);
    return window;
  }

  /** Another number as soon as the window of a name contains anything else. */
  markOf(name: WindowName, starts: WindowStarts): number {
    return this.counts + this.window(name, starts).moves;
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
    this.#resetWindows(ROLLING_NAMES, atMs);
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
    this.#resetWindows(WINDOW_NAMES, atMs);
    for (const [startMs, { day }] of this.#days) if (day.endMs <= atMs) this.#days.delete(startMs);
  }

  /** Those that contain anything before an instant: it is no longer known. */
  #resetWindows(names: readonly WindowName[], beforeMs: number): void {
    this.#lastAtMs = NaN;
    for (const name of names) if (this.#windows[name].startMs < beforeMs) this.#windows[name].reset();
  }

  #fillFromDay(window: MovingWindow, startMs: number): void {
    const day = this.#calendar.dayOf(startMs);
    const slots = day && this.day(day)?.slots.values();
    window.fill(startMs, day?.endMs ?? startMs, slots ?? []);
  }

  #find(day: BusinessDay, atMs: number): readonly Bucket[] {
    let ledger = this.#days.get(day.startMs);
    if (!ledger) this.#days.set(day.startMs, (ledger = new DayLedger(day)));
    const buckets = [ledger.total, ledger.slotAt(atMs)];
    const number = Math.floor(atMs / STEP_MS);
    const endMs = (number + 1) * STEP_MS;
    const isStepKept = endMs > this.#stepsFromMs;
    if (isStepKept) buckets.push(bucketOf(this.#steps, number, endMs - STEP_MS, endMs));
    for (const name of isStepKept ? WINDOW_NAMES : DAY_NAMES) {
      if (this.#windows[name].contains(atMs)) buckets.push(this.#windows[name]);
    }
    return buckets;
  }
}
