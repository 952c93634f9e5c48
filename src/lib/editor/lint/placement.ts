/** Tiles that lie where no tile may, as in a file that was written by hand; pages that show nothing, or not for long enough. */
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { changeBoard, removePage, settlePage } from '../document-edit.ts';
import { gridOf, isOnGrid, overlap } from '../grid.ts';
import type { Finding } from './finding.ts';

/** A page with several figures takes as long to read. */
const LEAST_PAGE_SECONDS = 8;

export function crowded(document: BoardDocument): readonly Finding[] {
  const grid = gridOf(document);
  return document.pages.flatMap(({ id: page, tiles }) =>
    tiles.flatMap((tile, index): readonly Finding[] => {
      const isOver = tiles.slice(0, index).some((other) => overlap(other, tile));
      const rule = isOnGrid(tile, grid) ? (isOver ? 'overlap' : null) : 'offGrid';
      if (!rule) return [];
      const fix: Finding['fix'] = (board, random) => settlePage(board, page, random);
      return [{ rule, severity: 'error', page, tile: tile.id, values: {}, fix }];
    })
  );
}

export function emptyPages(document: BoardDocument): readonly Finding[] {
  if (document.pages.length === 1) return [];
  const empty = document.pages.filter(({ tiles }) => tiles.length === 0);
  return empty.map(({ id }) => ({
    rule: 'emptyPage',
    severity: 'warning',
    page: id,
    tile: null,
    values: {},
    fix: (board) => removePage(board, id)
  }));
}

export function hastyPages(document: BoardDocument): readonly Finding[] {
  if (document.pages.length === 1 || document.pageSeconds >= LEAST_PAGE_SECONDS) return [];
  const values = { seconds: document.pageSeconds, least: LEAST_PAGE_SECONDS };
  const fix = (board: BoardDocument): BoardDocument => changeBoard(board, { pageSeconds: 15 });
  return [{ rule: 'hastyPages', severity: 'warning', page: null, tile: null, values, fix }];
}
