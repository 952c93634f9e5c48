/**
 * What usually arrives at a queue on a weekday, from the counts of the days that are kept; how well that foretells a day is
 * measured by foretelling each kept day from the others.
 */

export interface KeptDay {
  /** 1 (Monday) – 7. */
  readonly weekday: number;
  /** Arrivals by slot of elapsed time since the day began; all days have slots of one length. */
  readonly counts: readonly number[];
}

export interface Baseline {
  /** Arrivals that are expected in each slot. */
  readonly means: readonly number[];
  /** Variance ÷ mean of a slot's count, where the day's level is known; at least 1. */
  readonly dispersion: number;
  /** The same without the slots that were least as foretold: what is unusual must not pass for how usual counts vary. */
  readonly calmDispersion: number;
  /** How far off the day's level as a whole may be: its standard error ÷ the level. */
  readonly levelError: number;
  /** How many days it is made of, and how many of them were such a weekday. */
  readonly days: number;
  readonly ofWeekday: number;
}

/** How much the pooled course of all days counts against each day of the same weekday, in days. */
const POOLED_WEIGHT = 0.7;
/** What a forecast is taken to be worth before it was measured, and how many measured days or slots that counts for. */
const USUAL_ERROR = { known: 0.25, unknown: 0.6, weight: 2 };
const USUAL_DISPERSION = { value: 1.5, weight: 20 };
/** Slots where less is expected say little of how much counts vary. */
const LEAST_MEAN = 1;
/** The share of slots that may be unusual; and what is left of the mean of a squared normal deviate without its largest. */
const UNUSUAL = 0.05;
const LEFT_OF_MEAN = 0.759;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

/** By slot. A day may be shorter than others. */
const totals = (days: readonly KeptDay[]): number[] =>
  Array.from({ length: Math.max(0, ...days.map(({ counts }) => counts.length)) }, (_, slot) =>
    sum(days.map(({ counts }) => counts[slot] ?? 0))
  );

function meansOf(days: readonly KeptDay[], weekday: number): number[] {
  const same = days.filter((day) => day.weekday === weekday);
  const level = mean((same.length > 0 ? same : days).map(({ counts }) => sum(counts)));
  const pooled = totals(days);
  const all = sum(pooled);
  if (all === 0) return pooled;
  const own = totals(same);
  return pooled.map((count, slot) => {
    const byPool = (level * count) / all;
    return ((own[slot] ?? 0) + POOLED_WEIGHT * byPool) / (same.length + POOLED_WEIGHT);
  });
}

interface Trial {
  readonly isWeekdayKnown: boolean;
  /** The day's total ÷ what was foretold, − 1. */
  readonly error: number;
  /** Of each slot: (count − foretold)² ÷ foretold, with the day's own level. */
  readonly spreads: readonly number[];
}

/** Foretells a day from the others. Null where they foretell nothing. */
function tryOn(day: KeptDay, others: readonly KeptDay[]): Trial | null {
  const foretold = meansOf(others, day.weekday);
  const expected = sum(foretold);
  if (expected === 0) return null;
  const level = sum(day.counts) / expected;
  const spreads: number[] = [];
  for (const [slot, each] of foretold.entries()) {
    const scaled = each * level;
    if (scaled < LEAST_MEAN) continue;
    spreads.push(((day.counts[slot] ?? 0) - scaled) ** 2 / scaled);
  }
  const isWeekdayKnown = others.some(({ weekday }) => weekday === day.weekday);
  return { isWeekdayKnown, error: level - 1, spreads };
}

function levelErrorOf(trials: readonly Trial[], isWeekdayKnown: boolean): number {
  const errors = trials.filter((trial) => trial.isWeekdayKnown === isWeekdayKnown).map(({ error }) => error ** 2);
  const usual = isWeekdayKnown ? USUAL_ERROR.known : USUAL_ERROR.unknown;
  const { weight } = USUAL_ERROR;
  return Math.sqrt((sum(errors) + weight * usual ** 2) / (errors.length + weight));
}

function dispersionOf(spreads: readonly number[]): number {
  const { value, weight } = USUAL_DISPERSION;
  return Math.max(1, (sum(spreads) + weight * value) / (spreads.length + weight));
}

function calmDispersionOf(spreads: readonly number[]): number {
  const calm = spreads.toSorted((a, b) => a - b).slice(0, Math.ceil((1 - UNUSUAL) * spreads.length));
  return dispersionOf(calm.map((spread) => spread / LEFT_OF_MEAN));
}

/** Null without a day to make it of. */
export function baselineOf(days: readonly KeptDay[], weekday: number): Baseline | null {
  if (days.length === 0) return null;
  const trials = days.flatMap(
    (day) =>
      tryOn(
        day,
        days.filter((other) => other !== day)
      ) ?? []
  );
  const spreads = trials.flatMap((trial) => trial.spreads);
  const ofWeekday = days.filter((day) => day.weekday === weekday).length;
  return {
    means: meansOf(days, weekday),
    dispersion: dispersionOf(spreads),
    calmDispersion: calmDispersionOf(spreads),
    levelError: levelErrorOf(trials, ofWeekday > 0),
    days: days.length,
    ofWeekday
  };
}
