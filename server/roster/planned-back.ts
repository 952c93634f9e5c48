/** When an agent who is on a break is to be back by the plan, epoch milliseconds; null where the plan says nothing of now. */
import type { Shift } from './roster.ts';

/** People leave a little before their break is due: it is that break all the same. */
const EARLY_MS = 5 * 60_000;

/** @param shifts that have time in common with the day */
export function plannedBackMs(shifts: readonly Shift[], agent: string, nowMs: number): number | null {
  const absences = shifts.flatMap((shift) => (shift.agent === agent ? shift.absences : []));
  const isOfNow = ({ startMs, endMs }: Shift['absences'][number]): boolean =>
    startMs - EARLY_MS <= nowMs && nowMs < endMs;
  return absences.find(isOfNow)?.endMs ?? null;
}
