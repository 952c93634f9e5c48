/** Parts of a day by local times, over midnight too. */
import type { DayPart } from './displays.ts';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAY_MINUTES = 24 * 60;

export const isTime = (value: unknown): value is string => typeof value === 'string' && TIME.test(value);

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** @param minute of the day, from 0 */
export function isWithin({ from, to }: DayPart, minute: number): boolean {
  const since = (minute - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES;
  const lasts = (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return since < lasts;
}
