/** How busy a floor is by the clock on its wall. */

/** The share of the busiest hour's contacts that comes at each full hour of a working day. */
const WORKING_DAY = [
  0.32, 0.31, 0.3, 0.3, 0.3, 0.31, 0.33, 0.37, 0.4, 0.64, 0.72, 0.82, 0.8, 0.8, 0.98, 1, 0.92, 0.74, 0.46, 0.4, 0.3,
  0.28, 0.26, 0.31
] as const;
/** What a free day has of the working day's bustle above its nights. */
const FREE_DAY = 0.6;
const NIGHT = Math.min(...WORKING_DAY);

/** 0–1, at an instant, by the clock and the calendar of `timeZone`. */
export function busynessAt(atMs: number, timeZone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(timeZone);
  const before = WORKING_DAY[local.hour]!;
  const after = WORKING_DAY[(local.hour + 1) % 24]!;
  const busyness = before + (after - before) * (local.minute / 60);
  return local.dayOfWeek >= 6 ? NIGHT + (busyness - NIGHT) * FREE_DAY : busyness;
}
