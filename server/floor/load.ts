/** What an agent's time went into, by window: what occupancy and utilisation are made of. */
import { doubles } from './doubles.ts';
import type { LoadHistory } from './load-history.ts';
import type { KnownState, Standing } from './standing.ts';
import type { StateTimes } from './time-in-state.ts';
import { isSameStart, WINDOW_NAMES, type Moment, type WindowStarts } from './windows.ts';

/** Busy, available and not ready: the kinds of time that count. */
export const KINDS = 3;
export const BUSY = 0;
export const AVAILABLE = 1;
export const NOT_READY = 2;

/** Null for time that is not worked. */
export function kindOf(state: KnownState): number | null {
  if (state === 'offline') return null;
  return state === 'available' ? AVAILABLE : state === 'not-ready' ? NOT_READY : BUSY;
}

/** Of each window, in the order of their names, the time of each kind; milliseconds. */
export type Times = number[];

const NO_TIMES = doubles(WINDOW_NAMES.length * KINDS);

export const noTimes = (): Times => NO_TIMES.slice();

/** It never changes: what goes on is told by where it would have begun, had it gone on all day. */
export interface Load {
  /** Less the time since the day began of what goes on. */
  readonly times: Times;
  /** What goes on; null for nothing that counts. */
  readonly kind: number | null;
  readonly standing: Standing;
  readonly asOfMs: number;
  readonly starts: WindowStarts;
}

/**
 * @param history of the agent's latest standing
 * @param today how long it was in each state since the day began
 */
export function loadAt(history: LoadHistory, latest: Standing, today: StateTimes, { nowMs, starts }: Moment): Load {
  const times = noTimes();
  const kind = kindOf(latest.state);
  for (let window = 0; window < WINDOW_NAMES.length; window++) {
    const place = window * KINDS;
    const name = WINDOW_NAMES[window]!;
    if (name === 'today') addToday(times, place, today);
    else history.addBetween(starts[name], nowMs, times, place);
    if (kind !== null) times[place + kind]! -= nowMs - starts.today;
  }
  return { times, kind, standing: latest, asOfMs: nowMs, starts };
}

function addToday(times: Times, place: number, { available, ringing, talking, hold, acw, ...rest }: StateTimes): void {
  times[place + BUSY] = ringing + talking + hold + acw;
  times[place + AVAILABLE] = available;
  times[place + NOT_READY] = rest['not-ready'];
}

/** Whether a load just goes on until a moment, or back to it: the same stands, and windows begin where they began. */
export function goesOn({ standing, asOfMs, starts }: Load, latest: Standing, moment: Moment): boolean {
  if (standing !== latest || latest.fromMs > Math.min(asOfMs, moment.nowMs)) return false;
  return isSameStart(starts, moment.starts);
}
