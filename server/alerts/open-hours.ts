/** Whether a rule is in force at a moment: its opening hours, in the site's own time zone. */
import type { OpenHours } from '#lib/protocol/alert-rules.ts';

const dayBefore = (day: number): number => (day === 1 ? 7 : day - 1);

/** @param hours null: always open. Those that end on the next day belong to the day on which they begin */
export function isOpen(hours: OpenHours | null, timeZone: string, nowMs: number): boolean {
  if (!hours) return true;
  const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(nowMs)).toZonedDateTimeISO(timeZone);
  const clock = now.toPlainTime().toString({ smallestUnit: 'minute' });
  const { days, from, to } = hours;
  const isToday = days.includes(now.dayOfWeek);
  if (from < to) return isToday && from <= clock && clock < to;
  return (isToday && from <= clock) || (days.includes(dayBefore(now.dayOfWeek)) && clock < to);
}
