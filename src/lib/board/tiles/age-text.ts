import type { FigureFormat } from '#lib/format/figures.ts';
import { MINUTE_MS } from '#lib/live/moment.ts';

/** What an age is written from: below that it looks the same. */
export function wholeMinutes(nowMs: number, sinceMs: number | null): number | null {
  return sinceMs === null ? null : Math.max(0, Math.floor((nowMs - sinceMs) / MINUTE_MS));
}

/** Minutes as a wall writes them: `<1`, `7`, `1:05` after an hour. Hundreds of people would tick each second else. */
export function minutesText(minutes: number | null, format: FigureFormat): string {
  if (minutes === null) return format.count(null);
  if (minutes === 0) return `<${format.count(1)}`;
  return minutes < 60 ? format.count(minutes) : format.duration(minutes * 1000);
}
