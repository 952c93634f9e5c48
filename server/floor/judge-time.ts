/** Whether an event's time is one that the stream can take: neither far ahead nor of a day that is settled. */
import { formatDateTime } from '../contract/date-time.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import type { Calendar } from './calendar.ts';

/** How far a source's clock may be ahead. */
const FUTURE_LIMIT_MS = 5 * 60_000;

/** Null where the time is fine. Judged against the moment at which the stream stored the event. */
export function rejectionByTime(
  event: FloorEvent,
  storedAtMs: number,
  calendar: Calendar
): { readonly reason: 'future' | 'stale'; readonly detail: string } | null {
  const { timeMs } = event;
  if (timeMs > storedAtMs + FUTURE_LIMIT_MS) {
    const aheadMs = timeMs - storedAtMs;
    return { reason: 'future', detail: `time is ${aheadMs} ms ahead of ${formatDateTime(storedAtMs)}, when it came` };
  }
  const today = calendar.dayOf(storedAtMs);
  const yesterday = today && calendar.dayBefore(today);
  if (!yesterday || timeMs >= yesterday.startMs) return null;
  const limit = formatDateTime(yesterday.startMs);
  return { reason: 'stale', detail: `time is before ${limit}, the start of the business day before the current one` };
}
