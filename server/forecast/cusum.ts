/**
 * One side of a CUSUM over counts: a score that grows while more comes than expected (or less), and says since when.
 * Page, "Continuous inspection schemes" (1954). Pure: a state, one step's count, the next state.
 */
import { gain } from './cusum-gain.ts';

/** What is expected of one step. */
export interface Expected {
  /** Above 0. */
  readonly mean: number;
  /** Variance ÷ mean of what comes where the mean is right. */
  readonly dispersion: number;
  /** How far off the mean itself may be: its standard error ÷ the mean. What that explains is no change. */
  readonly uncertainty: number;
}

export interface CusumState {
  readonly score: number;
  /** The number of steps since the score was last 0: so long ago the change began, if there is one. */
  readonly steps: number;
  /** What came in those steps, and what was expected. */
  readonly observed: number;
  readonly expected: number;
  readonly isAlarm: boolean;
}

export const AT_REST: CusumState = { score: 0, steps: 0, observed: 0, expected: 0, isAlarm: false };

/** The mean is taken to be as far off, in this direction, as its error makes likely. */
const ERRORS = 2;

/** An alarm ends when the score has come down to this share of the level. */
const ENDS_AT = 0.5;

/** The mean up to which (or down to which) nothing has changed. */
export function toleratedMean({ mean, uncertainty }: Expected, ratio: number): number {
  return ratio > 1 ? mean * (1 + ERRORS * uncertainty) : mean / (1 + ERRORS * uncertainty);
}

/**
 * @param observed what came in the step: a count, or what weighs like one
 * @param ratio how many times what is expected the change is that is looked for
 * @param level the score at which it is an alarm
 */
export function after(
  state: CusumState,
  observed: number,
  expected: Expected,
  ratio: number,
  level: number
): CusumState {
  const gained = gain(observed, toleratedMean(expected, ratio), expected.dispersion, ratio);
  const score = Math.max(0, state.score + gained);
  if (score === 0) return AT_REST;
  const isAlarm = score >= level || (state.isAlarm && score > ENDS_AT * level);
  return {
    // Above the level it would only take the longer to see the end of the change.
    score: Math.min(score, level),
    steps: state.steps + 1,
    observed: state.observed + observed,
    expected: state.expected + expected.mean,
    isAlarm
  };
}
