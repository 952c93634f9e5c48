import type { DayChart } from '#lib/protocol/site-view.ts';
import { chartData, daySpan } from './chart-data.ts';
import type { ChartData, Span } from './chart-data.ts';

const HOUR_MS = 3_600_000;

export interface PastChart {
  /** Of the board's moment; null where that is of another day, because the one asked for has not come yet. */
  readonly chart: DayChart | null;
  /** The whole day, by what is known now; null where that has not come yet. */
  readonly course: DayChart | null;
  readonly dayStartMs: number;
  readonly dayEndMs: number;
  /** The last moment there is of the day. */
  readonly lastMs: number;
  /** The board's moment. */
  readonly atMs: number;
  /** The earliest moment that was looked at: it must stay in the picture. */
  readonly earliestMs: number;
}

/** The span, begun earlier by as many hours as it takes to have the moment in it. */
export function reaching({ fromMs, toMs }: Span, atMs: number): Span {
  const hours = Math.max(0, Math.ceil((fromMs - atMs) / HOUR_MS));
  return { fromMs: fromMs - hours * HOUR_MS, toMs };
}

/** The day up to a moment, which is the last row's, and how it went on from there by another chart's data. */
export function continued(before: ChartData, after: ChartData): ChartData {
  const atMs = before[0][before[0].length - 1] ?? -Infinity;
  const next = after[0].findIndex((timeMs) => timeMs > atMs);
  if (next < 0) return before;
  if (next === 0) return after;
  // A row holds until the next one: from the moment on, the step that it lies in is the other chart's.
  return [
    [...before[0], ...after[0].slice(next)],
    [...before[1].slice(0, -1), ...after[1].slice(next - 1)],
    [...before[2].slice(0, -1), ...after[2].slice(next - 1)]
  ];
}

const NOTHING: DayChart = { slotMs: HOUR_MS, offered: {}, serviceLevel: {}, waitingSlotMs: HOUR_MS, waiting: {} };

/**
 * What is drawn of a day that somebody goes back and forth in: the moment's own figures up to the moment, the rest of the
 * day after it. So the picture stands still while the moment moves through it.
 */
export function pastChart(past: PastChart): { readonly data: ChartData; readonly span: Span } {
  const { dayStartMs, dayEndMs, lastMs } = past;
  const whole = past.course ?? past.chart ?? NOTHING;
  const span = reaching(daySpan(whole, dayStartMs, dayEndMs, lastMs), Math.max(dayStartMs, past.earliestMs));
  const upTo = (chart: DayChart | null, endMs: number): ChartData =>
    chartData(chart ?? NOTHING, dayStartMs, span.fromMs, chart ? endMs : -Infinity);
  return { data: continued(upTo(past.chart, past.atMs), upTo(past.course, lastMs)), span };
}
