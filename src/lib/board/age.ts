/** How long ago, milliseconds, never below 0; null where nothing is known. */
export function ageMs(nowMs: number, sinceMs: number | null): number | null {
  return sinceMs === null ? null : Math.max(0, nowMs - sinceMs);
}
