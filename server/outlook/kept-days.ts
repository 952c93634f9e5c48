/** What usually comes to a queue, and how much work that is: from the days that are kept. */
import type { BusinessDay } from '../floor/calendar.ts';
import { SLOT_MS } from '../floor/ledger.ts';
import { sameSlots } from '../floor/same-clock.ts';
import type { Site } from '../floor/site.ts';
import { baselineOf, type Baseline, type KeptDay } from '../forecast/baseline.ts';
import { addTotals, NO_WORK, type WorkTotals } from '../forecast/expected-work.ts';
import { dayOfArrivals, daysOver, type DayOfArrivals } from './day-of-arrivals.ts';

export { SLOT_MS } from '../floor/ledger.ts';

/** How people call changes over the seasons. */
const MOST_DAYS = 56;

export interface Usual {
  /** For the day that it is; null without a day on which anything came. */
  readonly baseline: Baseline | null;
  readonly work: (channel: string) => WorkTotals;
}

/** By queue. */
export type UsualOf = (queue: string) => Usual;

/** The days of one site in any order; the same list as long as they are the same. */
export type KeptDays = (site: string) => readonly DayOfArrivals[];

export const NO_DAYS: KeptDays = () => [];

/** Those before today that are days of this calendar, the latest ones; yesterday from the floor where it is not kept yet. */
function daysBefore(site: Site, today: BusinessDay, kept: readonly DayOfArrivals[], nowMs: number): DayOfArrivals[] {
  const { calendar } = site;
  const isDay = ({ day, startMs, endMs }: DayOfArrivals): boolean => {
    const named = startMs < today.startMs ? calendar.dayNamed(day) : null;
    return named !== null && named.startMs === startMs && named.endMs === endMs;
  };
  const fitting = kept.filter(isDay);
  const known = new Set(fitting.map(({ day }) => day));
  const own = daysOver(site, nowMs).filter((day) => !known.has(calendar.dateOf(day)));
  return [...fitting, ...own.map((day) => dayOfArrivals(site, day))]
    .sort((a, b) => b.startMs - a.startMs)
    .slice(0, MOST_DAYS);
}

/** By today's slots: the clock shows the same at them. */
function countsAs(site: Site, today: BusinessDay, day: DayOfArrivals, offered: readonly number[]): number[] {
  const slots = Math.ceil((today.endMs - today.startMs) / SLOT_MS);
  const isAlike = today.endMs - today.startMs === day.endMs - day.startMs;
  if (isAlike) return Array.from({ length: slots }, (_, slot) => offered[slot] ?? 0);
  const counts = Array<number>(slots).fill(0);
  for (const [slot, same] of sameSlots(site.calendar, day, today).entries()) {
    if (same !== null) counts[same]! += offered[slot] ?? 0;
  }
  return counts;
}

const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;
const isAnything = ({ counts }: KeptDay): boolean => counts.some((count) => count > 0);

function usualOf(site: Site, today: BusinessDay, days: readonly DayOfArrivals[], queue: string): Usual {
  // Before it was there it had no days.
  const first = days.findLastIndex(({ queues }) => Object.hasOwn(queues, queue));
  const own = days.slice(0, first + 1);
  const counted = own.map((day): KeptDay => {
    const counts = countsAs(site, today, day, day.queues[queue]?.offered ?? []);
    return { weekday: weekdayOf(day.day), counts };
  });
  const weekday = weekdayOf(site.calendar.dateOf(today));
  const totals = (channel: string): WorkTotals =>
    own.reduce((sum, { queues }) => addTotals(sum, queues[queue]?.work[channel] ?? NO_WORK), NO_WORK);
  return { baseline: counted.some(isAnything) ? baselineOf(counted, weekday) : null, work: memo(totals) };
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}

/** A baseline takes its time, and stays as it is all day: by list of days, and site and day. */
const found = new WeakMap<readonly DayOfArrivals[], Map<string, UsualOf>>();

/** Of a site at a moment. */
export function usualOfSite(site: Site, nowMs: number, keptDays: KeptDays): UsualOf {
  const today = site.dayAt(nowMs);
  const kept = keptDays(site.id);
  const days = daysBefore(site, today, kept, nowMs);
  const make = (): UsualOf => memo((queue) => usualOf(site, today, days, queue));
  if (days.some((day) => !kept.includes(day))) return make();
  let ofList = found.get(kept);
  if (!ofList) found.set(kept, (ofList = new Map<string, UsualOf>()));
  const key = `${site.id} ${today.startMs} ${today.endMs}`;
  let usual = ofList.get(key);
  if (!usual) ofList.set(key, (usual = make()));
  return usual;
}

/** Of a site at a moment, by queue; null without a day on which anything came. */
export function baselinesOf(site: Site, nowMs: number, keptDays: KeptDays): (queue: string) => Baseline | null {
  const usual = usualOfSite(site, nowMs, keptDays);
  return (queue) => usual(queue).baseline;
}
