/**
 * Watches one queue for unexpected changes in its workload: more or fewer arrivals, more or less work in them. Four CUSUMs
 * share one stated interval between false alarms.
 */
import type { ChangeKind, WorkloadChange } from '#lib/protocol/workload.ts';
import { AlarmLevels } from './alarm-level.ts';
import { after, AT_REST, toleratedMean, type CusumState, type Expected } from './cusum.ts';

export interface WorkloadStep {
  readonly arrivals: number;
  /** By how much the contacts that ended in it were longer work than is expected of so many, in contacts of the mean handle time. */
  readonly excessWork: number;
  /** Of arrivals. */
  readonly expected: Expected;
  readonly handleTimes: {
    /** Standard deviation ÷ mean. */
    readonly variation: number;
    /** How far off the mean that is expected may be: its standard error ÷ the mean. */
    readonly uncertainty: number;
  };
}

export interface WatchOptions {
  readonly stepMs: number;
  /** The interval between two false alarms of the queue. */
  readonly falseAlarmMs: number;
}

/**
 * A queue that is quieter than this is watched for surges as if that much came (three contacts in a night are none), and for
 * collapses not at all.
 */
const LEAST_PER_MINUTE = 0.05;

/** The change that is looked for, in times of what is expected: smaller ones are found too, only later. */
const RATIO: Readonly<Record<ChangeKind, number>> = { surge: 1.5, collapse: 0.5 };

const SIDES = [
  { measure: 'arrivals', kind: 'surge' },
  { measure: 'arrivals', kind: 'collapse' },
  { measure: 'load', kind: 'surge' },
  { measure: 'load', kind: 'collapse' }
] as const;

export const DEFAULT_WATCH: WatchOptions = { stepMs: 60_000, falseAlarmMs: 30 * 24 * 3_600_000 };

/** What a watch has come to: the scores of its four sides. */
export type WatchState = readonly CusumState[];

export const UNWATCHED: WatchState = SIDES.map(() => AT_REST);

export class WorkloadWatch {
  readonly #options: WatchOptions;
  readonly #levels: AlarmLevels;

  /** @param levels shared by all queues: what was computed for one holds for the others */
  constructor(options: WatchOptions = DEFAULT_WATCH, levels: AlarmLevels = new AlarmLevels()) {
    this.#options = options;
    this.#levels = levels;
  }

  after(states: WatchState, step: WorkloadStep): WatchState {
    return SIDES.map((side, place) => this.#afterOf(side, states[place]!, step));
  }

  /** @param atMs when the last step ended */
  changes(states: WatchState, atMs: number): WorkloadChange[] {
    return SIDES.flatMap((side, place) => {
      const { isAlarm, steps, observed, expected } = states[place]!;
      return isAlarm
        ? [{ ...side, sinceMs: atMs - steps * this.#options.stepMs, observed: Math.max(0, observed), expected }]
        : [];
    });
  }

  #afterOf({ measure, kind }: (typeof SIDES)[number], state: CusumState, step: WorkloadStep): CusumState {
    const leastMean = (LEAST_PER_MINUTE * this.#options.stepMs) / 60_000;
    if (kind === 'collapse' && step.expected.mean < leastMean) return AT_REST;
    const expected = measure === 'load' ? expectedLoad(step) : step.expected;
    const dispersion = Math.max(1, expected.dispersion);
    const watched = { ...expected, mean: Math.max(expected.mean, leastMean), dispersion };
    const observed = measure === 'load' ? step.arrivals + step.excessWork : step.arrivals;
    return after(state, observed, watched, RATIO[kind], this.#level(watched, RATIO[kind]));
  }

  #level(expected: Expected, ratio: number): number {
    const { stepMs, falseAlarmMs } = this.#options;
    return this.#levels.of({
      mean: toleratedMean(expected, ratio),
      dispersion: expected.dispersion,
      ratio,
      falseAlarmSteps: (SIDES.length * falseAlarmMs) / stepMs
    });
  }
}

/**
 * The offered load that a step adds is, in contacts of the mean handle time, those that came, and by how much those that
 * ended were longer or shorter than that. So it tells of longer contacts as soon as they end, and of nothing twice.
 */
function expectedLoad({ expected, handleTimes }: WorkloadStep): Expected {
  return {
    mean: expected.mean,
    dispersion: Math.max(1, expected.dispersion) + handleTimes.variation ** 2,
    uncertainty: Math.hypot(expected.uncertainty, handleTimes.uncertainty)
  };
}
