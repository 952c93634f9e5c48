/** Where tiles can stand on a page: cells, and what is free of them. */
import { GRID, PORTRAIT_GRID, type BoardDocument, type Place } from '#lib/protocol/board-document.ts';

export interface Size {
  readonly w: number;
  readonly h: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

export const gridOf = ({ orientation }: Pick<BoardDocument, 'orientation'>): Grid =>
  orientation === 'portrait' ? PORTRAIT_GRID : GRID;

export const placeOf = ({ x, y, w, h }: Place): Place => ({ x, y, w, h });

/** How many cells two places have in common. */
export function commonCells(a: Place, b: Place): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

export const overlap = (a: Place, b: Place): boolean => commonCells(a, b) > 0;

export const isOnGrid = ({ x, y, w, h }: Place, { columns, rows }: Grid): boolean =>
  x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= columns && y + h <= rows;

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The place of that size, or of as much of it as the grid has, that is nearest to where it was meant to be. */
export function clamped(place: Place, { columns, rows }: Grid): Place {
  const w = within(place.w, 1, columns);
  const h = within(place.h, 1, rows);
  return { x: within(place.x, 0, columns - w), y: within(place.y, 0, rows - h), w, h };
}

/** All places of a size, in the order of reading. */
function* placesOf({ w, h }: Size, { columns, rows }: Grid): Generator<Place> {
  for (let y = 0; y + h <= rows; y++) for (let x = 0; x + w <= columns; x++) yield { x, y, w, h };
}

const isFree = (place: Place, taken: readonly Place[]): boolean => !taken.some((each) => overlap(each, place));

/** The first free place in the order of reading; null where there is none. */
export function firstFree(size: Size, taken: readonly Place[], grid: Grid): Place | null {
  for (const place of placesOf(size, grid)) if (isFree(place, taken)) return place;
  return null;
}

/** The free place of the same size that is nearest; of equally near ones the first in the order of reading. */
export function nearestFree(near: Place, taken: readonly Place[], grid: Grid): Place | null {
  let nearest: Place | null = null;
  let least = Infinity;
  for (const place of placesOf(near, grid)) {
    const distance = (place.x - near.x) ** 2 + (place.y - near.y) ** 2;
    if (distance >= least || !isFree(place, taken)) continue;
    [nearest, least] = [place, distance];
  }
  return nearest;
}

/** A size, and then smaller and smaller ones, as far as what is placed may be made smaller. */
export function* sizesDownTo(size: Size, least: Size): Generator<Size> {
  let { w, h } = { w: Math.max(size.w, least.w), h: Math.max(size.h, least.h) };
  for (; w > least.w || h > least.h; w = Math.max(least.w, w - 1), h = Math.max(least.h, h - 1)) yield { w, h };
  yield { w, h };
}
