/** Shifts as tests want them. */
import type { ShiftRow } from '#lib/protocol/shift-view.ts';

/** Somebody at work who keeps to the plan, but for what is said. */
export const shiftRow = (name: string, more: Partial<ShiftRow> = {}): ShiftRow => ({
  name,
  team: 'red',
  state: 'available',
  reason: null,
  sinceMs: null,
  shift: null,
  planned: 'work',
  adherence: 1,
  lateStartMs: 0,
  lateSinceMs: null,
  earlyLeaveMs: 0,
  overBreakMs: 0,
  overBreakSinceMs: null,
  unplannedMs: 0,
  unplannedSinceMs: null,
  overAcwSinceMs: null,
  overHandleSinceMs: null,
  handled: 0,
  ahtMs: null,
  ...more
});
