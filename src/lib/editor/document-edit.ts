/**
 * Edits of a board: each a pure function from a document to the next. One that can't be done (no room, no such tile) answers
 * with the document it was given.
 */
import type { BoardDocument, BoardPage, Place, Tile } from '#lib/protocol/board-document.ts';
import { exchanged, mostCovered, moved, resized, settled, type LeastSize } from './arrange.ts';
import {
  clamped,
  firstFree,
  gridOf,
  isOnGrid,
  nearestFree,
  placeOf,
  sizesDownTo,
  type Grid,
  type Size
} from './grid.ts';

export const tilesOf = ({ pages }: Pick<BoardDocument, 'pages'>): readonly Tile[] =>
  pages.flatMap(({ tiles }) => tiles);

export const tileOf = (document: BoardDocument, id: string): Tile | null =>
  tilesOf(document).find((tile) => tile.id === id) ?? null;

export const pageOf = ({ pages }: BoardDocument, tileId: string): BoardPage | null =>
  pages.find(({ tiles }) => tiles.some(({ id }) => id === tileId)) ?? null;

/** A token that nothing in the board has: the same word with letters behind it that nobody else will come upon. */
export function freeId(document: BoardDocument, word: string, random: () => number): string {
  const taken = new Set([...document.pages.map(({ id }) => id), ...tilesOf(document).map(({ id }) => id)]);
  for (;;) {
    const id = `${word}-${Math.floor(random() * 36 ** 6).toString(36)}`;
    if (!taken.has(id)) return id;
  }
}

function withTiles(document: BoardDocument, pageId: string, tiles: BoardPage['tiles']): BoardDocument {
  const pages = document.pages.map((page) => (page.id === pageId ? { ...page, tiles } : page));
  return { ...document, pages };
}

/** The page of a tile with other tiles; the document as it is where those are none. */
function rearranged(
  document: BoardDocument,
  tileId: string,
  arrange: (tiles: BoardPage['tiles'], tile: Tile, grid: Grid) => BoardPage['tiles'] | null
): BoardDocument {
  const page = pageOf(document, tileId);
  const tile = page?.tiles.find(({ id }) => id === tileId);
  const tiles = page && tile && arrange(page.tiles, tile, gridOf(document));
  return page && tiles ? withTiles(document, page.id, tiles) : document;
}

/** Puts a tile at the first free place, of its own size or as much smaller as it may be. */
export function addTile(document: BoardDocument, pageId: string, tile: Tile, least: Size): BoardDocument {
  const page = document.pages.find(({ id }) => id === pageId);
  if (!page) return document;
  for (const size of sizesDownTo(tile, least)) {
    const place = firstFree(size, page.tiles, gridOf(document));
    if (place) return withTiles(document, pageId, [...page.tiles, { ...tile, ...place }]);
  }
  return document;
}

/** Puts a tile there, others out of its way; or, where they find no room, at the first place that is free. */
export function placeTile(
  document: BoardDocument,
  pageId: string,
  tile: Tile,
  at: Pick<Place, 'x' | 'y'>,
  least: Size
): BoardDocument {
  const page = document.pages.find(({ id }) => id === pageId);
  if (!page) return document;
  const grid = gridOf(document);
  const place = clamped({ ...placeOf(tile), ...at }, grid);
  const tiles = moved([...page.tiles, { ...tile, ...place }], tile.id, place, grid);
  return tiles ? withTiles(document, pageId, tiles) : addTile(document, pageId, tile, least);
}

const holds = ({ x, y, w, h }: Place, cellX: number, cellY: number): boolean =>
  cellX >= x && cellX < x + w && cellY >= y && cellY < y + h;

/** To where it is dropped. Where the others find no room, it takes the place of the one that its middle is dropped on. */
export function moveTile(document: BoardDocument, id: string, to: Pick<Place, 'x' | 'y'>): BoardDocument {
  return rearranged(document, id, (tiles, tile, grid) => {
    const place = clamped({ ...placeOf(tile), ...to }, grid);
    const [middleX, middleY] = [place.x + place.w / 2, place.y + place.h / 2];
    const under = tiles.find((each) => each.id !== id && holds(each, middleX, middleY));
    return moved(tiles, id, place, grid) ?? (under ? exchanged(tiles, id, under.id) : null);
  });
}

/** By some cells. Where the others find no room, it changes places with the one that is in the way. */
export function nudgeTile(document: BoardDocument, id: string, byX: number, byY: number): BoardDocument {
  return rearranged(document, id, (tiles, tile, grid) => {
    const to = { ...placeOf(tile), x: tile.x + byX, y: tile.y + byY };
    const inTheWay = mostCovered(tiles, id, to);
    return moved(tiles, id, to, grid) ?? (inTheWay && isOnGrid(to, grid) ? exchanged(tiles, id, inTheWay.id) : null);
  });
}

export function resizeTile(document: BoardDocument, id: string, to: Place, least: LeastSize): BoardDocument {
  return rearranged(document, id, (tiles, _tile, grid) => resized(tiles, id, to, grid, least));
}

export function removeTile(document: BoardDocument, id: string): BoardDocument {
  return rearranged(document, id, (tiles) => tiles.filter((tile) => tile.id !== id));
}

