/** The next half hour of each queue, with likely ranges: from the floor as it is, by simulated paths. */
import type { FloorNow, LineNow } from './floor-now.ts';
import { limitsOf, middleOf, type Limits } from './limits.ts';
import { fractionOf, levelOf, type Fraction } from './service-level.ts';
import { simulate, type Outcome } from './simulate.ts';

/** `likely` is exceeded as often as not, `expected` the mean of all paths; `low` to `high` holds it in four of five cases. */
export interface Foreseen extends Limits {
  readonly likely: number;
  readonly expected: number;
}

/** Of one queue at one horizon. */
export interface Prospect {
  readonly minutes: number;
  /** How many wait then. */
  readonly waiting: Foreseen;
  /** Of the time from now until then, by the queue's formula; null where hardly anybody is likely to count. */
  readonly serviceLevel: Foreseen | null;
  /** In the time from now until then. */
  readonly abandoned: Foreseen;
}

export interface Projection {
  readonly queue: string;
  /** One for each horizon. */
  readonly prospects: readonly Prospect[];
}

export interface ProjectOptions {
  readonly seed: number;
  /** In how many paths; as many as the floor allows, if it is not said. */
  readonly paths?: number;
}

export const HORIZON_MINUTES = [5, 15, 30] as const;
/**
 * No path knows who comes and goes, so service levels turn out more unlike each other than the paths have them, the more so
 * the further ahead: their ranges hold so much larger a share of the paths. Measured on recorded days.
 */
const UNKNOWN_SHARE: Readonly<Record<(typeof HORIZON_MINUTES)[number], number>> = { 5: 0.03, 15: 0.04, 30: 0.08 };
/** How sure a likely range is. */
export const SHARE = 0.8;

/** So many contacts are simulated altogether: a large floor in fewer paths, where chance evens out anyway. */
const CONTACTS = 300_000;
const [LEAST_PATHS, MOST_PATHS] = [64, 400];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function pathsFor({ lines, hands }: FloorNow): number {
  const contacts = hands.length + sum(lines.map(({ arrivals }) => sum(arrivals)));
  return Math.round(Math.min(MOST_PATHS, Math.max(LEAST_PATHS, CONTACTS / (1 + contacts))));
}

function foresee(values: readonly number[], expected = sum(values) / values.length, unknown = 0): Foreseen {
  const sorted = values.toSorted((a, b) => a - b);
  const { low, high, share } = limitsOf(sorted, SHARE + unknown);
  return { likely: middleOf(sorted), expected, low, high, share: share - unknown };
}

/** @param fractions of each path those of all lines */
function foreseeLevel(fractions: readonly (readonly Fraction[])[], unknown: number): Foreseen | null {
  const levels = fractions.map(levelOf).filter((level) => level !== null);
  return levels.length > fractions.length / 2 ? foresee(levels, levelOf(fractions.flat())!, unknown) : null;
}

/** A queue's lines at one horizon, put together path by path. @param outcomes by line */
function prospect(
  minutes: (typeof HORIZON_MINUTES)[number],
  rules: readonly LineNow['rule'][],
  outcomes: readonly (readonly Outcome[])[]
) {
  const paths = [...outcomes[0]!.keys()];
  const total = (figure: 'waiting' | 'abandoned'): number[] =>
    paths.map((path) => sum(outcomes.map((ofLine) => ofLine[path]![figure])));
  const fractions = paths.map((path) => outcomes.map((its, line) => fractionOf(rules[line]!.formula, its[path]!)));
  return {
    minutes,
    waiting: foresee(total('waiting')),
    serviceLevel: foreseeLevel(fractions, UNKNOWN_SHARE[minutes]),
    abandoned: foresee(total('abandoned'))
  };
}

/** Of each queue that has a line. */
export function project(floor: FloorNow, { seed, paths = pathsFor(floor) }: ProjectOptions): Projection[] {
  const horizonsMs = HORIZON_MINUTES.map((minutes) => minutes * 60_000);
  const outcomes = simulate(floor, { horizonsMs, paths, seed });
  const places = Map.groupBy(floor.lines.keys(), (place) => floor.lines[place]!.queue);
  return [...places].map(([queue, its]) => {
    const rules = its.map((place) => floor.lines[place]!.rule);
    const prospects = HORIZON_MINUTES.map((minutes, horizon) =>
      prospect(
        minutes,
        rules,
        its.map((place) => outcomes[place]![horizon]!)
      )
    );
    return { queue, prospects };
  });
}
