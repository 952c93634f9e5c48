/** The minute of the day at a place. */
export function minuteOfDay(epochMs: number, timeZone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
  return hour * 60 + minute;
}
