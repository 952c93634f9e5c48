/**
 * What becomes of the other tiles where one is moved or made larger:
 *
 * 1. where a tile grows, what it covers of another is cut off, if what is left of that one is as large as it must be;
 * 2. others that are in the way go, in the order of reading, each to the nearest free place of its size;
 * 3. where one of them finds none, nothing changes.
 */
import type { Place, Tile } from '#lib/protocol/board-document.ts';
import {
  clamped,
  commonCells,
  isOnGrid,
  nearestFree,
  overlap,
  placeOf,
  sizesDownTo,
  type Grid,
  type Size
} from './grid.ts';

type Tiles = readonly Tile[];

/** How small a tile may be made to give way. */
export type LeastSize = (tile: Tile) => Size;

const readingOrder = (a: Place, b: Place): number => a.y - b.y || a.x - b.x;

const withPlace = (tile: Tile, place: Place): Tile => ({ ...tile, ...place });

/** What is left of a place beside another: of the pieces at its four sides the largest, if it is large enough. */
function leftBeside(place: Place, taken: Place, { w, h }: Size): Place | null {
  const [right, bottom] = [place.x + place.w, place.y + place.h];
  const [takenRight, takenBottom] = [taken.x + taken.w, taken.y + taken.h];
  const pieces: Place[] = [
    { ...place, w: taken.x - place.x },
    { ...place, x: takenRight, w: right - takenRight },
    { ...place, h: taken.y - place.y },
    { ...place, y: takenBottom, h: bottom - takenBottom }
  ];
  const large = pieces.filter((piece) => piece.w >= w && piece.h >= h);
  return large.sort((a, b) => b.w * b.h - a.w * a.h)[0] ?? null;
}

/** @param cutOff what is left of a tile that is in the way; null: it has to go elsewhere */
function arranged(tiles: Tiles, id: string, to: Place, grid: Grid, cutOff: (tile: Tile) => Place | null): Tiles | null {
  if (!isOnGrid(to, grid)) return null;
  const places = new Map<string, Place>([[id, to]]);
  const evicted: Tile[] = [];
  for (const tile of tiles.filter((each) => each.id !== id)) {
    const place = overlap(tile, to) ? cutOff(tile) : tile;
    if (place) places.set(tile.id, place);
    else evicted.push(tile);
  }
  for (const tile of evicted.sort(readingOrder)) {
    const place = nearestFree(tile, [...places.values()], grid);
    if (!place) return null;
    places.set(tile.id, place);
  }
  return tiles.map((tile) => withPlace(tile, placeOf(places.get(tile.id)!)));
}

/** The tiles after one of them went there; null where the others find no room. */
export const moved = (tiles: Tiles, id: string, to: Place, grid: Grid): Tiles | null =>
  arranged(tiles, id, to, grid, () => null);

/** The tiles after one of them was given that place and size; null where the others find no room. */
export const resized = (tiles: Tiles, id: string, to: Place, grid: Grid, least: LeastSize): Tiles | null =>
  arranged(tiles, id, to, grid, (tile) => leftBeside(tile, to, least(tile)));

/** Two tiles, each at the place and of the size of the other. */
export function exchanged(tiles: Tiles, a: string, b: string): Tiles {
  const [first, second] = [tiles.find(({ id }) => id === a), tiles.find(({ id }) => id === b)];
  if (!first || !second) return tiles;
  return tiles.map((tile) =>
    tile === first ? withPlace(tile, placeOf(second)) : tile === second ? withPlace(tile, placeOf(first)) : tile
  );
}

/** The other tile that a place covers most of. */
export function mostCovered(tiles: Tiles, id: string, to: Place): Tile | null {
  const covered = tiles.filter((tile) => tile.id !== id && overlap(tile, to));
  return covered.sort((a, b) => commonCells(b, to) - commonCells(a, to))[0] ?? null;
}

/** Of its size, or as much smaller as there is room. */
function nearestFitting(place: Place, taken: readonly Place[], grid: Grid): Place | null {
  for (const size of sizesDownTo(place, { w: 1, h: 1 })) {
    const found = nearestFree({ ...place, ...size }, taken, grid);
    if (found) return found;
  }
  return null;
}

export interface Settled {
  readonly tiles: Tiles;
  /** Those for which the page has no cell. */
  readonly left: Tiles;
}

/**
 * Every tile on the grid and none over another: each in turn keeps its place where it can, else goes to the nearest free
 * place, smaller if need be.
 */
export function settled(tiles: Tiles, grid: Grid): Settled {
  const placed: Tile[] = [];
  const left: Tile[] = [];
  for (const tile of tiles) {
    const meant = clamped(tile, grid);
    const place = placed.some((other) => overlap(other, meant)) ? nearestFitting(meant, placed, grid) : meant;
    if (place) placed.push(withPlace(tile, place));
    else left.push(tile);
  }
  return { tiles: placed, left };
}
