/**
 * How many contacts are expected to arrive, and how sure that is: the baseline's course of the day, at the level that today
 * turned out to have; without a baseline today's own course goes on as it is, with honestly wide limits.
 *
 * The level has a gamma law that today's counts sharpen, the older the less: so what comes in a time has a negative binomial.
 */
import type { Baseline } from './baseline.ts';

const MINUTE_MS = 60_000;

export interface LevelOptions {
  /** A minute's count weighs half as much after so many further minutes, with a baseline and without. */
  readonly halfLifeMinutes: { readonly known: number; readonly unknown: number };
  /** The latest minutes are left out: what is watched must not be what it is measured by. */
  readonly lagMinutes: number;
}

/** What foretells the next half hour best. */
export const TO_FORETELL: LevelOptions = { halfLifeMinutes: { known: 90, unknown: 40 }, lagMinutes: 0 };
/** What unexpected changes are seen against: a surge must not pass for what is usual before it is seen. */
export const TO_WATCH: LevelOptions = { halfLifeMinutes: { known: 180, unknown: 60 }, lagMinutes: 30 };

export interface ArrivalForecast {
  /** Arrivals that are expected in the minute of that number since the day began. */
  readonly meanIn: (minute: number) => number;
  /** Of the level: its standard error ÷ the level. */
  readonly levelError: number;
  /** Variance ÷ mean of what comes where the level is known. */
  readonly dispersion: number;
  /** The days of the baseline, none: today's own course only. */
  readonly days: number;
}

/** What nobody knows of a day without a baseline: how the next half hour differs from the last hours. */
const UNKNOWN_COURSE = 0.35;
/** How far the best known level drifts meanwhile. */
const DRIFT = 0.08;
const USUAL_DISPERSION = 1.5;
/** Of a queue of which nothing is known: so many arrivals in so many minutes. */
const FIRST_GUESS = { arrivals: 0.1, minutes: 2 };

/** Between the middles of slots it changes steadily. @returns arrivals in each minute */
export function minuteMeans(means: readonly number[], slotMs: number): (minute: number) => number {
  const slotMinutes = slotMs / MINUTE_MS;
  const at = (slot: number): number => means[Math.min(means.length - 1, Math.max(0, slot))]! / slotMinutes;
  return (minute) => {
    const place = (minute + 0.5) / slotMinutes - 0.5;
    const slot = Math.floor(place);
    return at(slot) + (at(slot + 1) - at(slot)) * (place - slot);
  };
}

/** Today's counts and what the course made of them, later ones weighing more. */
export interface Weighed {
  readonly observed: number;
  readonly expected: number;
}

export const UNWEIGHED: Weighed = { observed: 0, expected: 0 };

/** What of a minute's weight is left a minute later. */
export const keptOf = (halfLifeMinutes: number): number => 0.5 ** (1 / halfLifeMinutes);

/** One minute more. */
export const weighedWith = ({ observed, expected }: Weighed, count: number, usual: number, kept: number): Weighed => ({
  observed: observed * kept + count,
  expected: expected * kept + usual
});

/** Before its first contact nobody knows whether a queue was open. */
const firstIn = (counts: readonly number[]): number =>
  Math.max(
    0,
    counts.findIndex((count) => count > 0)
  );

function weigh(
  today: readonly number[],
  courseAt: (minute: number) => number,
  halfLifeMinutes: number,
  fromMinute: number
): Weighed {
  const kept = keptOf(halfLifeMinutes);
  let weighed = UNWEIGHED;
  for (let minute = fromMinute; minute < today.length; minute++) {
    weighed = weighedWith(weighed, today[minute]!, courseAt(minute), kept);
  }
  return weighed;
}

/** How many times the baseline's course comes today; without one, how much a minute. */
export interface Level {
  readonly level: number;
  readonly levelError: number;
  readonly dispersion: number;
}

export function levelOf(baseline: Baseline | null, { observed, expected }: Weighed): Level {
  const dispersion = baseline?.dispersion ?? USUAL_DISPERSION;
  const sure = baseline ? 1 / baseline.levelError ** 2 : 0;
  const shape = observed / dispersion + (baseline ? sure : FIRST_GUESS.arrivals);
  const level = shape / (expected / dispersion + (baseline ? sure : FIRST_GUESS.minutes));
  const drift = baseline ? DRIFT : UNKNOWN_COURSE;
  return { level, levelError: Math.sqrt(1 / shape + drift ** 2), dispersion };
}

/** The baseline's arrivals in each minute of the day; without one, 1. */
export const courseOf = (baseline: Baseline | null, slotMs: number): ((minute: number) => number) =>
  baseline ? minuteMeans(baseline.means, slotMs) : () => 1;

/**
 * @param slotMs the length of the baseline's slots
 * @param today arrivals by full minute since the day began; the last one is the last full minute before now
 */
export function forecastArrivals(
  baseline: Baseline | null,
  slotMs: number,
  today: readonly number[],
  { halfLifeMinutes, lagMinutes }: LevelOptions
): ArrivalForecast {
  const courseAt = courseOf(baseline, slotMs);
  const halfLife = baseline ? halfLifeMinutes.known : halfLifeMinutes.unknown;
  const known = today.slice(0, Math.max(0, today.length - lagMinutes));
  const weighed = weigh(known, courseAt, halfLife, baseline ? 0 : firstIn(known));
  const { level, levelError, dispersion } = levelOf(baseline, weighed);
  return { meanIn: (minute) => level * courseAt(minute), levelError, dispersion, days: baseline?.days ?? 0 };
}
