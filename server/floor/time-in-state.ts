/** How long an agent was in each state: the span from one statement to the next belongs to the first. */
import type { AgentState } from '../contract/event-types.ts';
import { ratio } from './figures.ts';

export type TimedState = AgentState | 'offline';
/** Milliseconds by state. */
export type StateTimes = Record<TimedState, number>;

export const noTimes = (): StateTimes => ({
  available: 0,
  ringing: 0,
  talking: 0,
  hold: 0,
  acw: 0,
  'not-ready': 0,
  offline: 0
});

export function addTimes(into: StateTimes, times: StateTimes): void {
  for (const state in into) into[state as TimedState] += times[state as TimedState];
}

const busyMs = ({ ringing, talking, hold, acw }: StateTimes): number => ringing + talking + hold + acw;

/** Busy time ÷ busy and available time. */
export const occupancy = (times: StateTimes): number | null => ratio(busyMs(times), busyMs(times) + times.available);

/** Busy time ÷ time signed in. */
export const utilisation = (times: StateTimes): number | null =>
  ratio(busyMs(times), busyMs(times) + times.available + times['not-ready']);

/** The states of one agent over time, in order; what came before the first is `before`. */
export class StateTimeline {
  readonly #atMs: number[] = [];
  readonly #states: TimedState[] = [];
  #before: TimedState;
  /** What has been added up of a long window: up to the statement of this place. */
  #sum: { readonly fromMs: number; place: number; readonly times: StateTimes } | null = null;

  constructor(before: TimedState) {
    this.#before = before;
  }

  /** @param atMs not before that of any so far */
  add(atMs: number, state: TimedState): void {
    this.#atMs.push(atMs);
    this.#states.push(state);
  }

  /** The times from an instant to now, counted back from now: for windows that are short. */
  since(fromMs: number, nowMs: number): StateTimes {
    const times = noTimes();
    let endMs = nowMs;
    for (let place = this.#atMs.length - 1; place >= 0 && endMs > fromMs; place--) {
      const startMs = Math.max(this.#atMs[place]!, fromMs);
      if (startMs < endMs) times[this.#states[place]!] += endMs - startMs;
      endMs = Math.min(endMs, startMs);
    }
    if (endMs > fromMs) times[this.#before] += endMs - fromMs;
    return times;
  }

  /** The same, for a window that stays where it begins: what is past is added up only once. */
  sinceFixed(fromMs: number, nowMs: number): StateTimes {
    if (this.#sum?.fromMs !== fromMs) this.#sum = { fromMs, place: -1, times: noTimes() };
    const { times } = this.#sum;
    for (; this.#sum.place < this.#atMs.length - 1; this.#sum.place++) {
      this.#addSpan(times, this.#sum.place, this.#atMs[this.#sum.place + 1]!, fromMs);
    }
    const result = { ...times };
    this.#addSpan(result, this.#sum.place, nowMs, fromMs);
    return result;
  }

  #addSpan(times: StateTimes, place: number, endMs: number, fromMs: number): void {
    const startMs = Math.max(this.#atMs[place] ?? -Infinity, fromMs);
    if (endMs > startMs) times[this.#states[place] ?? this.#before] += endMs - startMs;
  }
}
