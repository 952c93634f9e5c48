/** What is settled before a day begins: who works when, who rests when, and where it will get crowded. */
import { PEOPLE, SHIFT_HOURS, type Person } from './people.ts';
import { QUEUE_PLANS } from './queue-plans.ts';
import { Random } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Pause {
  readonly atMs: number;
  readonly durationMs: number;
  readonly reason: string;
}
export interface Shift {
  readonly person: Person;
  readonly startMs: number;
  readonly endMs: number;
  readonly pauses: readonly Pause[];
}
/** For a while, a queue gets `factor` times what it would get. */
export interface Surge {
  readonly queue: string;
  readonly factor: number;
  readonly startMs: number;
  readonly endMs: number;
}
export interface DayPlan {
  readonly shifts: readonly Shift[];
  readonly surges: readonly Surge[];
}

/** The plan of a date: the same for the same seed, whichever run asks. */
export function planDay(seed: number, date: Temporal.PlainDate, timeZone: string): DayPlan {
  const random = new Random(`${seed} ${date.toString()}`);
  const at = (time: string): number =>
    date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  const working = PEOPLE.filter((person) => random.chance(presence(person, date)));
  return {
    shifts: working.map((person) => planShift(person, at(person.shift), random)),
    surges: planSurges(at('00:00'), random)
  };
}

function presence({ shift }: Person, date: Temporal.PlainDate): number {
  return date.dayOfWeek >= 6 && shift < '12:00' ? 0.6 : 0.97;
}

function planShift(person: Person, onTheDotMs: number, random: Random): Shift {
  const startMs = onTheDotMs + random.between(-3, 3) * MINUTE;
  const pause = (reason: string, hours: number, spread: number, minutes: number, more: number): Pause => ({
    reason,
    atMs: startMs + (hours + random.between(-spread, spread)) * HOUR,
    durationMs: random.between(minutes, minutes + more) * MINUTE
  });
  const pauses = [
    pause('break', 1.9, 0.8, 12, 6),
    pause('lunch', 4.4, 1.3, 30, 20),
    pause('break', 7.1, 0.8, 12, 6),
    ...(random.chance(0.18) ? [pause('training', 5.9, 0.3, 35, 25)] : []),
    ...(random.chance(0.12) ? [pause('meeting', 1, 0.4, 15, 15)] : []),
    ...(random.chance(0.1) ? [pause('coaching', 3.1, 0.2, 15, 15)] : [])
  ];
  return { person, startMs, endMs: startMs + SHIFT_HOURS * HOUR, pauses };
}

function planSurges(dayStartMs: number, random: Random): Surge[] {
  const surges: Surge[] = [];
  const next = (): number => random.between(1.5, 4.5) * HOUR;
  for (let startMs = dayStartMs + next(); startMs < dayStartMs + 23 * HOUR; startMs += next()) {
    surges.push({
      queue: random.pick(QUEUE_PLANS).id,
      factor: random.between(1.7, 2.6),
      startMs,
      endMs: startMs + random.between(12, 25) * MINUTE
    });
  }
  return surges;
}
export const MAX_SURGE = 2.6;
