/** What was counted on a business day, by queue, channel and slot, as src/lib/protocol/past-day.ts describes it. */
import type { PastDay, PastDayQuestion, PastSlot } from '#lib/protocol/past-day.ts';
import type { BusinessDay } from '../floor/calendar.ts';
import { contactsNow } from '../floor/contacts-now.ts';
import { daySlots, waitingAtStart } from '../floor/day-slots.ts';
import { partsOf, type Part } from '../floor/reading.ts';
import type { Site } from '../floor/site.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { dayOfReport } from './report-days.ts';

type PastPart = PastDay['parts'][number];

function slotsOf([queue, channel]: Part, day: BusinessDay): PastSlot[] {
  const { sums, longestWaitMs } = daySlots(queue, day, [channel]);
  return [...sums].map(([number, own]) => {
    const longest = longestWaitMs(number);
    return { number, sums: own, longestWaitMs: longest === -Infinity ? null : longest };
  });
}

/** @param days from the day asked about to the one of the moment */
function partOf([queue, channel]: Part, days: readonly BusinessDay[], nowMs: number): PastPart {
  const { waiting } = contactsNow([queue], nowMs)(channel);
  return {
    queue: queue.id,
    channel,
    slots: slotsOf([queue, channel], days[0]!),
    waiting: days.reduce((count, day) => waitingAtStart(daySlots(queue, day, [channel]), count), waiting)
  };
}

const holdsAnything = ({ slots, waiting }: PastPart): boolean => slots.length > 0 || waiting > 0;

const partsOn = (site: Site, days: readonly BusinessDay[], nowMs: number): PastPart[] =>
  partsOf(site.queues.values())
    .map((part) => partOf(part, days, nowMs))
    .filter(holdsAnything);

/** Null for a site that nobody has named, a day that has not begun, and one that this floor knows no more (or only in part). */
export function answerPastDay(
  { floor }: Pick<StreamFold, 'floor'>,
  { site: id, day: name }: PastDayQuestion,
  nowMs: number
): PastDay | null {
  const site = floor.sites.get(id);
  const day = site && dayOfReport(site, name, nowMs);
  if (!site || !day) return null;
  return { ...day, parts: partsOn(site, site.calendar.daysBetween(day.startMs, nowMs), nowMs) };
}
