/** What can't be read from where the board hangs, or not at a glance. */
import type { BoardDocument, DistanceM, FigureTile, QueueTableTile, Tile } from '#lib/protocol/board-document.ts';
import { minSize } from '../../board/tiles/min-size.ts';
import { addPage, changeTile, freeId, moveToPage, resizeTile } from '../document-edit.ts';
import { clamped, gridOf, placeOf } from '../grid.ts';
import type { Finding, Fix, TileRule } from './finding.ts';

/** So many figures are taken in at a glance: fewer where the eye can't wander over them up close. */
const MOST_FIGURES: Readonly<Record<DistanceM, number>> = { 1: 16, 3: 10, 5: 8, 8: 6, 12: 4 };
const MOST_COLUMNS: Readonly<Record<DistanceM, number>> = { 1: 10, 3: 5, 5: 4, 8: 3, 12: 2 };

const isFigure = (tile: Tile): tile is FigureTile => tile.kind === 'figure';
const readingOrder = (a: Tile, b: Tile): number => a.y - b.y || a.x - b.x;

/** Those that are read last go to a page of their own. */
const toAnotherPage =
  (surplus: readonly Tile[]): Fix =>
  (document, random) => {
    const id = freeId(document, 'page', random);
    return surplus.reduce(
      (moving, tile) => moveToPage(moving, tile.id, id, (each) => minSize(each, document)),
      addPage(document, id)
    );
  };

export function tooManyFigures(document: BoardDocument): readonly Finding[] {
  const { distanceM } = document.viewing;
  const most = MOST_FIGURES[distanceM];
  return document.pages.flatMap(({ id, tiles }) => {
    const figures = tiles.filter(isFigure).sort(readingOrder);
    if (figures.length <= most) return [];
    const values = { count: figures.length, most, distance: distanceM };
    const fix = toAnotherPage(figures.slice(most));
    return [{ rule: 'tooManyFigures', severity: 'warning', page: id, tile: null, values, fix }];
  });
}

export const tooManyColumns: TileRule = (tile, { document }) => {
  const { distanceM } = document.viewing;
  const most = MOST_COLUMNS[distanceM];
  if (tile.kind !== 'queueTable' || tile.columns.length <= most) return [];
  const shorten = (table: Tile): Tile =>
    ({
      ...table,
      columns: (table as QueueTableTile).columns.slice(0, most)
    }) as QueueTableTile;
  const values = { count: tile.columns.length, most, distance: distanceM };
  const fix: Fix = (board) => changeTile(board, tile.id, shorten);
  return [{ rule: 'tooManyColumns', severity: 'warning', values, fix }];
};

/** As large as it must be, where it stands or, at the page's edge, as near as that is possible. */
function enlarged(document: BoardDocument, tile: Tile): BoardDocument {
  const least = minSize(tile, document);
  const place = { ...placeOf(tile), w: Math.max(tile.w, least.w), h: Math.max(tile.h, least.h) };
  return resizeTile(document, tile.id, clamped(place, gridOf(document)), (other) => minSize(other, document));
}

export const tooSmall: TileRule = (tile, { document }) => {
  const least = minSize(tile, document);
  if (tile.w >= least.w && tile.h >= least.h) return [];
  const { distanceM, diagonalInches } = document.viewing;
  const values = { width: least.w, height: least.h, distance: distanceM, inches: diagonalInches };
  const canGrow = enlarged(document, tile) !== document;
  return [{ rule: 'tooSmall', severity: 'warning', values, fix: canGrow ? (board) => enlarged(board, tile) : null }];
};
