/** What a board shows at a moment, as src/lib/protocol/board-view.ts describes it. */
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import type { BoardDocument, Comparison } from '#lib/protocol/board-document.ts';
import type { Announcement, BoardView } from '#lib/protocol/board-view.ts';
import type { Audience } from '#lib/protocol/view-address.ts';
import type { Floor } from '../floor/floor.ts';
import type { Sums } from '../floor/sums.ts';
import type { People } from './people.ts';

/** A board as it is kept. */
export interface Board {
  readonly id: string;
  /** Grows with every change. */
  readonly version: number;
  readonly document: BoardDocument;
}

/** A day of a site that is over: what was counted, by quarter of an hour since its start. */
export interface PastCourse {
  readonly dayStartMs: number;
  readonly site: ReadonlyMap<number, Sums>;
  readonly queues: ReadonlyMap<string, ReadonlyMap<number, Sums>>;
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
  /** Null: nothing is kept of that day, or not known yet. */
  readonly pastCourse: (site: string, which: Comparison) => PastCourse | null;
}

/** The floor must be settled for `nowMs`. */
export function boardView(_floor: Floor, board: Board, _nowMs: number, _context: BoardContext): BoardView {
  return { board, sites: {}, tiles: {} };
}
