/** What agents' time went into, by window: of one of them, or added up over several. */
import { ratio } from './figures.ts';
import type { KnownState, Standing } from './standing.ts';
import type { StateTimes } from './time-in-state.ts';
import { WINDOW_NAMES, type Moment, type WindowName, type WindowStarts } from './windows.ts';

/** Busy, available and not-ready time: what occupancy and utilisation are made of. */
const KINDS = 3;
type Kind = 0 | 1 | 2;

/** Null for time that is not worked. */
function kindOf(state: KnownState): Kind | null {
  if (state === 'offline') return null;
  return state === 'available' ? 1 : state === 'not-ready' ? 2 : 0;
}

/** Of each window, in the order of their names, the time of each kind; milliseconds. */
type Times = Float64Array;

const noTimes = (): Times => new Float64Array(WINDOW_NAMES.length * KINDS);

/** The load of one agent as of a moment, and what goes on. It never changes. */
export interface Load {
  readonly times: Times;
  readonly asOfMs: number;
  readonly standing: Standing;
  readonly starts: WindowStarts;
}

function addSpan(times: Times, { state, fromMs }: Standing, { starts }: Moment, endMs: number): void {
  const kind = kindOf(state);
  if (kind === null) return;
  for (const [window, name] of WINDOW_NAMES.entries()) {
    const spanMs = endMs - Math.max(fromMs, starts[name]);
    if (name !== 'today' && spanMs > 0) times[window * KINDS + kind]! += spanMs;
  }
}

/**
 * @param latest what stands now, and what stood before it
 * @param today how long the agent was in each state since the day began
 */
export function loadAt(latest: Standing, today: StateTimes, moment: Moment): Load {
  const { nowMs, starts } = moment;
  const times = noTimes();
  for (const state in today) {
    const kind = kindOf(state as KnownState);
    if (kind !== null) times[kind]! += today[state as KnownState];
  }
  const fromMs = Math.min(starts.interval, starts.last60m);
  let endMs = nowMs;
  for (let standing: Standing | null = latest; standing && endMs > fromMs; standing = standing.before) {
    addSpan(times, standing, moment, endMs);
    endMs = Math.min(endMs, standing.fromMs);
  }
  return { times, asOfMs: nowMs, standing: latest, starts };
}

/** Whether a load just goes on until a moment, or back: it's the same that stands, and that is added up from the same instants. */
export function goesOn({ standing, asOfMs, starts }: Load, latest: Standing, moment: Moment): boolean {
  const { fromMs } = latest;
  return standing === latest && fromMs <= Math.min(asOfMs, moment.nowMs) && isSameStart(starts, moment.starts);
}

/** The rolling windows all begin at other steps, or none does. */
const isSameStart = (a: WindowStarts, b: WindowStarts): boolean =>
  a === b || (a.last5m === b.last5m && a.interval === b.interval && a.today === b.today);

/** What loads come to at a moment. */
export class LoadTotal {
  readonly #nowMs: number;
  readonly #times = noTimes();
  /** By kind: what has gone on since the loads were told is the same in every window. */
  readonly #since = [0, 0, 0];

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  add({ times, asOfMs, standing }: Load): void {
    for (let place = 0; place < times.length; place++) this.#times[place]! += times[place]!;
    const kind = kindOf(standing.state);
    if (kind !== null) this.#since[kind]! += this.#nowMs - asOfMs;
  }

  /** Busy time ÷ busy and available time, and ÷ time signed in. */
  figures(name: WindowName) {
    const place = WINDOW_NAMES.indexOf(name) * KINDS;
    const [busyMs, availableMs, notReadyMs] = this.#since.map((ms, kind) => ms + this.#times[place + kind]!) as [
      number,
      number,
      number
    ];
    const takingMs = busyMs + availableMs;
    return { occupancy: ratio(busyMs, takingMs), utilisation: ratio(busyMs, takingMs + notReadyMs) };
  }
}
