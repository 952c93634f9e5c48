/** How right forecasts were: of the likely ranges that were given, how many held; how far off what was likely was. */

/** A figure that was foretold, and what came of it. */
export interface Foretold {
  readonly likely: number;
  readonly low: number;
  readonly high: number;
  /** How sure the range was meant to be, 0–1. */
  readonly share: number;
  /** What the figure was when it was foretold; null if there was none. */
  readonly before: number | null;
  readonly actual: number;
}

export interface Calibration {
  /** How many ranges were given, how many of them held, and how many should have. */
  readonly ranges: number;
  readonly held: number;
  readonly meant: number;
  /** How often a value or two were likelier than that, how often they came, and how often they should have. */
  readonly certain: number;
  readonly came: number;
  readonly meantToCome: number;
  /** Of those with a figure before: the mean absolute error of what was likely, and of that figure as it was; null of none. */
  readonly error: number | null;
  readonly errorAsItWas: number | null;
}

/** Counts come in lumps: where no range is meant to hold in about four of five cases, what is given is as good as certain. */
const CERTAIN = 0.86;

export const isRange = ({ share }: Pick<Foretold, 'share'>): boolean => share < CERTAIN;

const holds = ({ low, high, actual }: Foretold): boolean => low <= actual && actual <= high;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : sum(values) / values.length);

export function calibrationOf(all: readonly Foretold[]): Calibration {
  const ranges = all.filter(isRange);
  const others = all.filter((each) => !isRange(each));
  const known = all.flatMap(({ before, likely, actual }) => (before === null ? [] : [{ before, likely, actual }]));
  return {
    ranges: ranges.length,
    held: ranges.filter(holds).length,
    meant: sum(ranges.map(({ share }) => share)),
    certain: others.length,
    came: others.filter(holds).length,
    meantToCome: sum(others.map(({ share }) => share)),
    error: mean(known.map(({ likely, actual }) => Math.abs(likely - actual))),
    errorAsItWas: mean(known.map(({ before, actual }) => Math.abs(before - actual)))
  };
}
