/**
 * How high a CUSUM's score has to be for an alarm, so that without any change there is one in a stated time on average.
 * Brook and Evans, "An approach to the probability distribution of CUSUM run length" (1972): the score as a Markov chain.
 */
import { countsLaw } from './counts-law.ts';
import { gain } from './cusum-gain.ts';

export interface Tuning {
  /** Expected in a step, and variance ÷ mean of what comes. */
  readonly mean: number;
  readonly dispersion: number;
  /** How many times what is expected the change is that is looked for: above 1 a surge, below 1 a collapse. */
  readonly ratio: number;
  /** One false alarm in so many steps. */
  readonly falseAlarmSteps: number;
}

const CELLS = 100;

/** The mean number of steps from a score of 0 to one of `level`. */
export function runLength(level: number, { mean, dispersion, ratio }: Tuning): number {
  const law = countsLaw(mean, dispersion);
  const width = level / CELLS;
  const gains = law.map((_, count) => gain(count, mean, dispersion, ratio) / width);
  const equations = Array.from({ length: CELLS }, (_, from) => equationOf(from, law, gains));
  return solveFirst(equations);
}

/** 1 = L(from) − Σ likelihood · L(to), as coefficients and the 1. A score between two cells belongs to both, by nearness. */
function equationOf(from: number, law: readonly number[], gains: readonly number[]): Float64Array {
  const row = new Float64Array(CELLS + 1);
  row[from]! += 1;
  row[CELLS] = 1;
  for (let count = 0; count < law.length; count++) {
    const to = Math.max(0, from + gains[count]!);
    if (to >= CELLS) continue;
    const cell = Math.floor(to);
    const part = to - cell;
    row[cell]! -= law[count]! * (1 - part);
    if (cell + 1 < CELLS) row[cell + 1]! -= law[count]! * part;
  }
  return row;
}

/** The first unknown, by elimination from the last one on; the diagonal dominates. */
function solveFirst(rows: readonly Float64Array[]): number {
  for (let last = CELLS - 1; last > 0; last--) {
    const pivot = rows[last]!;
    for (let above = 0; above < last; above++) {
      const row = rows[above]!;
      const factor = row[last]! / pivot[last]!;
      if (factor === 0) continue;
      for (let column = 0; column < last; column++) row[column]! -= factor * pivot[column]!;
      row[CELLS]! -= factor * pivot[CELLS]!;
    }
  }
  return rows[0]![CELLS]! / rows[0]![0]!;
}

/** A run that is longer or shorter than asked for by so much, as a logarithm, will do. */
const NEAR = 0.01;
const MOST_STEPS = 30;

/**
 * A higher level is reached later, and the logarithm of when is nearly a straight line: so it is looked for where a line
 * through the two nearest known points is right (regula falsi, with the weight of a point that stays halved).
 */
export function alarmLevel(tuning: Tuning): number {
  const miss = (level: number): number => Math.log(runLength(level, tuning) / tuning.falseAlarmSteps);
  let high = { level: Math.log(tuning.falseAlarmSteps) + 2, miss: Infinity };
  let low = { level: high.level / 8, miss: -Infinity };
  high.miss = miss(high.level);
  low.miss = miss(low.level);
  if (low.miss >= 0) return low.level;
  for (let step = 0; step < MOST_STEPS; step++) {
    const level = (low.level * high.miss - high.level * low.miss) / (high.miss - low.miss);
    const found = { level, miss: miss(level) };
    if (Math.abs(found.miss) < NEAR) return level;
    if (found.miss < 0) [low, high] = [found, { ...high, miss: high.miss / 2 }];
    else [low, high] = [{ ...low, miss: low.miss / 2 }, found];
  }
  return (low.level + high.level) / 2;
}

/** One step of the means for which levels are computed, as a factor: between two of them the one of the nearer holds. */
const MEAN_STEP = 1.2;
const DISPERSION_STEP = 1.1;

/** So many steps from 1. */
const stepsTo = (value: number, step: number): number => Math.round(Math.log(value) / Math.log(step));

/** Of one ratio and one interval between false alarms: by steps of the mean, and of the dispersion. */
class Levels {
  readonly #known = new Map<number, Map<number, number>>();

  of({ mean, dispersion, ...tuning }: Tuning): number {
    const [meanSteps, dispersionSteps] = [stepsTo(mean, MEAN_STEP), stepsTo(Math.max(1, dispersion), DISPERSION_STEP)];
    const ofMean = entry(this.#known, meanSteps, () => new Map<number, number>());
    return entry(ofMean, dispersionSteps, () =>
      alarmLevel({ ...tuning, mean: MEAN_STEP ** meanSteps, dispersion: DISPERSION_STEP ** dispersionSteps })
    );
  }
}

function entry<V>(map: Map<number, V>, key: number, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Levels that were computed before are known: means change slowly, and there are many queues. */
export class AlarmLevels {
  readonly #known = new Map<number, Map<number, Levels>>();

  of(tuning: Tuning): number {
    const ofInterval = entry(this.#known, tuning.falseAlarmSteps, () => new Map<number, Levels>());
    return entry(ofInterval, tuning.ratio, () => new Levels()).of(tuning);
  }
}
