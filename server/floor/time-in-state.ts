/** How long an agent was in each state: the span from one change to the next belongs to the first. */
import { ratio } from './figures.ts';
import type { KnownState, Standing } from './standing.ts';

/** Milliseconds by state. */
export type StateTimes = Record<KnownState, number>;

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
  for (const state in into) into[state as KnownState] += times[state as KnownState];
}

const busyMs = ({ ringing, talking, hold, acw }: StateTimes): number => ringing + talking + hold + acw;

/** Busy time ÷ busy and available time. */
export const occupancy = (times: StateTimes): number | null => ratio(busyMs(times), busyMs(times) + times.available);

/** Busy time ÷ time signed in. */
export const utilisation = (times: StateTimes): number | null =>
  ratio(busyMs(times), busyMs(times) + times.available + times['not-ready']);

function addSpan(times: StateTimes, { state, fromMs }: Standing, windowMs: number, endMs: number): void {
  const startMs = Math.max(fromMs, windowMs);
  if (endMs > startMs) times[state] += endMs - startMs;
}

/** The times from an instant to now, counted back from now: for windows that are short. */
export function timesSince(latest: Standing, windowMs: number, nowMs: number): StateTimes {
  const times = noTimes();
  let endMs = nowMs;
  for (let standing: Standing | null = latest; standing && endMs > windowMs; standing = standing.before) {
    addSpan(times, standing, windowMs, endMs);
    endMs = Math.min(endMs, standing.fromMs);
  }
  return times;
}

/** The same, for a window that stays where it begins: what is past is added up only once. */
export class TimesSince {
  readonly windowMs: number;
  /** The times until the latest standing that was asked about began: no later one can change them. */
  #until: Standing | null = null;
  #times = noTimes();

  constructor(windowMs: number) {
    this.windowMs = windowMs;
  }

  to(latest: Standing, nowMs: number): StateTimes {
    // The clock was set back: what is past for the latest one is still to come.
    if (nowMs < latest.fromMs) return timesSince(latest, this.windowMs, nowMs);
    if (latest !== this.#until) this.#advance(latest);
    const times = { ...this.#times };
    addSpan(times, latest, this.windowMs, nowMs);
    return times;
  }

  #advance(latest: Standing): void {
    const times = noTimes();
    let standing = latest;
    while (standing !== this.#until && standing.before && standing.fromMs > this.windowMs) {
      addSpan(times, standing.before, this.windowMs, standing.fromMs);
      standing = standing.before;
    }
    if (standing === this.#until) addTimes(times, this.#times);
    this.#until = latest;
    this.#times = times;
  }
}
