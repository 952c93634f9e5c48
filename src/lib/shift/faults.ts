/** What of a shift was not as planned, or takes longer than the company means it to. */
import type { ShiftRow } from '#lib/protocol/shift-view.ts';

export const FAULTS = ['late', 'overBreak', 'unplanned', 'earlyLeave', 'overAcw', 'overHandle'] as const;
export type FaultKind = (typeof FAULTS)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly ms: number;
  /** It still lasts: somebody can do something about it. */
  readonly isNow: boolean;
}

/** Those that last first, and of those the longest. */
export function faultsOf(row: Omit<ShiftRow, 'shift'>, nowMs: number): Fault[] {
  const lasting = (kind: FaultKind, sinceMs: number | null): Fault[] =>
    sinceMs === null ? [] : [{ kind, ms: Math.max(0, nowMs - sinceMs), isNow: true }];
  const over = (kind: FaultKind, ms: number): Fault[] => (ms > 0 ? [{ kind, ms, isNow: false }] : []);
  return [
    ...lasting('late', row.lateSinceMs),
    ...lasting('overBreak', row.overBreakSinceMs),
    ...lasting('unplanned', row.unplannedSinceMs),
    ...lasting('overAcw', row.overAcwSinceMs),
    ...lasting('overHandle', row.overHandleSinceMs),
    ...over('late', row.lateStartMs),
    ...over('overBreak', row.overBreakMs),
    ...over('unplanned', row.unplannedMs),
    ...over('earlyLeave', row.earlyLeaveMs)
  ].sort((a, b) => Number(b.isNow) - Number(a.isNow) || b.ms - a.ms);
}
