/** How small a tile may be so that all it shows is legible from where the board is read. */
import { GRID, PORTRAIT_GRID } from '#lib/protocol/board-document.ts';
import type { BoardDocument, Tile, TileKind } from '#lib/protocol/board-document.ts';
import { typeScale } from './type-scale.ts';
import type { TypeScale } from './type-scale.ts';

/** In whole cells. */
export interface MinSize {
  readonly w: number;
  readonly h: number;
}

/** In hundredths of the board's height. */
interface Room {
  readonly width: number;
  readonly height: number;
}

/** How wide a board is, of its height. */
const ASPECT = { landscape: 16 / 9, portrait: 9 / 16 } as const;

/** What a tile has around its content, and its title's line, in label sizes. */
const AROUND = 1.4;
const TITLE = 1.3;

const lines = (count: number, label: number): number => (AROUND + TITLE + count * 1.35) * label;
const wide = (labels: number, label: number): number => (AROUND + labels) * label;

/** What each kind needs: so many lines and widths of the label, and room for its least numerals. */
const NEEDS: { readonly [K in TileKind]: (tile: Extract<Tile, { kind: K }>, scale: TypeScale) => Room } = {
  figure: ({ target, compare }, { label, numeral }) => {
    const feet = Number(target.kind !== 'none') + Number(compare !== null);
    return { width: Math.max(wide(6, label), 3.2 * numeral), height: lines(feet, label) + 1.1 * numeral };
  },
  queueTable: ({ columns }, { label }) => ({ width: wide(8 + 5 * columns.length, label), height: lines(4, label) }),
  agentGrid: (_, { label }) => ({ width: wide(12, label), height: lines(4, label) }),
  stateDistribution: (_, { label }) => ({ width: wide(11, label), height: lines(4, label) }),
  course: (_, { label }) => ({ width: wide(14, label), height: lines(5, label) }),
  waitingList: (_, { label }) => ({ width: wide(11, label), height: lines(3, label) }),
  leaders: (_, { label }) => ({ width: wide(11, label), height: lines(3, label) }),
  alerts: (_, { label }) => ({ width: wide(12, label), height: lines(1, label) }),
  message: (_, { label }) => ({ width: wide(12, label), height: lines(1, label) }),
  clock: (_, { label, numeral }) => ({ width: 3.6 * numeral, height: lines(0, label) + 1.1 * numeral }),
  text: ({ text }, { label }) => ({
    width: wide(Math.min(8, text.length), label),
    height: AROUND * label + label * 1.3
  }),
  image: (_, { label }) => ({ width: 3 * label, height: 3 * label })
};

type Needs = (tile: Tile, scale: TypeScale) => Room;

/** Never more than the whole page: what would need more is legible on no tile of this board. */
export function minSize(tile: Tile, board: Pick<BoardDocument, 'viewing' | 'orientation'>): MinSize {
  const grid = board.orientation === 'portrait' ? PORTRAIT_GRID : GRID;
  const { width, height } = (NEEDS[tile.kind] as Needs)(tile, typeScale(board));
  const cellWidth = (100 * ASPECT[board.orientation]) / grid.columns;
  const cellHeight = 100 / grid.rows;
  return {
    w: Math.min(grid.columns, Math.ceil(width / cellWidth)),
    h: Math.min(grid.rows, Math.ceil(height / cellHeight))
  };
}
