import type { AlertRow } from './alert-row.ts';

/**
 * What a site's board shows: the data of the view `site/<id>`. Plain JSON objects and leaves; an array is a leaf. Rows are
 * members of an object by their key, so that a delta names just the members that changed.
 *
 * Figures have the ids of the metrics page; counts are numbers, ratios are 0–1, `…Ms` are milliseconds, and a figure with
 * nothing to divide by is `null`. What ages (a wait, a time in state) is sent as the epoch millisecond it began; the
 * browser lets it tick.
 */
export interface SiteView {
  readonly site: {
    readonly id: string;
    readonly name: string;
    readonly timeZone: string;
    /** The business day, epoch milliseconds; the day ends before `dayEndMs`. */
    readonly dayStartMs: number;
    readonly dayEndMs: number;
    /** The share of contacts that `serviceLevel` should reach, 0–1. */
    readonly target: number;
  };
  readonly now: NowFigures;
  readonly today: TodayFigures;
  readonly queues: Readonly<Record<string, QueueRow>>;
  readonly agents: Readonly<Record<string, AgentRow>>;
  readonly sources: Readonly<Record<string, SourceRow>>;
  readonly chart: DayChart;
  /** By id; on a wall none about an agent. Of a past moment there are none. */
  readonly alerts: Readonly<Record<string, AlertRow>>;
  /** Events that could not be used, since the stream began. */
  readonly rejected: number;
}

export interface NowFigures {
  readonly waiting: number;
  readonly waitingOverTarget: number;
  /** When the longest-waiting contact was offered, epoch milliseconds; null if none waits. */
  readonly longestWaitSinceMs: number | null;
  readonly inProgress: number;
  readonly availability: number | null;
  readonly agents: AgentCounts;
}

export interface AgentCounts {
  readonly signedIn: number;
  readonly available: number;
  readonly ringing: number;
  readonly talking: number;
  readonly hold: number;
  readonly acw: number;
  readonly notReady: number;
}

export interface TodayFigures {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly serviceLevel: number | null;
  readonly abandonRate: number | null;
  readonly answerRate: number | null;
  readonly asaMs: number | null;
  readonly ahtMs: number | null;
}

export interface QueueRow {
  readonly name: string;
  /** 0–1 */
  readonly target: number;
  readonly thresholdSeconds: number;
  readonly now: NowFigures;
  readonly today: TodayFigures;
  /** A source that feeds this queue has gone silent: its figures can't be trusted to be current. */
  readonly silent: boolean;
}

export type AgentStateName = 'available' | 'ringing' | 'talking' | 'hold' | 'acw' | 'not-ready' | 'offline';

export interface AgentRow {
  /** What the agent is called here. On a wall that is never the name, and the row's key is not the id. Null: nothing. */
  readonly name: string | null;
  readonly state: AgentStateName;
  /** Null on a wall, whatever it is: it is free text. */
  readonly reason: string | null;
  /** When state or reason last changed, epoch milliseconds; null for an agent never signed in. */
  readonly sinceMs: number | null;
  readonly team: string | null;
  readonly silent: boolean;
}

export interface SourceRow {
  readonly name: string;
  /** When its last heartbeat reached the stream, epoch milliseconds. */
  readonly heardAtMs: number;
  readonly everyMs: number;
  readonly silent: boolean;
  /** The source's clock minus ours, where it differs by more than 2 s; else null. */
  readonly clockOffByMs: number | null;
}

/** The site's day so far, from the facts (never from samples), by slot since the day's start. */
export interface DayChart {
  readonly slotMs: number;
  /** By number of the slot: contacts offered in it, and their service level (null: nothing to divide by). */
  readonly offered: Readonly<Record<string, number>>;
  readonly serviceLevel: Readonly<Record<string, number | null>>;
  readonly waitingSlotMs: number;
  /** By number of the waiting slot: contacts that waited at its end (the current slot: now). A slot left out is 0. */
  readonly waiting: Readonly<Record<string, number>>;
}
