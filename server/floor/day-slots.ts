/** A business day by slots of a quarter of an hour: what was counted in each, and what figures come of it. */
import type { Channel } from '../contract/event-types.ts';
import type { BusinessDay } from './calendar.ts';
import { SUM } from './contributions.ts';
import type { FigureName, Level } from './figure-definitions.ts';
import { figureOf } from './figures.ts';
import type { Scope } from './scope-windows.ts';
import { addSums, emptySums, isEmpty, type Sums } from './sums.ts';

/** What a slot can tell: sums, ratios of them, and the longest wait. */
export type SlotFigure = FigureName | 'maxWaitMs';

export interface DaySlots {
  readonly level: Level;
  /** By number of the slot since the day's start; one in which nothing is counted (any more) is left out. */
  readonly sums: ReadonlyMap<number, Sums>;
  /** The longest wait of an outcome in a slot; −Infinity if there was none. */
  readonly longestWaitMs: (slot: number) => number;
}

/** The day of a queue or a site. @param only the channels that are added up; null: all that are there */
export function daySlots(scope: Scope, day: BusinessDay, only: readonly Channel[] | null): DaySlots {
  const channels = only === null ? scope.channels : scope.channels.filter((channel) => only.includes(channel));
  const days = channels.map((channel) => ({ channel, slots: scope.ledger(channel).day(day)?.slots }));
  const sums = new Map<number, Sums>();
  for (const { slots } of days) {
    for (const [number, slot] of slots ?? []) {
      if (isEmpty(slot.sums)) continue;
      const total = sums.get(number);
      if (total) addSums(total, slot.sums);
      else sums.set(number, slot.sums.slice());
    }
  }
  const longestWaitMs = (number: number): number => {
    let longest = -Infinity;
    for (const { channel, slots } of days) {
      const slot = slots?.get(number);
      if (slot) longest = Math.max(longest, scope.longestWaitMs(channel, slot));
    }
    return longest;
  };
  return { level: scope.level, sums, longestWaitMs };
}

/** The figure of several slots together: those from `first` until before `end`. */
export function figureOfSlots(slots: DaySlots, figure: SlotFigure, first: number, end: number): number | null {
  if (figure === 'maxWaitMs') {
    let longest = -Infinity;
    for (let slot = first; slot < end; slot++) longest = Math.max(longest, slots.longestWaitMs(slot));
    return longest === -Infinity ? null : longest;
  }
  const total = emptySums();
  for (let slot = first; slot < end; slot++) {
    const sums = slots.sums.get(slot);
    if (sums) addSums(total, sums);
  }
  return figureOf(figure, total, slots.level);
}

/** How much longer the queue was at a slot's end than at its start. */
function growth(sums: Sums): number {
  const left = sums[SUM.answered]! + sums[SUM.abandoned]! + sums[SUM.abandonedShort]! + sums[SUM.diverted]!;
  return sums[SUM.offered]! - left;
}

/** How many waited when the day began, counted back from how many waited when what the slots hold had happened. */
export function waitingAtStart({ sums }: Pick<DaySlots, 'sums'>, waiting: number): number {
  for (const each of sums.values()) waiting -= growth(each);
  return waiting;
}

/**
 * How many waited at the end of each slot.
 *
 * @param waiting how many did when the day began
 * @param count of slots
 */
export function waitingBySlot({ sums }: Pick<DaySlots, 'sums'>, waiting: number, count: number): number[] {
  const bySlot: number[] = [];
  for (let slot = 0; slot < count; slot++) {
    const its = sums.get(slot);
    if (its) waiting += growth(its);
    // An outcome that is earlier than the offer (a source's dirt) is in an earlier slot than the wait it ends.
    bySlot.push(Math.max(0, waiting));
  }
  return bySlot;
}
