/** Today beside the same time of yesterday, or of the day a week ago. */
import type { Comparison } from '#lib/protocol/board-document.ts';
import type { Compared } from '#lib/protocol/board-view.ts';
import type { FigureId, WindowId } from '#lib/protocol/figures.ts';
import type { BusinessDay } from '../../floor/calendar.ts';
import { figureOfSlots, waitingAtStart, waitingBySlot, type SlotFigure } from '../../floor/day-slots.ts';
import { SLOT_MS } from '../../floor/ledger.ts';
import { sameSlots } from '../../floor/same-clock.ts';
import type { BoardReading } from '../board-reading.ts';
import type { OverDay } from '../kept-day.ts';
import { countsContacts, currentSlot, isOfSlots, slotsOfDay, slotsToday, waitingAtDayStart } from './slots-of.ts';
import type { ContactSubject, Subject } from './subject.ts';
import { bySlot, type Course } from './trend.ts';

interface OtherDay extends OverDay {
  readonly day: BusinessDay;
}

type Comparable = SlotFigure | 'waiting';

/** The floor itself still knows it. */
function yesterdayOf(subject: ContactSubject): OtherDay | null {
  const { at } = subject;
  const [, day] = at.site.daysKnown(at.moment.nowMs);
  if (!day || at.slotsOf(null, day, null).sums.size === 0) return null;
  const slots = slotsOfDay(subject, day);
  return { day, slots, waiting: waitingAtStart(slots, waitingAtDayStart(subject)) };
}

function lastWeekOf(subject: ContactSubject, { context }: BoardReading): OtherDay | null {
  const kept = context.lastWeek(subject.at.site.id);
  if (!kept || kept.isEmpty) return null;
  return { day: kept.day, ...kept.of(subject.queue?.id ?? null, subject.channels) };
}

/** Null: nothing is kept of it. */
const otherDayOf = (which: Comparison, subject: ContactSubject, reading: BoardReading): OtherDay | null =>
  which === 'yesterday' ? yesterdayOf(subject) : lastWeekOf(subject, reading);

const slotsAtSameTime = ({ at: { site, moment } }: ContactSubject, { day }: OtherDay): readonly (number | null)[] =>
  sameSlots(site.calendar, moment.day, day);

/** Over so many full slots before the end of the last one; 0: since the day began. */
function lengthOf(window: WindowId, { at }: ContactSubject): number {
  if (window === 'today' || window === 'now') return 0;
  const minutes = { interval: at.site.definition.intervalMinutes, last5m: 5, last15m: 15, last30m: 30, last60m: 60 };
  return Math.max(1, minutes[window] / (SLOT_MS / 60_000));
}

/** The figure of the last so many slots before `end`, or of all; of who waited, how many at its end. */
function figureUpTo({ slots, waiting }: OverDay, figure: Comparable, end: number, length: number): number | null {
  if (figure === 'waiting') return waitingBySlot(slots, waiting, end).at(-1) ?? waiting;
  return figureOfSlots(slots, figure, length === 0 ? 0 : Math.max(0, end - length), end);
}

/** Null where nothing is kept of that day, or the figure or the time can't be compared. */
export function comparedOf(
  subject: Subject,
  window: WindowId,
  figure: FigureId,
  which: Comparison,
  reading: BoardReading
): Compared | null {
  if (!countsContacts(subject) || !(figure === 'waiting' || isOfSlots(figure))) return null;
  const end = currentSlot(subject);
  const other = end > 0 ? otherDayOf(which, subject, reading) : null;
  const otherEnd = other && slotsAtSameTime(subject, other)[end];
  if (!other || otherEnd == null) return null;
  const today = { slots: slotsToday(subject), waiting: waitingAtDayStart(subject) };
  const length = Math.min(lengthOf(window, subject), end);
  return {
    atMs: subject.at.moment.day.startMs + end * SLOT_MS,
    then: figureUpTo(other, figure, otherEnd, length),
    now: figureUpTo(today, figure, end, length)
  };
}

/** The other day's course by the numbers of today's slots, to the end of the day; null: nothing is kept of it. */
export function otherCourse(
  subject: ContactSubject,
  figure: Comparable,
  which: Comparison,
  reading: BoardReading
): Course | null {
  const other = otherDayOf(which, subject, reading);
  if (!other) return null;
  const same = slotsAtSameTime(subject, other);
  if (figure !== 'waiting') {
    return bySlot(same.map((slot) => (slot === null ? null : figureOfSlots(other.slots, figure, slot, slot + 1))));
  }
  const waiting = waitingBySlot(other.slots, other.waiting, Math.max(...same.map((slot) => slot ?? 0)) + 1);
  return bySlot(same.map((slot) => (slot === null ? null : waiting[slot]!)));
}
