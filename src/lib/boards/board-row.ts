import type { BoardScope } from '#lib/protocol/board-document.ts';
import type { BoardsAccess, KeptBoard } from '#lib/protocol/boards-access.ts';
import type { Audience } from '#lib/protocol/view-address.ts';

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

export function boardRow({ document, ...board }: KeptBoard): BoardRow {
  const { title, audience, scope, pages } = document;
  const tiles = pages.reduce((count, page) => count + page.tiles.length, 0);
  const announces = pages.some((page) => page.tiles.some(({ kind }) => kind === 'message'));
  return { ...board, title, audience, scope, pages: pages.length, tiles, announces };
}
