import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tile } from '#lib/protocol/board-document.ts';
import { exchanged, moved, resized, settled } from './arrange.ts';
import { textTile } from './testing.ts';

const GRID = { columns: 24, rows: 14 };
const LEAST = () => ({ w: 3, h: 2 });

const shown = (tiles: readonly Tile[] | null): Record<string, string> | null =>
  tiles && Object.fromEntries(tiles.map(({ id, x, y, w, h }) => [id, `${x},${y} ${w}×${h}`]));

test('a tile goes where there is nothing', () => {
  const tiles = [textTile('a', 0, 0, 4, 4), textTile('b', 10, 0, 4, 4)];
  assert.deepEqual(shown(moved(tiles, 'a', { x: 5, y: 3, w: 4, h: 4 }, GRID)), { a: '5,3 4×4', b: '10,0 4×4' });
});

test('a tile that is in the way goes to the nearest free place, which may be that of the moved one', () => {
  const tiles = [textTile('a', 0, 0, 12, 14), textTile('b', 12, 0, 12, 14)];
  assert.deepEqual(shown(moved(tiles, 'a', { x: 12, y: 0, w: 12, h: 14 }, GRID)), { a: '12,0 12×14', b: '0,0 12×14' });
  const pushed = moved([textTile('a', 0, 0, 4, 4), textTile('b', 4, 0, 4, 4)], 'a', { x: 2, y: 0, w: 4, h: 4 }, GRID);
  assert.deepEqual(shown(pushed), { a: '2,0 4×4', b: '6,0 4×4' });
});

test('where one of those in the way finds no place, nothing moves', () => {
  const tiles = [textTile('a', 0, 0, 8, 14), textTile('b', 8, 0, 16, 14)];
  assert.equal(moved(tiles, 'a', { x: 1, y: 0, w: 8, h: 14 }, GRID), null);
  assert.equal(moved(tiles, 'a', { x: -1, y: 0, w: 8, h: 14 }, GRID), null);
});

test('what a growing tile covers is cut off from its neighbours, as far as they may shrink', () => {
  const tiles = [textTile('a', 0, 0, 8, 14), textTile('b', 8, 0, 16, 7), textTile('c', 8, 7, 16, 7)];
  const grown = resized(tiles, 'a', { x: 0, y: 0, w: 12, h: 14 }, GRID, LEAST);
  assert.deepEqual(shown(grown), { a: '0,0 12×14', b: '12,0 12×7', c: '12,7 12×7' });
  assert.equal(resized(tiles, 'a', { x: 0, y: 0, w: 22, h: 14 }, GRID, LEAST), null);
});

test('a neighbour that may not shrink goes elsewhere', () => {
  const tiles = [textTile('a', 0, 0, 4, 4), textTile('b', 4, 0, 3, 2)];
  const grown = resized(tiles, 'a', { x: 0, y: 0, w: 6, h: 4 }, GRID, LEAST);
  assert.deepEqual(shown(grown), { a: '0,0 6×4', b: '6,0 3×2' });
});

test('who goes elsewhere does not stand where another, cut off, remains', () => {
  const tiles = [textTile('a', 0, 0, 4, 4), textTile('b', 4, 0, 3, 2), textTile('c', 4, 2, 9, 4)];
  const grown = resized(tiles, 'a', { x: 0, y: 0, w: 6, h: 4 }, GRID, LEAST);
  assert.deepEqual(shown(grown), { a: '0,0 6×4', b: '6,0 3×2', c: '6,2 7×4' });
  const far = resized([...tiles, textTile('d', 7, 0, 17, 2)], 'a', { x: 0, y: 0, w: 6, h: 4 }, GRID, LEAST);
  assert.deepEqual(shown(far), { a: '0,0 6×4', b: '3,4 3×2', c: '6,2 7×4', d: '7,0 17×2' });
});

test('two tiles change places and sizes', () => {
  const tiles = [textTile('a', 0, 0, 8, 14), textTile('b', 8, 0, 16, 14)];
  assert.deepEqual(shown(exchanged(tiles, 'a', 'b')), { a: '8,0 16×14', b: '0,0 8×14' });
});

test('tiles off the grid come onto it, and those over others apart, smaller where there is little room', () => {
  const { tiles, left } = settled(
    [textTile('a', 20, 10, 8, 8), textTile('b', 16, 6, 4, 4), textTile('c', 0, 0, 24, 14)],
    GRID
  );
  assert.deepEqual(shown(tiles), { a: '16,6 8×8', b: '16,2 4×4', c: '0,0 16×6' });
  assert.deepEqual(left, []);
});

test('what a page has no cell for is left', () => {
  const { tiles, left } = settled([textTile('a', 0, 0, 24, 14), textTile('b', 0, 0, 2, 2)], GRID);
  assert.deepEqual(shown(tiles), { a: '0,0 24×14' });
  assert.deepEqual(shown(left), { b: '0,0 2×2' });
});
