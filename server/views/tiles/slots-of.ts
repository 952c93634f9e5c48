/** The quarter hours of a subject's days. */
import type { FigureId } from '#lib/protocol/figures.ts';
import type { BusinessDay } from '../../floor/calendar.ts';
import { waitingAtStart, type DaySlots, type SlotFigure } from '../../floor/day-slots.ts';
import { FIGURES } from '../../floor/figure-definitions.ts';
import { SLOT_MS } from '../../floor/ledger.ts';
import type { ContactSubject, Subject } from './subject.ts';

/** Whether a slot can tell it. */
export const isOfSlots = (figure: FigureId): figure is FigureId & SlotFigure =>
  figure === 'maxWaitMs' || Object.hasOwn(FIGURES, figure);

export const countsContacts = (subject: Subject): subject is ContactSubject =>
  subject.kind === 'site' || subject.kind === 'queue';

/** The number of the slot that the moment is in. */
export const currentSlot = ({ at: { moment } }: ContactSubject): number =>
  Math.floor((moment.nowMs - moment.day.startMs) / SLOT_MS);

export const slotsOfDay = (subject: ContactSubject, day: BusinessDay): DaySlots =>
  subject.at.slotsOf(subject.queue, day, subject.channels);

export const slotsToday = (subject: ContactSubject): DaySlots => slotsOfDay(subject, subject.at.moment.day);

/** How many waited when today began. */
export const waitingAtDayStart = (subject: ContactSubject): number =>
  waitingAtStart(slotsToday(subject), subject.now.waiting);
