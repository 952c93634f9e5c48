/** The start of a business day, by looking at every minute of a date: metrics.md, "Windows". */

const starts = new Map<string, number | null>();

/** The first instant of the date at which the clock shows `dayStartsAt` or later; null if there is none. */
function searchStart(date: Temporal.PlainDate, timeZone: string, dayStartsAt: string): number | null {
  const wanted = Temporal.PlainTime.from(dayStartsAt);
  const midnight = date.toZonedDateTime({ timeZone }).toInstant();
  for (let minutes = 0; minutes < 30 * 60; minutes++) {
    const clock = midnight.add({ minutes }).toZonedDateTimeISO(timeZone);
    const isThere = Temporal.PlainTime.compare(clock.toPlainTime(), wanted) >= 0;
    if (isThere && clock.toPlainDate().equals(date)) return clock.epochMilliseconds;
  }
  return null;
}

function startOf(date: Temporal.PlainDate, timeZone: string, dayStartsAt: string): number | null {
  const name = `${date.toString()} ${timeZone} ${dayStartsAt}`;
  if (!starts.has(name)) starts.set(name, searchStart(date, timeZone, dayStartsAt));
  return starts.get(name) ?? null;
}

/** When the business day that `atMs` falls in began. Dates are known from four days before to two after. */
export function businessDayStart(atMs: number, timeZone: string, dayStartsAt: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate();
  const candidates = [2, 1, 0, -1, -2, -3, -4]
    .map((days) => startOf(today.add({ days }), timeZone, dayStartsAt))
    .filter((startMs) => startMs !== null && startMs <= atMs);
  return Math.max(...(candidates as number[]));
}
