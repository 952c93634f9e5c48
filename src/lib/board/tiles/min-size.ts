/** How small a tile may be so that all it shows is legible from where the board is read. */
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import { ASPECT, gridOf, GAP } from './layout.ts';
import { needsOf } from './needs.ts';
import { typeScale } from './type-scale.ts';

/** In whole cells. */
export interface MinSize {
  readonly w: number;
  readonly h: number;
}

/** Never more than the whole page: what would need more is legible on no tile of this board. */
export function minSize(tile: Tile, board: Pick<BoardDocument, 'viewing' | 'orientation'>): MinSize {
  const grid = gridOf(board);
  const { label, numeral } = typeScale(board);
  const needs = needsOf(tile);
  const width = GAP + Math.max(needs.width * label, (needs.numeral?.width ?? 0) * numeral);
  const height = GAP + needs.height * label + (needs.numeral?.height ?? 0) * numeral;
  return {
    w: Math.min(grid.columns, Math.ceil((width * grid.columns) / (100 * ASPECT[board.orientation]))),
    h: Math.min(grid.rows, Math.ceil((height * grid.rows) / 100))
  };
}
