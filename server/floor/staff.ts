/** The agents of a queue, a team or a site together: how many are in which state, and what their time goes into. */
import { ratio } from './figures.ts';
import { AVAILABLE, BUSY, KINDS, NOT_READY, noTimes } from './load.ts';
import type { Presence } from './presence.ts';
import type { Moment } from './windows.ts';

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

export class Staff {
  readonly #counts = { signedIn: 0, available: 0, ringing: 0, talking: 0, hold: 0, acw: 0, notReady: 0, freeSlots: 0 };
  readonly #times = noTimes();
  /** Of how many agents each kind of time goes on. */
  readonly #goingOn = [0, 0, 0];

  /** Puts an agent in; with −1, takes out what it was put in as. */
  put({ status, load }: Presence, sign: 1 | -1): void {
    const times = this.#times;
    for (let place = 0; place < times.length; place++) times[place]! += sign * load.times[place]!;
    if (load.kind !== null) this.#goingOn[load.kind]! += sign;
    const { state, free } = status;
    if (state === 'offline') return;
    this.#counts.signedIn += sign;
    this.#counts[state === 'not-ready' ? 'notReady' : state] += sign;
    this.#counts.freeSlots += sign * (free ?? (state === 'available' ? 1 : 0));
  }

  figures(): AgentFigures {
    const { available, signedIn } = this.#counts;
    return { agents: { ...this.#counts }, availability: ratio(available, signedIn) };
  }

  /** Busy time ÷ busy and available time. @param window its place in the order of names */
  occupancy(window: number, moment: Moment): number | null {
    const busyMs = this.#ms(window, BUSY, moment);
    return ratio(busyMs, busyMs + this.#ms(window, AVAILABLE, moment));
  }

  /** Busy time ÷ time signed in. */
  utilisation(window: number, moment: Moment): number | null {
    const busyMs = this.#ms(window, BUSY, moment);
    return ratio(busyMs, busyMs + this.#ms(window, AVAILABLE, moment) + this.#ms(window, NOT_READY, moment));
  }

  /** Loads are told less the time since the day began of what goes on. */
  #ms(window: number, kind: number, { nowMs, starts }: Moment): number {
    return this.#times[window * KINDS + kind]! + this.#goingOn[kind]! * (nowMs - starts.today);
  }
}
