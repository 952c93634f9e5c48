/** What a projection begins with: the queues and the agents as they are at a moment, and how long things last there. */
import type { LifeTable } from './life-table.ts';
import type { ServiceRule } from './service-level.ts';

/** Contacts that wait in one line: those of a queue; of a queue with several channels, each channel's. */
export interface LineNow {
  /** The queue's id. */
  readonly queue: string;
  readonly rule: ServiceRule;
  /** Mail and the like: nobody is on the line, so it is taken when nobody else waits. */
  readonly canLie: boolean;
  /** How long those who wait have waited so far, the longest first. */
  readonly waitingMs: readonly number[];
  /** Arrivals that are expected in each of the coming minutes: as many as are simulated. */
  readonly arrivals: readonly number[];
  /** How far off all of those together may be: the variance of their level ÷ its square. */
  readonly arrivalVariance: number;
  /** How long people wait before they leave. */
  readonly patience: LifeTable;
  /** How long it rings before they are answered: they wait so long, and the agent is taken. */
  readonly ringMs: number;
  /** How long they talk once they are answered. */
  readonly talk: LifeTable;
  /** Of the agents who are shown as free for them, the share that is not there to take one at once. */
  readonly notThere: number;
}

/** What one of an agent's hands is doing: most have but one; who can hold several chats at once has as many. */
export type Doing =
  /** Free for so long; `isPassedOver`: somebody waits for it all the same. */
  | { readonly kind: 'free'; readonly forMs: number; readonly isPassedOver: boolean }
  /** Talking, on a break, …, for so long so far. */
  | { readonly kind: 'busy'; readonly forMs: number; readonly lasting: LifeTable; readonly isTalk: boolean }
  /** Comes back at a planned time, so far ahead. */
  | { readonly kind: 'away'; readonly forMs: number };

export interface HandNow {
  /** Whose it is. */
  readonly agent: string;
  /** The places of the lines that it serves, in order. */
  readonly lines: readonly number[];
  readonly doing: Doing;
}

/** How agents' time goes by beside talking. */
export interface WorkTimes {
  /** After-call work; of those who do none, nothing. */
  readonly afterCall: LifeTable;
  /** How soon who has become free takes the next contact where somebody waits. */
  readonly turnaround: LifeTable;
  /** How long it is until somebody who is shown as free, and is not there, takes contacts again. */
  readonly backMs: number;
  readonly breaks: LifeTable;
  /** The mean time from a break to the next one; Infinity: there are none. */
  readonly betweenBreaksMs: number;
}

export interface FloorNow {
  readonly lines: readonly LineNow[];
  readonly hands: readonly HandNow[];
  readonly times: WorkTimes;
}
