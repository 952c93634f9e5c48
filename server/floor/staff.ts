/** The agents of a queue, a team or a site together: how many are in which state, and what their time goes into. */
import { ratio } from './figures.ts';
import { AVAILABLE, BUSY, KINDS, NO_KIND, NOT_READY, noTimes, type Load } from './load.ts';
import type { Presence } from './presence.ts';
import { WINDOW_NAMES, type Moment } from './windows.ts';

/** The members are in the order of the contract; `notReady` and the like are ids, so they are spelt as there. */
export interface AgentFigures {
  readonly agents: {
    signedIn: number;
    available: number;
    ringing: number;
    talking: number;
    hold: number;
    acw: number;
    notReady: number;
    freeSlots: number;
  };
  readonly availability: number | null;
}

export interface LoadFigures {
  /** Busy time ÷ busy and available time. */
  readonly occupancy: number | null;
  /** Busy time ÷ time signed in. */
  readonly utilisation: number | null;
}

const noCounts = (): AgentFigures['agents'] => ({
  signedIn: 0,
  available: 0,
  ringing: 0,
  talking: 0,
  hold: 0,
  acw: 0,
  notReady: 0,
  freeSlots: 0
});

export class Staff {
  #counts = noCounts();
  #rests = noTimes();
  /** Of how many agents each kind of time goes on. */
  #goingOn = [0, 0, 0];
  /** Of how many agents each kind went on where each window begins. */
  #atStart = noTimes();

  clear(): void {
    this.#counts = noCounts();
    this.#rests = noTimes();
    this.#goingOn = [0, 0, 0];
    this.#atStart = noTimes();
  }

  /** Puts an agent in; with −1, takes out what it was put in as. */
  put({ status, load }: Presence, sign: 1 | -1): void {
    this.#putLoad(load, sign);
    const { state, free } = status;
    if (state === 'offline') return;
    this.#counts.signedIn += sign;
    this.#counts[state === 'not-ready' ? 'notReady' : state] += sign;
    this.#counts.freeSlots += sign * (free ?? (state === 'available' ? 1 : 0));
  }

  figures(): AgentFigures {
    const { signedIn, available, ringing, talking, hold, acw, notReady, freeSlots } = this.#counts;
    const agents = { signedIn, available, ringing, talking, hold, acw, notReady, freeSlots };
    return { agents, availability: ratio(available, signedIn) };
  }

  /** @param window its place in the order of names */
  load(window: number, moment: Moment): LoadFigures {
    const busyMs = this.#ms(window, BUSY, moment);
    const takingMs = busyMs + this.#ms(window, AVAILABLE, moment);
    const signedInMs = takingMs + this.#ms(window, NOT_READY, moment);
    return { occupancy: ratio(busyMs, takingMs), utilisation: ratio(busyMs, signedInMs) };
  }

  #putLoad({ rests, kind, kindsAtStart }: Load, sign: 1 | -1): void {
    const own = this.#rests;
    for (let place = 0; place < own.length; place++) own[place]! += sign * rests[place]!;
    if (kind !== NO_KIND) this.#goingOn[kind]! += sign;
    for (let window = 0; window < kindsAtStart.length; window++) {
      const kindAtStart = kindsAtStart[window]!;
      if (kindAtStart !== NO_KIND) this.#atStart[window * KINDS + kindAtStart]! += sign;
    }
  }

  #ms(window: number, kind: number, { nowMs, starts }: Moment): number {
    const place = window * KINDS + kind;
    const grownMs = this.#goingOn[kind]! * (nowMs - starts.today);
    const leftBehindMs = this.#atStart[place]! * (starts[WINDOW_NAMES[window]!] - starts.today);
    return this.#rests[place]! + grownMs - leftBehindMs;
  }
}
