/** The tiles of a page one below the other: what a phone shows of a board, and a desk that is zoomed in. All in pixels. */
import type { Tile } from '#lib/protocol/board-document.ts';
import type { TileBox } from './layout.ts';
import { PAD } from './needs.ts';

/** Where a page is narrower than this its tiles stand below each other, pixels. */
export const NARROW_PX = 760;

const TYPE_PX = 15;
const GAP_PX = 8;

/** How wide the tiles of a column are, in type sizes. */
export const columnWidth = (widthPx: number): number => (widthPx - 2 * GAP_PX) / TYPE_PX;

/** @param heights of the tiles, in type sizes */
export function columnBoxes(tiles: readonly Tile[], heights: readonly number[], widthPx: number): TileBox[] {
  const places = tiles.map((tile, index) => ({ tile, ems: heights[index]! }));
  const inOrder = places.sort(({ tile: a }, { tile: b }) => a.y - b.y || a.x - b.x);
  const width = widthPx - 2 * GAP_PX;
  let y = GAP_PX;
  return inOrder.map(({ tile, ems }) => {
    const height = ems * TYPE_PX;
    const room = { width: columnWidth(widthPx) - 2 * PAD, height: ems - 2 * PAD };
    const box = { tile, x: GAP_PX, y, width, height, type: TYPE_PX, room };
    y += height + GAP_PX;
    return box;
  });
}

export const columnHeight = (boxes: readonly TileBox[]): number =>
  boxes.reduce((most, { y, height }) => Math.max(most, y + height), 0) + GAP_PX;
