/**
 * What a board shows: the data of the views `board/<id>`, `draft/<id>` and `display/<id>`. Plain JSON objects and leaves; an
 * array is a leaf. Tiles are members by their id and rows by their key, so that a delta names just the members that changed.
 *
 * Figures have the ids of the metrics page, as in a site's view: what ages is sent as the epoch millisecond it began, under
 * the figure's id with `…SinceMs` in place of `…Ms`; the browser lets it tick.
 */
import type { AlertRow } from './alert-row.ts';
import type { BoardDocument, TileKind } from './board-document.ts';
import type { DisplayState } from './displays.ts';
import type { Unit } from './figures.ts';
import type { ShiftRow, TeamShift } from './shift-view.ts';
import type { AgentRow, SourceRow } from './site-view.ts';

export interface BoardView {
  /** Null: a display that has no board yet. */
  readonly board: { readonly id: string; readonly version: number; readonly document: BoardDocument } | null;
  /** Only in the view of a display. */
  readonly display?: DisplayState;
  /** Those that its tiles show, by id; one that nobody has named is left out. */
  readonly sites: Readonly<Record<string, SiteHead>>;
  /** Of those sites, by id; on a wall none about an agent. Of a past moment there are none. */
  readonly alerts: Readonly<Record<string, AlertRow>>;
  /** By the id of the tile. */
  readonly tiles: Readonly<Record<string, TileData>>;
}

export interface SiteHead {
  readonly name: string;
  /** Its people's: a BCP 47 tag; null where the configuration states none. */
  readonly language: string | null;
  readonly timeZone: string;
  readonly dayStartMs: number;
  readonly dayEndMs: number;
  /** 0–1 */
  readonly target: number;
  readonly sources: Readonly<Record<string, SourceRow>>;
  readonly rejected: number;
}

export type TileData =
  | FigureData
  | QueueTableData
  | AgentGridData
  | StateDistributionData
  | CourseData
  | OutlookTileData
  | WaitingListData
  | LeadersData
  | ShiftData
  | AlertsData
  | MessageData
  | PlainData
  | ProblemData;

export type DataOf<K extends TileKind> = K extends 'clock' | 'text' | 'image'
  ? PlainData
  : Extract<TileData, { kind: K }>;

/** A value; or, of what ages, since when (epoch milliseconds), and then no value. Null: nothing to divide by, or none. */
export interface Amount {
  readonly value: number | null;
  readonly sinceMs?: number | null;
}

export type Verdict = 'met' | 'missed' | null;

export interface FigureData extends Amount {
  readonly kind: 'figure';
  readonly unit: Unit;
  /** What the tile is about as people call it: a site, a queue, a team; of an agent null where it has no name here. */
  readonly name: string | null;
  /** By which the verdict is found; of ratios 0–1, of durations milliseconds. */
  readonly target: { readonly value: number; readonly direction: 'atLeast' | 'atMost' } | null;
  /** T of its queue, where the figure depends on it; else (and of a site, whose queues have their own) null. */
  readonly thresholdSeconds: number | null;
  /**
   * By number of the quarter hour since the day's start, every one that has begun: the figure of what happened in that
   * quarter hour, whatever the tile's window; of `waiting` how many waited at its end. Empty: no trend (not asked for, or of
   * agents, or of another figure of now).
   */
  readonly trend: Readonly<Record<string, number | null>>;
  /** Null: not asked for, nothing is kept of that day, or no such comparison can be made. */
  readonly compared: Compared | null;
  /** A source that feeds it has gone silent. */
  readonly silent: boolean;
}

/**
 * Both up to the end of the last full quarter hour (`atMs` today, the same time of the clock that day), so that like is
 * compared with like. In window `today` all since the day began; in others the last full quarter hours that make up the
 * window (one for five minutes).
 */
export interface Compared {
  readonly atMs: number;
  readonly then: number | null;
  readonly now: number | null;
}

export interface TableQueue {
  readonly name: string;
  readonly target: number;
  readonly thresholdSeconds: number;
  readonly silent: boolean;
  /** By `window.figure`. Of figures that age: since when. */
  readonly cells: Readonly<Record<string, number | null>>;
  readonly waiting: number;
  readonly waitingOverTarget: number;
  readonly longestWaitSinceMs: number | null;
}

export interface QueueTableData {
  readonly kind: 'queueTable';
  readonly queues: Readonly<Record<string, TableQueue>>;
  /** Ids in the order of the document, or of the configuration. */
  readonly listed: readonly string[];
}

