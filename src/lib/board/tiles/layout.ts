/** Where the tiles of a page are, and how large their letters. All in hundredths of the board's height. */
import { GRID, PORTRAIT_GRID } from '#lib/protocol/board-document.ts';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import { inRows } from './in-rows.ts';
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

/** Part of a page, from the side where reading begins and from above, each of the page's whole width and height. */
export interface Part {
  readonly tile: Tile;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function inCells(tiles: readonly Tile[], board: BoardDocument): Part[] {
  const { columns, rows } = gridOf(board);
  const parts = tiles.map((tile) => {
    const { x, y, w, h } = tile;
    return { tile, x: x / columns, y: y / rows, w: w / columns, h: h / rows };
  });
  return parts.sort((a, b) => a.y - b.y || a.x - b.x);
}

/** As large as the distance asks for; in a tile too small for that, as large as its content can be there. */
function typeOf(tile: Tile, width: number, height: number, usual: number): number {
  const needs = needsOf(tile);
  // Numerals shrink with their tile: here they count with the size that labels have.
  const numeral = needs.numeral?.height ?? 0;
  return Math.min(usual, width / needs.width, height / (needs.height + numeral));
}

export interface PageShape {
  /** Width ÷ height. */
  readonly aspect: number;
  /** No letters smaller than this, where there is room for it. */
  readonly least: number;
}

/**
 * The tiles of a page, in the order in which they are read: where the document places them, or in rows, where the display
 * stands upright and the document does not, or the other way round.
 */
export function tileBoxes(board: BoardDocument, tiles: readonly Tile[], { aspect, least }: PageShape): TileBox[] {
  const orientation = aspect < 1 ? 'portrait' : 'landscape';
  const placed = inCells(tiles, board);
  const parts = orientation === board.orientation ? placed : inRows(placed, ASPECT[board.orientation], aspect);
  const usual = Math.max(least, typeScale({ viewing: board.viewing, orientation }).label);
  const [across, along] = [100 * aspect - GAP, 100 - GAP];
  return parts.map(({ tile, x, y, w, h }): TileBox => {
    const [width, height] = [w * across - GAP, h * along - GAP];
    const type = typeOf(tile, width, height, usual);
    const room = { width: width / type - 2 * PAD, height: height / type - 2 * PAD };
    return { tile, x: GAP + x * across, y: GAP + y * along, width, height, type, room };
  });
}
