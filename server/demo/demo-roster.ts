/** What was planned for the demo's people: the times that they then come close to, as people do. */
import { ABSENCES, type PlannedAbsence, type Shift } from '../roster/roster.ts';
import { planDay, type Pause } from './day-plan.ts';
import { SHIFT_HOURS } from './people.ts';

const STEP_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
/** Of what takes longer on some days, the time that is planned for it. */
const PLANNED_MINUTES: Readonly<Record<string, number>> = { break: 15, lunch: 40, training: 45, meeting: 20 };

const toStep = (ms: number): number => Math.round(ms / STEP_MS) * STEP_MS;

function absenceOf({ reason, atMs, durationMs }: Pause): PlannedAbsence {
  const kind = ABSENCES.find((each) => each === reason) ?? 'other';
  const startMs = toStep(atMs);
  const minutes = PLANNED_MINUTES[kind];
  return { kind, startMs, endMs: startMs + (minutes === undefined ? toStep(durationMs) : minutes * 60_000) };
}

/** Without what begins before the one before it has ended. */
function oneAfterTheOther(absences: readonly PlannedAbsence[]): PlannedAbsence[] {
  const kept: PlannedAbsence[] = [];
  for (const absence of [...absences].sort((a, b) => a.startMs - b.startMs)) {
    if (absence.startMs >= (kept.at(-1)?.endMs ?? -Infinity)) kept.push(absence);
  }
  return kept;
}

/** The shifts that begin on a date. */
export function demoRoster(seed: number, date: Temporal.PlainDate, timeZone: string, site: string): Shift[] {
  return planDay(seed, date, timeZone).shifts.map(({ person, pauses }) => {
    const plainTime = Temporal.PlainTime.from(person.shift);
    const startMs = date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    const endMs = startMs + SHIFT_HOURS * HOUR_MS;
    const absences = oneAfterTheOther(pauses.map(absenceOf)).filter((each) => each.endMs <= endMs);
    return { site, agent: person.id, startMs, endMs, absences };
  });
}
