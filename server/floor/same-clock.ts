/** Which slots of two business days the clock shows at the same time: days whose zone changes its clocks are not alike. */
import type { BusinessDay, Calendar } from './calendar.ts';
import { SLOT_MS } from './ledger.ts';

interface Pair {
  readonly day: BusinessDay;
  readonly slots: readonly (number | null)[];
}

/** A day is compared with one later day at a time, and that all day long. */
const found = new WeakMap<BusinessDay, Pair>();

function find(calendar: Calendar, day: BusinessDay, other: BusinessDay): (number | null)[] {
  const slots: (number | null)[] = [];
  for (let startMs = day.startMs; startMs < day.endMs; startMs += SLOT_MS) {
    const sameMs = calendar.sameTime(startMs, day, other);
    slots.push(sameMs === null ? null : Math.floor((sameMs - other.startMs) / SLOT_MS));
  }
  return slots;
}

/**
 * By number of the slot of `day`, the number of the slot of the other one that begins at the same time of the clock; null
 * where the clock does not show that time on the other day.
 */
export function sameSlots(calendar: Calendar, day: BusinessDay, other: BusinessDay): readonly (number | null)[] {
  const known = found.get(other);
  if (known?.day === day) return known.slots;
  const slots = find(calendar, day, other);
  found.set(other, { day, slots });
  return slots;
}
