/** The windows of a moment: metrics.md, "Windows". */
import type { Window } from './batch-figures.ts';
import { businessDayStart } from './business-day.ts';

const MINUTE = 60_000;
const TEN_SECONDS = 10_000;

export interface SiteSettings {
  readonly timeZone?: string | null;
  readonly dayStartsAt?: string | null;
  readonly intervalMinutes?: number | null;
}

/** Every window but now, by name. */
export type Windows = Readonly<Record<'today' | 'interval' | 'last5m' | 'last15m' | 'last30m' | 'last60m', Window>>;

export function windowsAt(nowMs: number, settings: SiteSettings): Windows {
  const dayMs = businessDayStart(nowMs, settings.timeZone ?? 'UTC', settings.dayStartsAt ?? '00:00');
  const from = (fromMs: number): Window => ({ fromMs, toMs: nowMs });
  const last = (minutes: number): Window =>
    from(Math.floor(nowMs / TEN_SECONDS) * TEN_SECONDS + TEN_SECONDS - minutes * MINUTE);
  let intervalMs = dayMs;
  while (intervalMs + (settings.intervalMinutes ?? 30) * MINUTE <= nowMs) {
    intervalMs += (settings.intervalMinutes ?? 30) * MINUTE;
  }
  return {
    today: from(dayMs),
    interval: from(intervalMs),
    last5m: last(5),
    last15m: last(15),
    last30m: last(30),
    last60m: last(60)
  };
}
