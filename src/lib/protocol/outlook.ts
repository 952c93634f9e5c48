/** The next half hour of a site's queues: what is asked, and what answers. */

export interface OutlookQuestion {
  readonly site: string;
  /** Only this queue; null: all of them. */
  readonly queue: string | null;
  /** What if there were other agents at that queue; null: as they are. */
  readonly change: StaffChange | null;
}

export interface StaffChange {
  /** So many more; fewer, if it is negative. */
  readonly agents: number;
  /** The queue that those who come are taken from, to serve the other one alone; null: they come from outside. */
  readonly from: string | null;
}

/** `likely` is exceeded as often as not, `expected` the mean; `low` to `high` holds it with a chance of `share`, about 0.8. */
export interface OutlookFigure {
  readonly likely: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly share: number;
}

export interface Outlook5To30 {
  readonly at5: OutlookMoment;
  readonly at15: OutlookMoment;
  readonly at30: OutlookMoment;
}

/** What is foretold of each moment. */
export const FORETOLD = ['waiting', 'serviceLevel', 'abandoned'] as const;
export type ForetoldFigure = (typeof FORETOLD)[number];

/** Of the likely ranges that were given: how many, how many of them held, and how many should have. */
export interface RangesHeld {
  readonly given: number;
  readonly held: number;
  readonly meant: number;
}

/** So many minutes from now. */
export interface OutlookMoment {
  /** How many wait then. */
  readonly waiting: OutlookFigure;
  /** Of the time from now until then, by the queue's own formula, 0–1; null where hardly anybody is expected. */
  readonly serviceLevel: OutlookFigure | null;
  /** In the time from now until then. */
  readonly abandoned: OutlookFigure;
}

/** How many agents the target of the next half hour takes. */
export interface OutlookAgents {
  /** Agents of its own. */
  readonly needed: number;
  /** So many more than there are in effect; 0 where the target is in reach. */
  readonly missing: number;
  /** So many fewer would do. */
  readonly spare: number;
}

/** What an outlook was made of. Besides: nobody is diverted; who has waited the longest is served first, mail last. */
export interface OutlookAssumptions {
  /** Expected in the next half hour, and how far off their level may be: its standard error ÷ the level. */
  readonly arrivals: number;
  readonly arrivalsError: number;
  /** Days that the usual course was learnt from; 0: today's own course goes on. */
  readonly days: number;
  /** Means measured of late, and of how many that ended. */
  readonly talkMs: number;
  readonly talks: number;
  readonly patienceMs: number;
  readonly abandons: number;
  readonly afterCallMs: number;
  /** From the end of that to the next contact, where somebody waits. */
  readonly turnaroundMs: number;
  /** Of the agents who are shown as free, the share that takes contacts at once. */
  readonly freeAndThere: number;
  /** How many are on a break whose end is planned: they come back then. */
  readonly plannedBack: number;
}

/** What a queue's outlook begins with: how many wait, and what has become of those of the last 15 minutes. */
export interface OutlookNow {
  readonly waiting: number;
  /** By the queue's own formula, 0–1; null of nobody. */
  readonly serviceLevel: number | null;
  readonly abandoned: number;
}

export interface QueueOutlook extends Outlook5To30 {
  readonly queue: string;
  readonly name: string;
  /** The share that is to be answered within the threshold. */
  readonly target: number;
  readonly thresholdMs: number;
  readonly now: OutlookNow;
  /** Agents signed in who serve it, those on a break left out; and how many of them serve other queues too. */
  readonly agentsServing: number;
  readonly agentsShared: number;
  /** Null where nobody is expected. */
  readonly agentsNeeded: OutlookAgents | null;
  /** Of the ranges for 15 minutes ahead that were given every five minutes of the last days, and have come due. */
  readonly held: Readonly<Record<ForetoldFigure, RangesHeld>>;
  readonly assumptions: OutlookAssumptions;
}

export interface WhatIfOutlook {
  /** How many more there would be: no more than can be found. */
  readonly agents: number;
  readonly queue: Outlook5To30;
  /** What it costs the queue that they leave: its id, as it is and as it would be; null where they come from outside. */
  readonly from: { readonly queue: string; readonly before: Outlook5To30; readonly after: Outlook5To30 } | null;
}

export interface Outlook {
  /** The moment it is of, epoch milliseconds. */
  readonly atMs: number;
  /** Of how many days at most it is known which ranges held. */
  readonly heldDays: number;
  /** In the order of their ids. */
  readonly queues: readonly QueueOutlook[];
  /** Null where nothing was asked for. */
  readonly whatIf: WhatIfOutlook | null;
}
