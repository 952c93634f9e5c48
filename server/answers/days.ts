/** The business days of a site that can be gone back to. */
import type { Day } from '#lib/protocol/questions.ts';
import type { StreamFold } from '../floor/stream-fold.ts';

/** Null for a site that nobody has named. */
export function answerDays(
  { floor }: StreamFold,
  { site: id }: { readonly site: string },
  nowMs: number,
  keptFromMs: number
): Day[] | null {
  const calendar = floor.sites.get(id)?.calendar;
  if (!calendar) return null;
  return calendar.daysBetween(keptFromMs, nowMs).map((day) => ({ day: calendar.dateOf(day), ...day }));
}
