/**
 * A board as a document: what people edit, export, keep under version control and hang on walls. Plain JSON; ids are tokens
 * (1–64 of `A–Z a–z 0–9 _ -`). A member that may be null says what null means. The same document, as JSON Schema, is
 * served at `/api/boards/schema.json`.
 */
import type { ChannelId, FigureId, Scope, WindowId } from './figures.ts';
import type { Audience } from './view-address.ts';

/** The grid of a page: tiles are placed in whole cells. */
export const GRID = { columns: 24, rows: 14 } as const;

/** A portrait page has the same cells, the other way round. */
export const PORTRAIT_GRID = { columns: 14, rows: 24 } as const;

/** From how far a board is read, metres. */
export const DISTANCES_M = [1, 3, 5, 8, 12] as const;
export type DistanceM = (typeof DISTANCES_M)[number];

export interface BoardDocument {
  readonly title: string;
  /** `wall`: no names of agents, no customers, whoever opens it. */
  readonly audience: Audience;
  /** Null: the site's on a wall, the reader's at a desk. */
  readonly language: 'en' | 'tr' | 'ar' | null;
  /** Null: the reader's own choice, else dark. */
  readonly theme: 'dark' | 'light' | null;
  readonly orientation: 'landscape' | 'portrait';
  readonly viewing: {
    readonly distanceM: DistanceM;
    /** The display's diagonal, 5–200. */
    readonly diagonalInches: number;
  };
  /** What its tiles show where they do not say otherwise. */
  readonly scope: BoardScope;
  /** How long each page stays, 5–3600; counts only where there are several. */
  readonly pageSeconds: number;
  /** At least one. */
  readonly pages: readonly BoardPage[];
}

export interface BoardScope {
  /** The first is that of tiles which state none; at least one. */
  readonly sites: readonly string[];
  /** Those that tables, lists, grids and leaders have, as `site/queue`; none at a site: all of it. */
  readonly queues: readonly string[];
  /** The same, as `site/team`. */
  readonly teams: readonly string[];
  /** What contacts are counted of, together; none: all. Figures of agents are of no channel. */
  readonly channels: readonly ChannelId[];
}

export interface BoardPage {
  /** A token, once in the whole board: by it two people's edits of one board are brought together. */
  readonly id: string;
  readonly title: string | null;
  readonly tiles: readonly Tile[];
}

/** Where a tile stands, in cells from the page's upper corner where reading begins. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface TileBase extends Place {
  /** A token, once in the whole board. */
  readonly id: string;
  /** Null: what it shows says so itself. */
  readonly title: string | null;
}

/** Whose figures. `site` null: the board's first. */
export interface TileScope {
  readonly site: string | null;
  /** A site is all of its queues, whichever of them the board has. Of one agent only desks show figures, never walls. */
  readonly scope: Scope;
  /** Null: all channels of the board together. */
  readonly channel: ChannelId | null;
}

