/** The course of a figure over today, by quarter of an hour. */
import type { FigureId } from '#lib/protocol/figures.ts';
import { figureOfSlots, waitingBySlot, type SlotFigure } from '../../floor/day-slots.ts';
import { rows } from '../rows.ts';
import { countsContacts, currentSlot, isOfSlots, slotsToday, waitingAtDayStart } from './slots-of.ts';
import type { ContactSubject, Subject } from './subject.ts';

export type Course = Readonly<Record<string, number | null>>;

const NO_COURSE: Course = {};

export const bySlot = (values: readonly (number | null)[]): Course =>
  rows(values.map((value, slot) => [String(slot), value]));

/** Every slot that has begun. */
export function courseOf(subject: ContactSubject, figure: SlotFigure | 'waiting'): Course {
  const slots = slotsToday(subject);
  const count = currentSlot(subject) + 1;
  if (figure === 'waiting') return bySlot(waitingBySlot(slots, waitingAtDayStart(subject), count));
  return bySlot(Array.from({ length: count }, (_, slot) => figureOfSlots(slots, figure, slot, slot + 1)));
}

/** Empty where no slot can tell it. */
export function trendOf(subject: Subject, figure: FigureId): Course {
  if (!countsContacts(subject)) return NO_COURSE;
  return figure === 'waiting' || isOfSlots(figure) ? courseOf(subject, figure) : NO_COURSE;
}
