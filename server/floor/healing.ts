/**
 * When snapshots ended what their source lists no more: a leg whose end was lost ends at the first snapshot of its source
 * that lacks it, none later listing it. A function of the set of snapshots, whatever order they came in.
 */
import type { Leg } from './leg.ts';
import type { Snapshots } from './snapshots.ts';
import { placeOf } from './sorted-times.ts';

/** The source that a leg is of; null while none has offered or listed it. */
export const sourceOf = ({ offered, listings }: Leg): string | null =>
  offered?.source ?? listings?.first.source ?? null;

/** Where the leg stands by its facts alone: nothing that snapshots could end, where it has its outcome and its end. */
export function standsIn({ offered, listings, answered, abandoned, diverted, ended }: Leg) {
  if (ended) return null;
  if (answered) return 'inProgress';
  if (abandoned || diverted) return null;
  return offered || listings?.offered ? 'waiting' : null;
}

/** Null while no snapshot ended it. */
export function healedAtMs(leg: Leg, bySource: ReadonlyMap<string, Snapshots>): number | null {
  const source = bySource.size === 0 ? null : sourceOf(leg);
  const array = source === null ? null : standsIn(leg);
  const times = array && bySource.get(source!)?.[array];
  if (!times) return null;
  const sinceMs = Math.max(leg.offered?.timeMs ?? -Infinity, leg.answered?.timeMs ?? -Infinity);
  const afterMs = leg.listings?.lastMs ?? -Infinity;
  // Times are whole milliseconds: what is later than a listing is so by one at least.
  return times[placeOf(times, Math.max(sinceMs, afterMs + 1))] ?? null;
}