/** A copy beside it, or as near as there is room. */
export function duplicateTile(document: BoardDocument, id: string, newId: string): BoardDocument {
  return rearranged(document, id, (tiles, tile, grid) => {
    const place = nearestFree(placeOf(tile), tiles, grid);
    return place && [...tiles, { ...tile, ...place, id: newId }];
  });
}

/** Gives a tile other content; its id and its place stay. */
export function changeTile(document: BoardDocument, id: string, change: (tile: Tile) => Tile): BoardDocument {
  return rearranged(document, id, (tiles, tile) => {
    const changed: Tile = { ...change(tile), ...placeOf(tile), id };
    return tiles.map((each) => (each === tile ? changed : each));
  });
}

/** To the first free place of another page. */
export function moveToPage(document: BoardDocument, id: string, pageId: string, least: LeastSize): BoardDocument {
  const tile = tileOf(document, id);
  if (!tile || pageOf(document, id)?.id === pageId) return document;
  const without = removeTile(document, id);
  const added = addTile(without, pageId, tile, least(tile));
  return added === without ? document : added;
}

export function addPage(document: BoardDocument, id: string): BoardDocument {
  return { ...document, pages: [...document.pages, { id, title: null, tiles: [] }] };
}

/** With all that is on it; the last page stays. */
export function removePage(document: BoardDocument, id: string): BoardDocument {
  const pages = document.pages.filter((page) => page.id !== id);
  return pages.length === 0 || pages.length === document.pages.length ? document : { ...document, pages };
}

export function movePage(document: BoardDocument, id: string, by: -1 | 1): BoardDocument {
  const pages = [...document.pages];
  const from = pages.findIndex((page) => page.id === id);
  const [page, other] = [pages[from], pages[from + by]];
  if (!page || !other) return document;
  [pages[from], pages[from + by]] = [other, page];
  return { ...document, pages };
}

export function renamePage(document: BoardDocument, id: string, title: string | null): BoardDocument {
  return { ...document, pages: document.pages.map((page) => (page.id === id ? { ...page, title } : page)) };
}

export type BoardSettings = Omit<BoardDocument, 'pages' | 'orientation'>;

export const changeBoard = (document: BoardDocument, settings: Partial<BoardSettings>): BoardDocument => ({
  ...document,
  ...settings
});

/** Other sites: queues, teams and tiles of those that are gone are of the first then. */
export function changeSites(document: BoardDocument, sites: readonly string[]): BoardDocument {
  if (sites.length === 0) return document;
  const isLeft = (address: string): boolean => sites.includes(address.split('/')[0]!);
  const { scope } = document;
  const inSites = (tile: Tile): Tile => {
    const site = 'of' in tile ? tile.of.site : 'site' in tile ? tile.site : null;
    if (site === null || sites.includes(site)) return tile;
    return 'of' in tile ? { ...tile, of: { ...tile.of, site: null } } : ({ ...tile, site: null } as Tile);
  };
  return {
    ...document,
    scope: { ...scope, sites, queues: scope.queues.filter(isLeft), teams: scope.teams.filter(isLeft) },
    pages: document.pages.map((page) => ({ ...page, tiles: page.tiles.map(inSites) }))
  };
}

/** Each edge goes to where it is in proportion: what stood side by side still does. */
function turned(place: Place, from: Grid, to: Grid): Place {
  const [acrossX, acrossY] = [to.columns / from.columns, to.rows / from.rows];
  const [x, y] = [Math.round(place.x * acrossX), Math.round(place.y * acrossY)];
  const [right, bottom] = [Math.round((place.x + place.w) * acrossX), Math.round((place.y + place.h) * acrossY)];
  return { x, y, w: Math.max(1, right - x), h: Math.max(1, bottom - y) };
}

/** Turns the board, and lays out its tiles in the same proportions; what finds no room on its page goes to a new one. */
export function turnBoard(
  document: BoardDocument,
  orientation: BoardDocument['orientation'],
  random: () => number
): BoardDocument {
  if (document.orientation === orientation) return document;
  const [from, to] = [gridOf(document), gridOf({ orientation })];
  const pages = document.pages.map((page) => ({
    ...page,
    tiles: page.tiles.map((tile) => ({ ...tile, ...turned(tile, from, to) }))
  }));
  let result: BoardDocument = { ...document, orientation, pages };
  for (const { id } of pages) result = settlePage(result, id, random);
  return result;
}

/** Brings the tiles of a page onto its grid and apart; what finds no room goes to a new page behind it. */
export function settlePage(document: BoardDocument, pageId: string, random: () => number): BoardDocument {
  const page = document.pages.find(({ id }) => id === pageId);
  if (!page) return document;
  const { tiles, left } = settled(page.tiles, gridOf(document));
  const here = withTiles(document, pageId, tiles);
  if (left.length === 0) return here;
  const more = { id: freeId(document, 'page', random), title: page.title, tiles: left };
  const at = document.pages.indexOf(page) + 1;
  const pages = [...here.pages.slice(0, at), more, ...here.pages.slice(at)];
  return settlePage({ ...here, pages }, more.id, random);
}
