/**
 * Watches one queue for unexpected changes in its workload: more or fewer arrivals, more or less work in them. Four CUSUMs
 * share one stated interval between false alarms.
 */
import { AlarmLevels } from './alarm-level.ts';
import { after, AT_REST, toleratedMean, type CusumState, type Expected } from './cusum.ts';

export type Measure = 'arrivals' | 'load';
export type ChangeKind = 'surge' | 'collapse';

export interface WorkloadStep {
  /** When it ends, epoch milliseconds. */
  readonly atMs: number;
  readonly arrivals: number;
  /** How much the contacts that ended in it kept an agent, each ÷ the mean handle time that is expected. */
  readonly relativeHandleTimes: readonly number[];
  readonly expected: Expected;
  /** Standard deviation ÷ mean of handle times. */
  readonly handleVariation: number;
}

/** An unexpected change, as long as it is one. */
export interface Change {
  readonly kind: ChangeKind;
  readonly measure: Measure;
  /** When it began, epoch milliseconds. */
  readonly sinceMs: number;
  /** Contacts that came since, and that were expected; of the load, in contacts of the mean handle time. */
  readonly observed: number;
  readonly expected: number;
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
  changes(states: WatchState, atMs: number): Change[] {
    return SIDES.flatMap((side, place) => {
      const { isAlarm, steps, observed, expected } = states[place]!;
      return isAlarm ? [{ ...side, sinceMs: atMs - steps * this.#options.stepMs, observed, expected }] : [];
    });
  }

  #afterOf({ measure, kind }: (typeof SIDES)[number], state: CusumState, step: WorkloadStep): CusumState {
    const leastMean = (LEAST_PER_MINUTE * this.#options.stepMs) / 60_000;
    const { expected, handleVariation } = step;
    if (kind === 'collapse' && expected.mean < leastMean) return AT_REST;
    const dispersion = Math.max(1, expected.dispersion) + (measure === 'load' ? handleVariation ** 2 : 0);
    const watched = { ...expected, mean: Math.max(expected.mean, leastMean), dispersion };
    const observed = measure === 'load' ? loadOf(step) : step.arrivals;
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
 * The offered load that a step adds, in contacts of the mean handle time: those that came, and by how much those that
 * ended were longer or shorter than that. So it tells of longer contacts as soon as they end, and of nothing twice.
 */
function loadOf({ arrivals, relativeHandleTimes }: WorkloadStep): number {
  let load = arrivals;
  for (const time of relativeHandleTimes) load += time - 1;
  return load;
}
