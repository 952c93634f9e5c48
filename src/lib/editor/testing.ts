/** Boards for tests: drawn by chance, and such that their tiles lie beside each other. */
import fc from 'fast-check';
import type { BoardDocument, BoardPage, Tile } from '#lib/protocol/board-document.ts';
import { settled } from './arrange.ts';
import * as edit from './document-edit.ts';
import { gridOf, isOnGrid, overlap } from './grid.ts';

const { tilesOf } = edit;

export function textTile(id: string, x: number, y: number, w: number, h: number, text = id): Tile {
  return { id, kind: 'text', x, y, w, h, title: null, text, size: 'middle' };
}

export function board(pages: readonly BoardPage[]): BoardDocument {
  return {
    title: 'Board',
    audience: 'wall',
    language: null,
    theme: null,
    orientation: 'landscape',
    viewing: { distanceM: 5, diagonalInches: 55 },
    scope: { sites: ['izmir'], queues: [], teams: [], channels: [] },
    pageSeconds: 20,
    pages
  };
}

export const onePage = (...tiles: Tile[]): BoardDocument => board([{ id: 'p1', title: null, tiles }]);

/** No tile off the grid or over another, no id twice, a page at least. */
export function problemsOf(document: BoardDocument): string[] {
  const grid = gridOf(document);
  const ids = [...document.pages.map(({ id }) => id), ...tilesOf(document).map(({ id }) => id)];
  const crowded = document.pages.flatMap(({ tiles }) =>
    tiles.flatMap((tile, index) =>
      tiles.slice(index + 1).flatMap((other) => (overlap(tile, other) ? `${tile.id} over ${other.id}` : []))
    )
  );
  const off = tilesOf(document).flatMap((tile) => (isOnGrid(tile, grid) ? [] : `${tile.id} is off the grid`));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`);
  return [...crowded, ...off, ...twice, ...(document.pages.length === 0 ? ['no page'] : [])];
}

const places = fc.record({
  x: fc.integer({ min: 0, max: 20 }),
  y: fc.integer({ min: 0, max: 11 }),
  w: fc.integer({ min: 2, max: 12 }),
  h: fc.integer({ min: 2, max: 8 })
});

/** Boards of one to three pages, whose tiles lie beside each other. */
export const boards: fc.Arbitrary<BoardDocument> = fc
  .array(fc.array(places, { maxLength: 6 }), { minLength: 1, maxLength: 3 })
  .map((pages) =>
    board(
      pages.map((some, page) => {
        const tiles = some.map(({ x, y, w, h }, index) => textTile(`t${page}${index}`, x, y, w, h));
        return { id: `p${page}`, title: null, tiles: settled(tiles, gridOf(board([]))).tiles };
      })
    )
  );

/** A number from 0 to 1 that follows from a seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const LEAST = { w: 2, h: 2 };

/** One edit, by numbers that are drawn: what they mean depends on the board. */
function editedOnce(document: BoardDocument, [what, which, a, b]: readonly number[], person: string): BoardDocument {
  const tiles = tilesOf(document);
  const tile = tiles[which! % Math.max(1, tiles.length)];
  const page = document.pages[which! % document.pages.length]!;
  const id = tile?.id ?? 'none';
  const place = tile ? { x: tile.x, y: tile.y, w: 2 + (a! % 9), h: 2 + (b! % 6) } : { x: 0, y: 0, w: 2, h: 2 };
  const edits: readonly (() => BoardDocument)[] = [
    () => edit.moveTile(document, id, { x: a!, y: b! }),
    () => edit.nudgeTile(document, id, (a! % 3) - 1, (b! % 3) - 1),
    () => edit.resizeTile(document, id, place, () => LEAST),
    () => edit.removeTile(document, id),
    () => edit.duplicateTile(document, id, edit.freeId(document, person, chance(a! * 31 + b!))),
    () => edit.changeTile(document, id, (each) => ({ ...each, title: `${person} ${a! % 3}` })),
    () => edit.changeTile(document, id, (each) => ({ ...each, text: `${person} ${a! % 3}` }) as Tile),
    () =>
      edit.addTile(document, page.id, textTile(edit.freeId(document, person, chance(a! * 57 + b!)), 0, 0, 4, 3), LEAST),
    () => edit.addPage(document, edit.freeId(document, person, chance(a! * 91 + b!))),
    () => edit.removePage(document, page.id),
    () => edit.movePage(document, page.id, a! % 2 ? 1 : -1),
    () => edit.renamePage(document, page.id, `${person} ${b! % 3}`),
    () => edit.moveToPage(document, id, page.id, () => LEAST),
    () => edit.changeBoard(document, a! % 2 ? { title: `${person} ${b!}` } : { pageSeconds: 5 + b! }),
    () => edit.turnBoard(document, a! % 2 ? 'portrait' : 'landscape', chance(a! * 13 + b!))
  ];
  return edits[what! % edits.length]!();
}

const numbers = fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(22), fc.nat(12)), { maxLength: 8 });

export type Edits = (document: BoardDocument) => BoardDocument;

/** Some edits in a row, by one person. */
export const editsBy = (person: string): fc.Arbitrary<Edits> =>
  numbers.map((all) => (document) => all.reduce((before, each) => editedOnce(before, each, person), document));
