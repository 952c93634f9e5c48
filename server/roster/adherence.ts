/**
 * How an agent kept to the plan. Adherence is the share of the planned time so far in which the agent did what was planned:
 * was there to take contacts, or on one, where the shift says so; away where it says so (schedule adherence as workforce
 * management has it: minutes in adherence ÷ minutes scheduled). Work outside the shift counts neither way.
 */
import type { KnownState } from '../floor/standing.ts';
import { commonMs, lengthMs, type PlannedAbsence, type Shift, type Span } from './roster.ts';

/** An agent in one state, as it was. */
export interface Stay extends Span {
  readonly state: KnownState;
}

/** All in milliseconds. */
export interface Adherence {
  /** Of the shift so far. */
  readonly plannedMs: number;
  readonly adherentMs: number;
  /** Signed in so long after the shift began; grows until then. 0: on time. */
  readonly lateStartMs: number;
  readonly hasStarted: boolean;
  /** Signed out for good so long before the shift's end; 0 while the shift lasts. */
  readonly earlyLeaveMs: number;
  /** Away for longer than planned, all breaks of the shift together. */
  readonly overBreakMs: number;
  /** The same of the absence that still lasts; 0 where none does. */
  readonly overBreakNowMs: number;
  /** Away though no absence was planned for about that time. */
  readonly unplannedMs: number;
  readonly unplannedNowMs: number;
}

/** A break that begins so long before its time is still that break. */
const EARLY_MS = 15 * 60_000;

const isAway = (state: KnownState): boolean => state === 'not-ready' || state === 'offline';

/** The shift until a moment, in stretches that are all work or all absence. */
function plannedUntil(shift: Shift, nowMs: number): (Span & { readonly isAbsence: boolean })[] {
  const endMs = Math.min(shift.endMs, nowMs);
  const parts: (Span & { readonly isAbsence: boolean })[] = [];
  let fromMs = shift.startMs;
  for (const { startMs, endMs: untilMs } of shift.absences) {
    parts.push({ startMs: fromMs, endMs: startMs, isAbsence: false }, { startMs, endMs: untilMs, isAbsence: true });
    fromMs = untilMs;
  }
  parts.push({ startMs: fromMs, endMs: shift.endMs, isAbsence: false });
  return parts
    .map((part) => ({ ...part, endMs: Math.min(part.endMs, endMs) }))
    .filter((part) => part.startMs < part.endMs);
}

function adherentMs(shift: Shift, stays: readonly Stay[], nowMs: number): number {
  let total = 0;
  for (const part of plannedUntil(shift, nowMs)) {
    const present = stays.filter(({ state }) => !isAway(state)).reduce((sum, stay) => sum + commonMs(stay, part), 0);
    total += part.isAbsence ? lengthMs(part) - present : present;
  }
  return total;
}

/** Stays away from contacts without a pause, in the shift and after its start was kept; the last may still last. */
function absencesTaken(shift: Shift, stays: readonly Stay[], startedAtMs: number): Span[] {
  const taken: { startMs: number; endMs: number }[] = [];
  for (const { state, startMs, endMs } of stays) {
    const within = { startMs: Math.max(startMs, shift.startMs, startedAtMs), endMs: Math.min(endMs, shift.endMs) };
    if (!isAway(state) || within.startMs >= within.endMs) continue;
    const last = taken.at(-1);
    if (last?.endMs === within.startMs) last.endMs = within.endMs;
    else taken.push(within);
  }
  return taken;
}

/** The planned absence that somebody took; null: none was planned for about that time. */
function planOf(taken: Span, planned: readonly PlannedAbsence[]): PlannedAbsence | null {
  return (
    planned.find(({ startMs, endMs }) => taken.startMs >= startMs - EARLY_MS && taken.startMs < endMs) ??
    planned.find((each) => commonMs(taken, each) > 0) ??
    null
  );
}

/** How long each absence was over what was planned for it, or wholly unplanned. */
function excesses(shift: Shift, absences: readonly Span[]): { span: Span; overMs: number; isPlanned: boolean }[] {
  const leftMs = new Map(shift.absences.map((each) => [each, lengthMs(each)]));
  return absences.map((span) => {
    const plan = planOf(span, shift.absences);
    const allowedMs = plan ? leftMs.get(plan)! : 0;
    // Somebody who comes back for a minute does not have the whole break once more.
    if (plan) leftMs.set(plan, Math.max(0, allowedMs - lengthMs(span)));
    return { span, overMs: Math.max(0, lengthMs(span) - allowedMs), isPlanned: plan !== null };
  });
}

function startOf(shift: Shift, stays: readonly Stay[]): number | null {
  const first = stays.find(({ state, endMs }) => state !== 'offline' && endMs > shift.startMs);
  return first && first.startMs < shift.endMs ? Math.max(first.startMs, shift.startMs) : null;
}

/** When somebody went for good; null: not before the shift's end. */
function leaveOf(shift: Shift, stays: readonly Stay[]): number | null {
  const last = stays.findLast(({ startMs }) => startMs < shift.endMs);
  return last?.state === 'offline' && last.endMs >= shift.endMs ? Math.max(last.startMs, shift.startMs) : null;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);

/** @param stays earliest first, without gaps, the last one until `nowMs`: all that touches the shift */
export function adherence(shift: Shift, stays: readonly Stay[], nowMs: number): Adherence {
  const plannedMs = Math.max(0, Math.min(shift.endMs, nowMs) - shift.startMs);
  const startedAtMs = startOf(shift, stays);
  const leftAtMs = startedAtMs !== null && nowMs >= shift.endMs ? leaveOf(shift, stays) : null;
  const taken = startedAtMs === null ? [] : absencesTaken(shift, stays, startedAtMs);
  // Who has gone home is not on a break.
  const absences = leftAtMs === null ? taken : taken.filter(({ endMs }) => endMs < shift.endMs);
  const over = excesses(shift, absences);
  const present = over.filter(({ span }) => span.endMs >= nowMs && nowMs < shift.endMs);
  const of = (some: typeof over, isPlanned: boolean): number =>
    sum(some.filter((each) => each.isPlanned === isPlanned).map(({ overMs }) => overMs));
  return {
    plannedMs,
    adherentMs: plannedMs === 0 ? 0 : adherentMs(shift, stays, nowMs),
    lateStartMs: startedAtMs === null ? plannedMs : startedAtMs - shift.startMs,
    hasStarted: startedAtMs !== null,
    earlyLeaveMs: leftAtMs === null ? 0 : shift.endMs - leftAtMs,
    overBreakMs: of(over, true),
    overBreakNowMs: of(present, true),
    unplannedMs: of(over, false),
    unplannedNowMs: of(present, false)
  };
}
