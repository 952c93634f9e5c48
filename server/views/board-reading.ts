/** What the tiles of a board are read from: the floor at a moment, the board, and what it shows besides the floor. */
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import type { BoardDocument, TileScope } from '#lib/protocol/board-document.ts';
import type { Outlook } from '#lib/protocol/outlook.ts';
import type { Announcement, ProblemData } from '#lib/protocol/board-view.ts';
import type { ShiftView } from '#lib/protocol/shift-view.ts';
import type { Audience } from '#lib/protocol/view-address.ts';
import { CHANNELS } from '../contract/event-types.ts';
import type { Floor } from '../floor/floor.ts';
import type { FloorAt } from './floor-at.ts';
import type { KeptDay } from './kept-day.ts';
import type { People } from './people.ts';
import type { Channels, SiteAt } from './site-at.ts';

/** A board as it is kept. */
export interface Board {
  readonly id: string;
  /** Grows with every change. */
  readonly version: number;
  readonly document: BoardDocument;
}

/** What a board shows besides the floor. */
export interface BoardContext {
  /** The stricter of the document's and of who asks. */
  readonly audience: Audience;
  readonly people: People;
  readonly rejected: number;
  /** Of a site, by id. */
  readonly alerts: (site: string) => Readonly<Record<string, AlertRow>>;
  /** Sent to this board, and not over. */
  readonly messages: Readonly<Record<string, Announcement>>;
  /** The day of a site that began a week before its current one. Null: nothing is kept of it, or not known yet. */
  readonly lastWeek: (site: string) => KeptDay | null;
  /** The latest of a site, all its queues in it. Null: not known yet, or of a past moment. */
  readonly outlook: (site: string) => Outlook | null;
  /** How the people of a site keep to their shifts. Null: it is not known. */
  readonly shift: (site: string) => ShiftView | null;
}

export const problem = (problem: ProblemData['problem'], id: string): ProblemData => ({ kind: 'problem', problem, id });

export class BoardReading {
  readonly floor: Floor;
  readonly document: BoardDocument;
  readonly context: BoardContext;
  readonly nowMs: number;
  readonly #at: FloorAt;

  constructor(at: FloorAt, document: BoardDocument, context: BoardContext) {
    this.#at = at;
    this.floor = at.floor;
    this.nowMs = at.nowMs;
    this.document = document;
    this.context = context;
  }

  /** The id of a tile's site. */
  siteId(id: string | null): string {
    return id ?? this.document.scope.sites[0]!;
  }

  /** Null for a site that nobody has named. */
  site(id: string | null): SiteAt | null {
    return this.#at.site(this.siteId(id));
  }

  /** Those that the board counts contacts of, each once. */
  get channels(): Channels {
    const { channels } = this.document.scope;
    return channels.length > 0 ? CHANNELS.filter((each) => channels.includes(each)) : null;
  }

  channelsOf({ channel }: TileScope): Channels {
    return channel === null ? this.channels : [channel];
  }

  noSite(id: string | null): ProblemData {
    return problem('noSite', this.siteId(id));
  }
}
