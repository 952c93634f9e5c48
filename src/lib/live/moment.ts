/** Past moments of a board: which there are, how one gets from one to another, and how an address names one. */
import { zoneClockMs } from '#lib/format/zone-clock.ts';
import { formatMoment, readMoment } from '#lib/protocol/moment-parameters.ts';
import type { Day, Moment } from '#lib/protocol/questions.ts';

export const MINUTE_MS = 60_000;

/** When a business day begins and before when it ends, epoch milliseconds. */
export type DaySpan = Pick<Day, 'startMs' | 'endMs'>;

const minuteOf = (atMs: number): number => Math.floor(atMs / MINUTE_MS) * MINUTE_MS;

/** The last moment of a day that there is to see: of one that is over its last instant, else the minute that runs. */
export function lastMoment(day: DaySpan, nowMs: number): number {
  return nowMs >= day.endMs ? day.endMs - 1 : minuteOf(nowMs);
}

/** The moment of the day that is nearest to `atMs`; null for the minute that runs, and later: that is live. */
export function within(day: DaySpan, atMs: number, nowMs: number): number | null {
  const last = lastMoment(day, nowMs);
  if (atMs >= last && nowMs < day.endMs) return null;
  return Math.max(day.startMs, Math.min(last, atMs));
}

/** So many whole minutes later, or earlier; from between two minutes, the part of one counts as the first. */
export function stepped(atMs: number, minutes: number): number {
  const from = minutes < 0 ? minuteOf(atMs + MINUTE_MS - 1) : minuteOf(atMs);
  return from + minutes * MINUTE_MS;
}

const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The moment of a day at which the site's clock shows what it shows at `atMs` of its own day; where it never does, because
 * the clock leaps over that time, the moment that is as far from the day's start.
 */
export function sameTimeOn(day: DaySpan, atMs: number, itsDay: DaySpan, timeZone: string): number {
  const asFar = day.startMs + (atMs - itsDay.startMs);
  const aheadMs = (at: number): number => {
    const ms = zoneClockMs(at, timeZone) - zoneClockMs(atMs, timeZone);
    return ms - Math.round(ms / DAY_MS) * DAY_MS;
  };
  const placed = asFar - aheadMs(asFar);
  return aheadMs(placed) === 0 ? placed : asFar;
}

/**
 * The moment that a page's address names: see moment-parameters.ts.
 *
 * @returns null where it names none, `bad` where it names none that is past
 */
export function momentOf(address: URLSearchParams, nowMs: number): Moment | null | 'bad' {
  if (!address.has('at')) return null;
  const { moment } = readMoment(address);
  return moment && moment.atMs <= nowMs ? moment : 'bad';
}

/** The address with the moment in it, or without any; what else it says stays. */
export function withMoment(address: URL, moment: Moment | null): URL {
  const url = new URL(address);
  for (const name of ['at', 'known']) url.searchParams.delete(name);
  if (moment) new URLSearchParams(formatMoment(moment)).forEach((value, name) => url.searchParams.set(name, value));
  return url;
}

/** The same of an address as text. */
export const hrefWithMoment = (href: string, moment: Moment | null): string => withMoment(new URL(href), moment).href;
