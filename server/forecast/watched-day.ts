/**
 * A queue's day as the watch sees it, minute by minute from its start: a function of what came, so whoever was away, or
 * heard of something late, comes to the same.
 */
import { courseOf, keptOf, levelOf, TO_WATCH, UNWEIGHED, weighedWith } from './arrival-forecast.ts';
import type { Baseline } from './baseline.ts';
import {
  addTotals,
  excessOf,
  expectedWork,
  NO_WORK,
  totalsOf,
  type ExpectedWork,
  type WorkedMinute,
  type WorkTotals
} from './expected-work.ts';
import { UNWATCHED, type WatchState, type WorkloadStep, type WorkloadWatch } from './workload-watch.ts';

/** What was worked in a channel, today and on the days before. */
export interface ChannelWork {
  readonly usual: WorkTotals;
  /** By minute since the day began. */
  readonly minutes: ReadonlyMap<number, WorkedMinute>;
}

export interface WatchedDay {
  readonly baseline: Baseline | null;
  /** The length of the baseline's slots. */
  readonly slotMs: number;
  /** By full minute since the day began. */
  readonly arrivals: readonly number[];
  readonly channels: readonly ChannelWork[];
  /** Whether what happened in that minute could be heard of: of others nothing is known. */
  readonly isHeard: (minute: number) => boolean;
}

const { lagMinutes, halfLifeMinutes } = TO_WATCH;
/** A day of which nothing is known beforehand tells that long of itself, before it is watched. */
const FIRST_MINUTES = 60;

/** The days of a week differ. */
const isForetold = (baseline: Baseline | null): boolean => baseline !== null && baseline.ofWeekday > 0;

/** As it is where nothing unusual happens. */
const calm = (baseline: Baseline | null): Baseline | null =>
  baseline && { ...baseline, dispersion: baseline.calmDispersion };

/** What today has taught of arrivals, and what is expected of a minute by that. */
class ArrivalLevel {
  readonly #day: WatchedDay;
  readonly #baseline: Baseline | null;
  readonly #courseAt: (minute: number) => number;
  readonly #kept: number;
  readonly #firstMinute: number;
  #weighed = UNWEIGHED;

  constructor(day: WatchedDay) {
    const { baseline, slotMs, arrivals } = day;
    const first = arrivals.findIndex((count) => count > 0);
    this.#day = day;
    this.#baseline = calm(baseline);
    this.#courseAt = courseOf(baseline, slotMs);
    this.#kept = keptOf(baseline ? halfLifeMinutes.known : halfLifeMinutes.unknown);
    this.#firstMinute = first === -1 ? Infinity : first;
  }

  isKnownIn(minute: number): boolean {
    return isForetold(this.#day.baseline) || minute >= this.#firstMinute + FIRST_MINUTES;
  }

  learn(minute: number): void {
    const { baseline, arrivals } = this.#day;
    if (!baseline && minute < this.#firstMinute) return;
    this.#weighed = weighedWith(this.#weighed, arrivals[minute]!, this.#courseAt(minute), this.#kept);
  }

  expectedIn(minute: number): WorkloadStep['expected'] {
    const { level, levelError, dispersion } = levelOf(this.#baseline, this.#weighed);
    return { mean: level * this.#courseAt(minute), dispersion, uncertainty: levelError };
  }
}

const NOTHING: WorkedMinute = { ended: 0, pieces: [] };
const KEPT = keptOf(halfLifeMinutes.known);

/** What today has taught of a channel's work. */
class WorkLevel {
  readonly #work: ChannelWork;
  #today = NO_WORK;

  constructor(work: ChannelWork) {
    this.#work = work;
  }

  learn(minute: number): void {
    this.#today = addTotals(this.#today, totalsOf(this.#in(minute)), KEPT);
  }

  /** How much is known of the channel's work. */
  get weight(): number {
    return this.#work.usual.ended + this.#today.ended;
  }

  get expected(): ExpectedWork | null {
    return expectedWork(this.#work.usual, this.#today);
  }

  excessIn(minute: number, expected: ExpectedWork): number {
    return excessOf(this.#in(minute), expected);
  }

  #in(minute: number): WorkedMinute {
    return this.#work.minutes.get(minute) ?? NOTHING;
  }
}

/** Of all channels together: of one that is little known nothing is expected. */
function workIn(minute: number, levels: readonly WorkLevel[]): Pick<WorkloadStep, 'excessWork' | 'handleTimes'> {
  let [excessWork, weight, variance, uncertainty] = [0, 0, 0, 0];
  for (const level of levels) {
    const { expected } = level;
    if (!expected) continue;
    excessWork += level.excessIn(minute, expected);
    weight += level.weight;
    variance += level.weight * expected.variation ** 2;
    uncertainty += level.weight * expected.uncertainty;
  }
  if (weight === 0) return { excessWork: 0, handleTimes: { variation: 0, uncertainty: 0 } };
  return { excessWork, handleTimes: { variation: Math.sqrt(variance / weight), uncertainty: uncertainty / weight } };
}

/** What the watch has come to after each minute. */
export function* watchDay(watch: WorkloadWatch, day: WatchedDay): Generator<WatchState> {
  const arrivals = new ArrivalLevel(day);
  const work = day.channels.map((each) => new WorkLevel(each));
  let states = UNWATCHED;
  for (let minute = 0; minute < day.arrivals.length; minute++) {
    const learnt = minute - lagMinutes - 1;
    if (learnt >= 0 && day.isHeard(learnt)) for (const level of [arrivals, ...work]) level.learn(learnt);
    if (day.isHeard(minute) && arrivals.isKnownIn(minute)) {
      const expected = arrivals.expectedIn(minute);
      states = watch.after(states, { arrivals: day.arrivals[minute]!, expected, ...workIn(minute, work) });
    }
    yield states;
  }
}
