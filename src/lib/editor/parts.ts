/**
 * A board taken to parts that can change one without the other, by name:
 *
 *     title, audience, language, theme, orientation, pageSeconds, viewing.distanceM, scope.sites, …    settings
 *     page/<id>                                                    a page's title
 *     tile/<id>/place, tile/<id>/title, tile/<id>/shows            a tile
 *     tile/<id>                                                    a tile that not all versions have, as a whole
 */
import type { BoardDocument, BoardPage, Tile } from '#lib/protocol/board-document.ts';
import { placeOf } from './grid.ts';

export type Parts = Map<string, unknown>;

interface Placed {
  readonly page: string;
  readonly tile: Tile;
}

const NESTED = ['viewing', 'scope'] as const;

function settingsOf({ pages: _, viewing, scope, ...plain }: BoardDocument): [string, unknown][] {
  const nested = Object.entries({ viewing, scope }).flatMap(([name, members]) =>
    Object.entries(members).map(([key, value]): [string, unknown] => [`${name}.${key}`, value])
  );
  return [...Object.entries(plain), ...nested];
}

function partsOfTile(page: string, tile: Tile): [string, unknown][] {
  const { id, title, x: _x, y: _y, w: _w, h: _h, ...shows } = tile;
  return [
    [`tile/${id}/place`, { page, ...placeOf(tile) }],
    [`tile/${id}/title`, { title }],
    [`tile/${id}/shows`, shows]
  ];
}

/** @param isWhole of tiles that not all versions have */
export function partsOf(document: BoardDocument, isWhole: (tileId: string) => boolean): Parts {
  const pages = document.pages.map(({ id, title }): [string, unknown] => [`page/${id}`, { title }]);
  const tiles = document.pages.flatMap(({ id: page, tiles }) =>
    tiles.flatMap((tile): [string, unknown][] =>
      isWhole(tile.id) ? [[`tile/${tile.id}`, { page, tile } satisfies Placed]] : partsOfTile(page, tile)
    )
  );
  return new Map([...settingsOf(document), ...pages, ...tiles]);
}

function settingsFrom(parts: Parts): Omit<BoardDocument, 'pages'> {
  const plain: [string, unknown][] = [];
  const nested = { viewing: {} as Record<string, unknown>, scope: {} as Record<string, unknown> };
  for (const [part, value] of parts) {
    if (part.includes('/')) continue;
    const name = NESTED.find((each) => part.startsWith(`${each}.`));
    if (name) nested[name][part.slice(name.length + 1)] = value;
    else plain.push([part, value]);
  }
  return { ...Object.fromEntries(plain), ...nested } as unknown as Omit<BoardDocument, 'pages'>;
}

function tileFrom(parts: Parts, id: string): Placed | null {
  const whole = parts.get(`tile/${id}`) as Placed | undefined;
  if (whole) return whole;
  const place = parts.get(`tile/${id}/place`) as ({ page: string } & Record<string, unknown>) | undefined;
  if (!place) return null;
  const { page, ...where } = place;
  const [title, shows] = [parts.get(`tile/${id}/title`) as object, parts.get(`tile/${id}/shows`) as object];
  return { page, tile: { id, ...title, ...where, ...shows } as unknown as Tile };
}

/** Ids, in the order that the board is to have them. */
export interface Orders {
  readonly pages: readonly string[];
  readonly tiles: readonly string[];
}

/** A board of these parts. A page stays as long as a tile stands on it; then it needs a title from elsewhere. */
export function fromParts(parts: Parts, orders: Orders, titleOf: (pageId: string) => string | null): BoardDocument {
  const placed = orders.tiles.flatMap((id) => tileFrom(parts, id) ?? []);
  const pages = orders.pages.flatMap((id): readonly BoardPage[] => {
    const titled = parts.get(`page/${id}`) as { title: string | null } | undefined;
    const tiles = placed.filter(({ page }) => page === id).map(({ tile }) => tile);
    return titled || tiles.length > 0 ? [{ id, title: titled ? titled.title : titleOf(id), tiles }] : [];
  });
  return { ...settingsFrom(parts), pages };
}
