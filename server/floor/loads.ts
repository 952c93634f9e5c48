/** What agents' time went into, by window: of one, or added up over several. */
import type { Agent } from './agent.ts';
import type { BusinessDay } from './calendar.ts';
import { ratio } from './figures.ts';
import { busyMs } from './time-in-state.ts';
import { WINDOW_NAMES, type WindowName, type WindowStarts } from './windows.ts';

/** Busy, available and not-ready time of each window, in the order of their names; milliseconds. */
export type Loads = Float64Array;

const PARTS = 3;

export const noLoads = (): Loads => new Float64Array(PARTS * WINDOW_NAMES.length);

export function addLoads(into: Loads, loads: Loads): void {
  for (let place = 0; place < into.length; place++) into[place]! += loads[place]!;
}

function setLoad(loads: Loads, window: number, busy: number, available: number, notReady: number): void {
  loads[PARTS * window] = busy;
  loads[PARTS * window + 1] = available;
  loads[PARTS * window + 2] = notReady;
}

export function loadsOf(agent: Agent, day: BusinessDay, starts: WindowStarts, nowMs: number): Loads {
  const loads = noLoads();
  const recent = agent.recentLoad(Math.min(starts.interval, starts.last60m));
  for (const [window, name] of WINDOW_NAMES.entries()) {
    if (name === 'today') {
      const times = agent.timesOfDay(day, nowMs);
      setLoad(loads, window, busyMs(times), times.available, times['not-ready']);
    } else {
      const load = recent.between(starts[name], nowMs);
      setLoad(loads, window, load.busyMs, load.availableMs, load.notReadyMs);
    }
  }
  return loads;
}

/** Busy time ÷ busy and available time, and ÷ time signed in. */
export function loadFigures(loads: Loads, name: WindowName) {
  const window = PARTS * WINDOW_NAMES.indexOf(name);
  const busy = loads[window]!;
  const taking = busy + loads[window + 1]!;
  return { occupancy: ratio(busy, taking), utilisation: ratio(busy, taking + loads[window + 2]!) };
}
