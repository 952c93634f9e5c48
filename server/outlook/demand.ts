/** When somebody waited whom nobody was being rung for: the times in which a free agent would have been given a contact. */
import { canLie } from './can-lie.ts';
import type { RecentLeg } from './recent-legs.ts';

/** Start and end by turns, in order; no two touch. */
export type Times = readonly number[];

/** It takes a moment to hand a contact to who is free. */
export const HANDED_OVER_MS = 4000;

export function demandOf(legs: readonly RecentLeg[], nowMs: number): Times {
  const waits: [startMs: number, endMs: number][] = [];
  for (const { reading, rangMs } of legs) {
    if (canLie(reading.channel)) continue;
    const startMs = reading.offeredAtMs + HANDED_OVER_MS;
    const endMs = Math.min(reading.outcome === null ? nowMs : reading.outcomeAtMs, rangMs);
    if (endMs > startMs) waits.push([startMs, endMs]);
  }
  return united(waits.sort(([a], [b]) => a - b));
}

function united(spans: Iterable<readonly [startMs: number, endMs: number]>): number[] {
  const times: number[] = [];
  for (const [startMs, endMs] of spans) {
    if (times.length > 0 && startMs <= times.at(-1)!) times[times.length - 1] = Math.max(times.at(-1)!, endMs);
    else times.push(startMs, endMs);
  }
  return times;
}

export function unionOf(all: readonly Times[]): Times {
  const [only] = all;
  if (only && all.length === 1) return only;
  const spans = all.flatMap((times) =>
    Array.from({ length: times.length / 2 }, (_, place) => [times[2 * place]!, times[2 * place + 1]!] as const)
  );
  return united(spans.sort(([a], [b]) => a - b));
}

/** Whether a moment is in the times. */
export function isWithin(times: Times, atMs: number): boolean {
  let isIn = false;
  within(times, atMs - 1, atMs, () => (isIn = true));
  return isIn;
}

/** Calls back for each part of a span that lies in the times. */
export function within(
  times: Times,
  startMs: number,
  endMs: number,
  take: (fromMs: number, toMs: number) => void
): void {
  let [low, high] = [0, times.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[2 * middle + 1]! > startMs) high = middle;
    else low = middle + 1;
  }
  for (let place = low; 2 * place < times.length && times[2 * place]! < endMs; place++) {
    take(Math.max(startMs, times[2 * place]!), Math.min(endMs, times[2 * place + 1]!));
  }
}
