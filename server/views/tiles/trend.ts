/** The course of a figure over today, by quarter of an hour. */
import type { FigureId } from '#lib/protocol/figures.ts';
import { daySlots, figureOfSlots, waitingBySlot, type DaySlots, type SlotFigure } from '../../floor/day-slots.ts';
import { FIGURES } from '../../floor/figure-definitions.ts';
import { SLOT_MS } from '../../floor/ledger.ts';
import { rows } from '../rows.ts';
import { contactsNowOf } from './amount.ts';
import type { ContactSubject, Subject } from './subject.ts';

export type Course = Readonly<Record<string, number | null>>;

const NO_COURSE: Course = {};

/** Whether a slot can tell it. */
export const isOfSlots = (figure: FigureId): figure is FigureId & SlotFigure =>
  figure === 'maxWaitMs' || Object.hasOwn(FIGURES, figure);

export const countsContacts = (subject: Subject): subject is ContactSubject =>
  subject.kind === 'site' || subject.kind === 'queue';

/** The number of the slot that the moment is in. */
export const currentSlot = ({ at: { moment } }: ContactSubject): number =>
  Math.floor((moment.nowMs - moment.day.startMs) / SLOT_MS);

export function slotsToday(subject: ContactSubject): DaySlots {
  const { at, channels } = subject;
  return daySlots(subject.kind === 'queue' ? subject.queue : at.site.ledgers, at.moment.day, channels);
}

/** Every slot that has begun, by its number. */
function bySlot(last: number, valueOf: (slot: number) => number | null): Course {
  return rows(Array.from({ length: last + 1 }, (_, slot) => [String(slot), valueOf(slot)] as const));
}

export function courseOf(subject: ContactSubject, figure: SlotFigure, slots = slotsToday(subject)): Course {
  return bySlot(currentSlot(subject), (slot) => figureOfSlots(slots, figure, slot, slot + 1));
}

export function courseOfWaiting(subject: ContactSubject, slots = slotsToday(subject)): Course {
  const last = currentSlot(subject);
  const waiting = waitingBySlot(slots, last, contactsNowOf(subject).waiting);
  return bySlot(last, (slot) => waiting[slot]!);
}

/** Empty where no slot can tell it. */
export function trendOf(subject: Subject, figure: FigureId): Course {
  if (!countsContacts(subject)) return NO_COURSE;
  if (figure === 'waiting') return courseOfWaiting(subject);
  return isOfSlots(figure) ? courseOf(subject, figure) : NO_COURSE;
}