export const COMPARISONS = ['yesterday', 'lastWeek'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a figure should reach. */
export type Target =
  | { readonly kind: 'none' }
  /** The queue's or site's own `target`, for its service level. */
  | { readonly kind: 'own' }
  | { readonly kind: 'atLeast' | 'atMost'; readonly value: number };

export interface FigureTile extends TileBase {
  readonly kind: 'figure';
  readonly of: TileScope;
  readonly window: WindowId;
  readonly figure: FigureId;
  readonly target: Target;
  /** Whether its course of today is drawn. */
  readonly trend: boolean;
  readonly compare: Comparison | null;
}

export interface FigureColumn {
  readonly window: WindowId;
  readonly figure: FigureId;
}

export interface QueueTableTile extends TileBase {
  readonly kind: 'queueTable';
  /** Null: the board's first. */
  readonly site: string | null;
  /** Ids at that site; none: all that the board's scope has. */
  readonly queues: readonly string[];
  readonly columns: readonly FigureColumn[];
  readonly sort: 'urgency' | 'name' | 'listed';
}

export interface AgentGridTile extends TileBase {
  readonly kind: 'agentGrid';
  readonly site: string | null;
  /** Shows who is in one of the teams and serves one of the queues: ids at that site; none: all that the board's scope has. */
  readonly teams: readonly string[];
  readonly queues: readonly string[];
  readonly group: 'state' | 'team' | 'none';
  readonly sort: 'timeInState' | 'name';
}

export interface StateDistributionTile extends TileBase {
  readonly kind: 'stateDistribution';
  readonly of: TileScope;
}

/** What a course can show by quarter of an hour; `waiting` is sampled. */
export const COURSE_SERIES = [
  'serviceLevel',
  'offered',
  'answered',
  'abandoned',
  'waiting',
  'asaMs',
  'ahtMs',
  'abandonRate'
] as const;
export type CourseSeries = (typeof COURSE_SERIES)[number];

export const OUTLOOK_MINUTES = [5, 15, 30] as const;

/** How many agents are missing now, and the service level that is expected. */
export interface OutlookTile extends TileBase {
  readonly kind: 'outlook';
  /** A queue's; of a site, the queue's that lacks the most agents. Of all channels together. */
  readonly of: TileScope;
  /** How far ahead its service level is foreseen. */
  readonly minutes: (typeof OUTLOOK_MINUTES)[number];
}

export interface CourseTile extends TileBase {
  readonly kind: 'course';
  readonly of: TileScope;
  /** One to four; those of one unit share a scale, and there are at most two units. */
  readonly series: readonly CourseSeries[];
  /** Draws the first series of that day too. */
  readonly compare: Comparison | null;
  /** Draws the target of the service level, where that is shown. */
  readonly target: boolean;
}

export interface WaitingListTile extends TileBase {
  readonly kind: 'waitingList';
  readonly site: string | null;
  /** Ids at that site; none: all that the board's scope has. */
  readonly queues: readonly string[];
}

export interface LeadersTile extends TileBase {
  readonly kind: 'leaders';
  readonly site: string | null;
  readonly among: 'queues' | 'teams';
  readonly window: WindowId;
  readonly figure: FigureId;
  readonly target: Target;
  /** How many at each end, 1–10. */
  readonly count: number;
}

/** How people keep to their shifts: who is late, whose break is too long, adherence. On boards of desks only. */
export interface ShiftTile extends TileBase {
  readonly kind: 'shift';
  readonly site: string | null;
  /** Ids at that site; none: all that the board's scope has. */
  readonly teams: readonly string[];
  readonly list: 'agents' | 'teams';
}

export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface AlertsTile extends TileBase {
  readonly kind: 'alerts';
  /** Null: all sites of the board. */
  readonly site: string | null;
  readonly least: Severity;
}

/** Announcements that the desk has sent to this board. */
export interface MessageTile extends TileBase {
  readonly kind: 'message';
}

export interface ClockTile extends TileBase {
  readonly kind: 'clock';
  readonly site: string | null;
  readonly seconds: boolean;
}

export interface TextTile extends TileBase {
  readonly kind: 'text';
  readonly text: string;
  readonly size: 'small' | 'middle' | 'large';
}

export interface ImageTile extends TileBase {
  readonly kind: 'image';
  /** A `data:` address of a PNG, JPEG, WebP, GIF or SVG, at most 300,000 characters. */
  readonly source: string;
  readonly alt: string;
}

export type Tile =
  | FigureTile
  | QueueTableTile
  | AgentGridTile
  | StateDistributionTile
  | CourseTile
  | OutlookTile
  | WaitingListTile
  | LeadersTile
  | ShiftTile
  | AlertsTile
  | MessageTile
  | ClockTile
  | TextTile
  | ImageTile;

export type TileKind = Tile['kind'];
export type TileOf<K extends TileKind> = Extract<Tile, { kind: K }>;

export const TILE_KINDS = [
  'figure',
  'queueTable',
  'agentGrid',
  'stateDistribution',
  'course',
  'outlook',
  'waitingList',
  'leaders',
  'shift',
  'alerts',
  'message',
  'clock',
  'text',
  'image'
] as const satisfies readonly TileKind[];
