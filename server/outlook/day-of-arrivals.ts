/**
 * What came to a site's queues on a business day, and how much work it was: small enough to be kept for many days, so that
 * what is usual on such a day can be told long after the floor has forgotten it.
 */
import type { BusinessDay } from '../floor/calendar.ts';
import { compareCodePoints } from '../floor/code-points.ts';
import { SLOT_MS } from '../floor/ledger.ts';
import type { Queue } from '../floor/queue.ts';
import type { Site } from '../floor/site.ts';
import { MINUTE_MS, type WorkOfDay } from '../floor/work-by-minute.ts';
import { usualTotals, type WorkedMinute, type WorkTotals } from '../forecast/expected-work.ts';

export interface ArrivalsOfQueue {
  /** Contacts by quarter of an hour since the day began; what is missing at the end is 0. */
  readonly offered: readonly number[];
  /** By channel. */
  readonly work: Readonly<Record<string, WorkTotals>>;
}

export interface DayOfArrivals {
  readonly site: string;
  /** The date on which it began, in the site's zone. */
  readonly day: string;
  readonly startMs: number;
  /** It ended before. */
  readonly endMs: number;
  readonly queues: Readonly<Record<string, ArrivalsOfQueue>>;
}

const MINUTES_A_SLOT = SLOT_MS / MINUTE_MS;

function offeredBySlot(work: WorkOfDay): number[] {
  const slots: number[] = [];
  for (const minutes of work.values()) {
    for (const [minute, { arrivals }] of minutes) {
      const slot = Math.floor(minute / MINUTES_A_SLOT);
      if (arrivals > 0) slots[slot] = (slots[slot] ?? 0) + arrivals;
    }
  }
  return Array.from(slots, (count) => count ?? 0);
}

/** In whatever order legs were told it is the same, to the last digit: servers compare what they come to. */
function totalsOf(minutes: Iterable<WorkedMinute>): WorkTotals {
  const { ended, workMs, squares } = usualTotals(minutes);
  return { ended, workMs: Math.round(workMs), squares: Math.round(squares) };
}

function arrivalsOf(queue: Queue, day: BusinessDay): ArrivalsOfQueue {
  const work = queue.work.day(day);
  const channels = [...work].sort(([a], [b]) => compareCodePoints(a, b));
  return {
    offered: offeredBySlot(work),
    work: Object.fromEntries(channels.map(([channel, minutes]) => [channel, totalsOf(minutes.values())]))
  };
}

/** The site must be settled for a moment of which the day is known. */
export function dayOfArrivals(site: Site, day: BusinessDay): DayOfArrivals {
  const queues = [...site.queues.values()]
    .filter(({ work }) => work.day(day).size > 0)
    .sort((a, b) => compareCodePoints(a.id, b.id));
  const { startMs, endMs } = day;
  return {
    site: site.id,
    day: site.calendar.dateOf(day),
    startMs,
    endMs,
    queues: Object.fromEntries(queues.map((queue) => [queue.id, arrivalsOf(queue, day)]))
  };
}

/** The days that are over at a moment, of which all was heard from their start, as far as the floor still knows them. */
export function daysOver(site: Site, nowMs: number): BusinessDay[] {
  const [, ...before] = site.daysKnown(nowMs);
  return before.filter(({ startMs }) => startMs >= site.heardFromMs);
}
