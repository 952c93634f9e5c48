/** Which day a report is of, and which floor knows it. */
import type { Moment } from '#lib/protocol/questions.ts';
import type { ReportMinutes } from '#lib/protocol/report.ts';
import type { BusinessDay, Calendar } from '../floor/calendar.ts';
import type { Site } from '../floor/site.ts';
import type { Interval } from '../floor/times-by-interval.ts';

/** The day of a name, `today` or `yesterday`, where the site has begun it and still knows all of it. */
export function dayOfReport(site: Site, name: string, nowMs: number): BusinessDay | null {
  const known = site.daysKnown(nowMs);
  if (name === 'today') return known[0] ?? null;
  if (name === 'yesterday') return known[1] ?? null;
  return known.find((day) => site.calendar.dateOf(day) === name) ?? null;
}

/**
 * The moment that a floor has to stand at to report on a day; null: the present will do, or there is no such day.
 *
 * A floor knows all of the day it stands in and of the one before. When the second day after a day begins, what comes in of
 * that day is refused as stale: by then its report is what it stays.
 */
export function momentOfReport(calendar: Calendar, name: string, nowMs: number): Moment | null {
  const day = calendar.dayNamed(name);
  const dayAfter = day && calendar.dayOf(day.endMs);
  if (!dayAfter) return null;
  const settled = calendar.dayOf(dayAfter.endMs);
  return settled && settled.startMs <= nowMs ? { atMs: settled.startMs, known: 'then' } : null;
}

/** The intervals of a day that have begun, counted in elapsed time from its start; where it ends, the last one does. */
export function intervalsOf(day: BusinessDay, minutes: ReportMinutes | null, nowMs: number): Interval[] {
  const intervals: Interval[] = [];
  if (minutes === null) return intervals;
  const lengthMs = minutes * 60_000;
  for (let startMs = day.startMs; startMs < day.endMs && startMs <= nowMs; startMs += lengthMs) {
    intervals.push({ startMs, endMs: Math.min(startMs + lengthMs, day.endMs) });
  }
  return intervals;
}
