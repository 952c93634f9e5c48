/** The tiles of a page one below the other: what a phone shows of a board, and a desk that is zoomed in. All in pixels. */
import type { Tile, TileKind } from '#lib/protocol/board-document.ts';
import type { TileBox } from './layout.ts';
import { PAD } from './needs.ts';

/** Where a page is narrower than this its tiles stand below each other, pixels. */
export const NARROW_PX = 760;

const TYPE_PX = 15;
const GAP_PX = 8;

/** In type sizes. */
const HEIGHTS: Readonly<Record<TileKind, number>> = {
  figure: 9.5,
  queueTable: 17,
  agentGrid: 28,
  stateDistribution: 12,
  course: 16,
  waitingList: 16,
  leaders: 16,
  alerts: 14,
  message: 11,
  clock: 6.5,
  text: 7,
  image: 12
};

export function columnBoxes(tiles: readonly Tile[], widthPx: number): TileBox[] {
  const inOrder = [...tiles].sort((a, b) => a.y - b.y || a.x - b.x);
  const width = widthPx - 2 * GAP_PX;
  let y = GAP_PX;
  return inOrder.map((tile) => {
    const height = HEIGHTS[tile.kind] * TYPE_PX;
    const room = { width: width / TYPE_PX - 2 * PAD, height: height / TYPE_PX - 2 * PAD };
    const box = { tile, x: GAP_PX, y, width, height, type: TYPE_PX, room };
    y += height + GAP_PX;
    return box;
  });
}

export const columnHeight = (boxes: readonly TileBox[]): number =>
  boxes.reduce((most, { y, height }) => Math.max(most, y + height), 0) + GAP_PX;
