/** A tile under a pointer: how far it was dragged, in cells, and where that puts it. */
import type { Place } from '#lib/protocol/board-document.ts';
import type { Grid } from './grid.ts';
import type { Direction } from './tile-keys.ts';

/** Which sides are dragged, from where reading begins and from above; 0 and 0: the tile as a whole. */
export interface Sides {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export const WHOLE: Sides = { x: 0, y: 0 };

export const HANDLES: readonly Sides[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
  { x: -1, y: 1 },
  { x: 0, y: 1 },
  { x: 1, y: 1 }
];

/** A pointer that moved no further than this has clicked, pixels. */
export const CLICK_PX = 4;

export interface Measure {
  /** Of the page on the screen, pixels. */
  readonly width: number;
  readonly height: number;
  readonly grid: Grid;
  readonly direction: Direction;
}

/** How many cells a pointer went that moved by so many pixels. */
export function cellsMoved(
  byX: number,
  byY: number,
  { width, height, grid, direction }: Measure
): [x: number, y: number] {
  const x = Math.round((byX * grid.columns) / width);
  return [direction === 'rtl' ? 0 - x : x, Math.round((byY * grid.rows) / height)];
}

/** The cell under a point that is so far from the page's left and upper edges. */
export function cellAt(
  leftPx: number,
  topPx: number,
  { width, height, grid, direction }: Measure
): [x: number, y: number] {
  const fromStart = direction === 'rtl' ? width - leftPx : leftPx;
  return [Math.floor((fromStart * grid.columns) / width), Math.floor((topPx * grid.rows) / height)];
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** One side or both at an axis, dragged: start and length. The tile stays on the page, and as large as it must be. */
function stretched(start: number, length: number, side: -1 | 0 | 1, by: number, least: number, most: number) {
  if (side === 0) return { start, length };
  if (side === 1) return { start, length: within(length + by, Math.min(least, most - start), most - start) };
  const moved = within(start + by, 0, start + length - Math.min(least, start + length));
  return { start: moved, length: start + length - moved };
}

/** Where a tile is whose sides were dragged by so many cells. */
export function draggedTo(
  place: Place,
  sides: Sides,
  [x, y]: readonly [number, number],
  least: { readonly w: number; readonly h: number },
  grid: Grid
): Place {
  if (sides.x === 0 && sides.y === 0) return { ...place, x: place.x + x, y: place.y + y };
  const across = stretched(place.x, place.w, sides.x, x, least.w, grid.columns);
  const down = stretched(place.y, place.h, sides.y, y, least.h, grid.rows);
  return { x: across.start, y: down.start, w: across.length, h: down.length };
}
