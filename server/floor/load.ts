/**
 * What an agent's time goes into, by window: what occupancy and utilisation are made of. Told as straight lines: between two
 * changes a window grows at its end by what the agent is doing, and a rolling one shrinks at its start by what was done then.
 */
import { doubles } from './doubles.ts';
import type { LoadHistory } from './load-history.ts';
import type { KnownState, Standing } from './standing.ts';
import type { StateTimes } from './time-in-state.ts';
import { STEP_MS, WINDOW_NAMES, type Moment } from './windows.ts';

/** The kinds of time that count. */
export const BUSY = 0;
export const AVAILABLE = 1;
export const NOT_READY = 2;
export const KINDS = 3;
/** Time that is not worked. */
export const NO_KIND = -1;

export function kindOf(state: KnownState): number {
  if (state === 'offline') return NO_KIND;
  return state === 'available' ? AVAILABLE : state === 'not-ready' ? NOT_READY : BUSY;
}

/** Of each window, in the order of their names, a number for each kind. */
export type ByKind = number[];

const ZEROS = doubles(WINDOW_NAMES.length * KINDS);

export const noTimes = (): ByKind => ZEROS.slice();

/** It never changes. */
export interface Load {
  /** What is left of each time when what goes on at its window's ends is counted from the start of the day; milliseconds. */
  readonly rests: ByKind;
  /** What goes on at the end of every window. */
  readonly kind: number;
  /** What went on where each window begins; no kind where that stays where it is. */
  readonly kindsAtStart: readonly number[];
  readonly standing: Standing;
  /** It holds from this moment on, and before that one, while the day and the interval are the same. */
  readonly asOfMs: number;
  readonly untilMs: number;
  readonly todayMs: number;
  readonly intervalMs: number;
}

export function holds(load: Load, standing: Standing, { nowMs, starts }: Moment): boolean {
  return (
    load.standing === standing &&
    load.asOfMs <= nowMs &&
    nowMs < load.untilMs &&
    load.todayMs === starts.today &&
    load.intervalMs === starts.interval
  );
}

/**
 * @param history up to the agent's latest standing
 * @param times how long it was in each state since the day began
 */
export function loadAt(history: LoadHistory, standing: Standing, times: StateTimes, { nowMs, starts }: Moment): Load {
  const { today, interval } = starts;
  const rests = noTimes();
  const kind = kindOf(standing.state);
  const kindsAtStart = [NO_KIND, NO_KIND, NO_KIND, NO_KIND, NO_KIND, NO_KIND];
  // With the clock set back to before it, nothing that stands goes on.
  let untilMs = standing.fromMs <= nowMs ? Infinity : nowMs;
  for (let window = 0; window < WINDOW_NAMES.length; window++) {
    const place = window * KINDS;
    const name = WINDOW_NAMES[window]!;
    const startMs = starts[name];
    if (name === 'today') addToday(rests, place, times);
    else history.addBetween(startMs, nowMs, rests, place);
    if (kind !== NO_KIND) rests[place + kind]! -= nowMs - today;
    if (name === 'today' || name === 'interval') continue;
    const kindAtStart = history.kindAt(startMs);
    kindsAtStart[window] = kindAtStart;
    if (kindAtStart !== NO_KIND) rests[place + kindAtStart]! += startMs - today;
    untilMs = Math.min(untilMs, whenPast(history.nextAfterMs(startMs), startMs, nowMs));
  }
  return { rests, kind, kindsAtStart, standing, asOfMs: nowMs, untilMs, todayMs: today, intervalMs: interval };
}

function addToday(
  rests: ByKind,
  place: number,
  { available, ringing, talking, hold, acw, ...other }: StateTimes
): void {
  rests[place + BUSY] = ringing + talking + hold + acw;
  rests[place + AVAILABLE] = available;
  rests[place + NOT_READY] = other['not-ready'];
}

/** The first moment at which a rolling window, which begins at `startMs` now, begins after an instant. */
function whenPast(atMs: number, startMs: number, nowMs: number): number {
  const lengthMs = Math.floor(nowMs / STEP_MS) * STEP_MS - startMs;
  return (Math.floor((atMs + lengthMs) / STEP_MS) + 1) * STEP_MS;
}
