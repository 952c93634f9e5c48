/** What the desk's list of boards shows: the data of the view `boards/*`. Rows by their ids. */
import type { SentAnnouncement } from './announcements-access.ts';
import type { BoardScope } from './board-document.ts';
import type { BoardsAccess, KeptBoard } from './boards-access.ts';
import type { Audience } from './view-address.ts';

/** A board in a list of them. */
export interface BoardRow extends Omit<KeptBoard, 'document'> {
  readonly title: string;
  readonly audience: Audience;
  readonly scope: BoardScope;
  /** How many. */
  readonly pages: number;
  readonly tiles: number;
  /** Whether it shows announcements. */
  readonly announces: boolean;
}

export type DeletedRow = ReturnType<BoardsAccess['deleted']>[number];

export interface BoardsView {
  readonly boards: Readonly<Record<string, BoardRow>>;
  /** Those that can be restored. */
  readonly deleted: Readonly<Record<string, DeletedRow>>;
  /** Those that are not over. */
  readonly announcements: Readonly<Record<string, SentAnnouncement>>;
}

export function boardRow({ document, ...board }: KeptBoard): BoardRow {
  const { title, audience, scope, pages } = document;
  const tiles = pages.reduce((count, page) => count + page.tiles.length, 0);
  const announces = pages.some((page) => page.tiles.some(({ kind }) => kind === 'message'));
  return { ...board, title, audience, scope, pages: pages.length, tiles, announces };
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

export const boardsView = (
  boards: Pick<BoardsAccess, 'list' | 'deleted'>,
  announcements: readonly SentAnnouncement[]
): BoardsView => ({
  boards: byId(boards.list().map(boardRow)),
  deleted: byId(boards.deleted()),
  announcements: byId(announcements)
});
