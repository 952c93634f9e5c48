import type { DayChart } from '#lib/protocol/site-view.ts';

/** Columns as uPlot takes them; times in epoch milliseconds. */
export type ChartData = [times: number[], waiting: (number | null)[], serviceLevel: (number | null)[]];

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const HOUR_MS = 3_600_000;
/** The least that is drawn of a day, so that its first contacts are no billboard. */
const LEAST_MS = 4 * HOUR_MS;

type Slots = Readonly<Record<string, number | null>>;

const firstSlot = (slots: Slots): number => Math.min(...Object.keys(slots).map(Number));

/**
 * What is drawn of the day: from the hour in which something first happened to the end of the current one. It moves once
 * an hour, not with every contact.
 */
export function daySpan(chart: DayChart, dayStartMs: number, dayEndMs: number, nowMs: number): Span {
  const began = Math.min(firstSlot(chart.offered) * chart.slotMs, firstSlot(chart.waiting) * chart.waitingSlotMs);
  const hoursDone = Math.floor((nowMs - dayStartMs) / HOUR_MS) + 1;
  const toMs = Math.min(dayEndMs, dayStartMs + Math.max(hoursDone * HOUR_MS, LEAST_MS));
  const firstHourMs = Math.floor(Math.min(began, toMs - dayStartMs) / HOUR_MS) * HOUR_MS;
  return { fromMs: Math.max(dayStartMs, Math.min(dayStartMs + firstHourMs, toMs - LEAST_MS)), toMs };
}

/**
 * The day so far, a row for each waiting slot from `fromMs`, and one at this moment that ends the last step. A contact that
 * waits spans slots, so where nothing is said of a slot nobody waited; a slot without service level is a gap in its line.
 */
export function chartData(chart: DayChart, dayStartMs: number, fromMs: number, nowMs: number): ChartData {
  const data: ChartData = [[], [], []];
  const put = (timeMs: number, slotMs: number): void => {
    const sinceStartMs = slotMs - dayStartMs;
    data[0].push(timeMs);
    data[1].push(chart.waiting[String(Math.floor(sinceStartMs / chart.waitingSlotMs))] ?? 0);
    data[2].push(chart.serviceLevel[String(Math.floor(sinceStartMs / chart.slotMs))] ?? null);
  };
  let lastMs = fromMs;
  for (let timeMs = fromMs; timeMs < nowMs; timeMs += chart.waitingSlotMs) put(timeMs, (lastMs = timeMs));
  if (nowMs > fromMs) put(nowMs, lastMs);
  return data;
}

/** A round number not below `value` and not far above it, at least 5. */
export function roundMaximum(value: number): number {
  if (value <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((maximum) => maximum >= value)!;
}

/** Full hours between two moments, counted from the day's start, so far apart that at most `most` fit. */
export function hourMarks({ fromMs, toMs }: Span, dayStartMs: number, most: number): number[] {
  const hours = (toMs - fromMs) / HOUR_MS;
  const step = [1, 2, 3, 4, 6].find((each) => hours / each <= most) ?? 12;
  const stepMs = step * HOUR_MS;
  const first = dayStartMs + Math.ceil((fromMs - dayStartMs) / stepMs) * stepMs;
  return Array.from({ length: Math.floor((toMs - first) / stepMs) + 1 }, (_, index) => first + index * stepMs);
}
