/** The windows that figures are counted over. Each ends with the moment asked about; both its ends belong to it. */
import type { BusinessDay } from './calendar.ts';

/** The rolling windows, shortest first, in minutes. */
export const ROLLING = { last5m: 5, last15m: 15, last30m: 30, last60m: 60 } as const;

export type RollingName = keyof typeof ROLLING;
export type WindowName = 'today' | 'interval' | RollingName;

export const ROLLING_NAMES = Object.keys(ROLLING) as RollingName[];
export const WINDOW_NAMES: readonly WindowName[] = ['today', 'interval', ...ROLLING_NAMES];

/** Rolling windows move by this step. */
export const STEP_MS = 10_000;

/** Where each window begins, epoch milliseconds. */
export type WindowStarts = Readonly<Record<WindowName, number>>;

const rollingStart = (nowMs: number, minutes: number): number =>
  Math.floor(nowMs / STEP_MS) * STEP_MS + STEP_MS - minutes * 60_000;

/** @param intervalMinutes of the site: its intervals are counted in elapsed time from the start of the day */
export function windowStarts(day: BusinessDay, nowMs: number, intervalMinutes: number): WindowStarts {
  const intervalMs = intervalMinutes * 60_000;
  const rolling = Object.fromEntries(ROLLING_NAMES.map((name) => [name, rollingStart(nowMs, ROLLING[name])]));
  return {
    today: day.startMs,
    interval: day.startMs + Math.floor((nowMs - day.startMs) / intervalMs) * intervalMs,
    ...(rolling as Record<RollingName, number>)
  };
}

/** The rolling windows all begin at other steps, or none does. */
export const isSameStart = (a: WindowStarts, b: WindowStarts): boolean =>
  a.last5m === b.last5m && a.interval === b.interval && a.today === b.today;

/** A moment that is asked about, the business day it is in, and where its windows begin. */
export interface Moment {
  readonly nowMs: number;
  readonly day: BusinessDay;
  readonly starts: WindowStarts;
}

/** Nothing older is in any rolling window of `nowMs`. */
export const earliestRolling = (nowMs: number): number => rollingStart(nowMs, ROLLING.last60m);
