/** Where the tiles of a page are, and how large their letters. All in hundredths of the board's height. */
import { GRID, PORTRAIT_GRID } from '#lib/protocol/board-document.ts';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import { needsOf, PAD } from './needs.ts';
import { typeScale } from './type-scale.ts';

/** Width ÷ height of the displays that boards are made for. */
export const ASPECT = { landscape: 16 / 9, portrait: 9 / 16 } as const;

/** Between two tiles. */
export const GAP = 0.9;

/** What a tile has for its content: in sizes of its own letters. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface TileBox {
  readonly tile: Tile;
  /** From the side where reading begins, and from above. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The size of its letters. */
  readonly type: number;
  readonly room: Room;
}

export const gridOf = ({ orientation }: Pick<BoardDocument, 'orientation'>): { columns: number; rows: number } =>
  orientation === 'portrait' ? PORTRAIT_GRID : GRID;

/** As large as the distance asks for; in a tile too small for that, as large as its content can be there. */
function typeOf(tile: Tile, width: number, height: number, least: number, board: BoardDocument): number {
  const needs = needsOf(tile);
  const label = Math.max(least, typeScale(board).label);
  // Numerals shrink with their tile: here they count with the size that labels have.
  const numeral = needs.numeral?.height ?? 0;
  return Math.min(label, width / needs.width, height / (needs.height + numeral));
}

export interface PageShape {
  /** Width ÷ height. */
  readonly aspect: number;
  /** No letters smaller than this, where there is room for it. */
  readonly least: number;
}

/** The tiles of a page, in the order in which they are read. */
export function tileBoxes(board: BoardDocument, tiles: readonly Tile[], { aspect, least }: PageShape): TileBox[] {
  const grid = gridOf(board);
  const [cellWidth, cellHeight] = [(100 * aspect - GAP) / grid.columns, (100 - GAP) / grid.rows];
  const boxes = tiles.map((tile): TileBox => {
    const width = tile.w * cellWidth - GAP;
    const height = tile.h * cellHeight - GAP;
    const type = typeOf(tile, width, height, least, board);
    const room = { width: width / type - 2 * PAD, height: height / type - 2 * PAD };
    return { tile, x: GAP + tile.x * cellWidth, y: GAP + tile.y * cellHeight, width, height, type, room };
  });
  return boxes.sort((a, b) => a.y - b.y || a.x - b.x);
}