export interface AgentGridData {
  readonly kind: 'agentGrid';
  /** Signed-in agents; on a wall by opaque keys, and without reasons, which are free text. */
  readonly agents: Readonly<Record<string, AgentRow>>;
}

export interface StateDistributionData {
  readonly kind: 'stateDistribution';
  readonly name: string;
  readonly signedIn: number;
  readonly states: Readonly<Record<'available' | 'ringing' | 'talking' | 'hold' | 'acw' | 'notReady', number>>;
}

export interface CourseData {
  readonly kind: 'course';
  readonly name: string;
  readonly slotMs: number;
  /**
   * By series, then by number of the slot since the day's start: of every slot that has begun what happened in it. `waiting`
   * is by waiting slot, how many waited at its end (the current one: now); one that is left out is 0.
   */
  readonly series: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly units: Readonly<Record<string, Unit>>;
  /** A minute for a site, a quarter of an hour for a queue or for some channels. */
  readonly waitingSlotMs: number;
  /**
   * The first series on the other day, by number of today's slot at whose time of the clock it was (of `waiting` too by
   * `slotMs`); null: nothing is kept of it, or not asked for.
   */
  readonly compared: Readonly<Record<string, number | null>> | null;
  readonly target: number | null;
}

/** A queue's need of agents, and the service level from now until the tile's moment. */
export interface ForeseenQueue {
  readonly queue: string;
  /** The moment that this was foreseen, epoch milliseconds. */
  readonly atMs: number;
  /** Null: hardly anybody is expected. */
  readonly missing: number | null;
  readonly spare: number;
  /** The mean, and the range that holds in four of five cases, 0–1; null where there is hardly anybody to be served. */
  readonly serviceLevel: { readonly expected: number; readonly low: number; readonly high: number } | null;
  readonly target: number;
  readonly thresholdSeconds: number;
}

export interface OutlookTileData {
  readonly kind: 'outlook';
  /** Of the queue; null where that is not known yet. */
  readonly name: string | null;
  /** Null: not yet, or of a past moment. */
  readonly foreseen: ForeseenQueue | null;
  readonly silent: boolean;
}

export interface WaitingRow {
  readonly queue: string;
  readonly channel: string;
  readonly sinceMs: number;
  /** T of its queue and channel. */
  readonly thresholdSeconds: number;
  /** Never on a wall. */
  readonly contact: string | null;
  readonly isRinging: boolean;
}

export interface WaitingListData {
  readonly kind: 'waitingList';
  /** By keys that say nothing; the longest waiting ones, at most 60. */
  readonly contacts: Readonly<Record<string, WaitingRow>>;
  /** All that wait. */
  readonly waiting: number;
}

export interface LeadersData {
  readonly kind: 'leaders';
  readonly unit: Unit;
  /** All of them, by id: which are shown is found in the browser. Target as in figures. */
  readonly members: Readonly<
    Record<string, Amount & { readonly name: string; readonly target: FigureData['target']; readonly silent: boolean }>
  >;
}

/** Never on a wall. */
export interface ShiftData {
  readonly kind: 'shift';
  /** Whether a roster is known for this day; of a past moment nothing is. */
  readonly isPlanned: boolean;
  /** By id; of the one that is not listed there are none. */
  readonly agents: Readonly<Record<string, Omit<ShiftRow, 'shift'>>>;
  readonly teams: Readonly<Record<string, TeamShift>>;
  /** Of all that are listed; null: of several teams that are not all. */
  readonly all: TeamShift | null;
}

export interface AlertsData {
  readonly kind: 'alerts';
  /** By id; on a wall none about an agent. */
  readonly alerts: Readonly<Record<string, AlertRow>>;
}

export interface Announcement {
  readonly text: string;
  readonly severity: 'info' | 'warning' | 'critical';
  readonly sentAtMs: number;
  /** Null: until somebody takes it back. */
  readonly untilMs: number | null;
  /** Never on a wall. */
  readonly by: string | null;
}

export interface MessageData {
  readonly kind: 'message';
  readonly messages: Readonly<Record<string, Announcement>>;
}

/** All it needs stands in the document. */
export interface PlainData {
  readonly kind: 'clock' | 'text' | 'image';
}

/** What the tile is to show is not there (yet). */
export interface ProblemData {
  readonly kind: 'problem';
  /** `noFigure`: there is none of that id in that window of that scope. `noAgent`: nor on any wall. `forDesks`: no matter of walls. */
  readonly problem: 'noSite' | 'noQueue' | 'noTeam' | 'noAgent' | 'noFigure' | 'forDesks';
  readonly id: string;
}
