import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as edit from './document-edit.ts';
import { board, boards, chance, editsBy, onePage, problemsOf, textTile } from './testing.ts';

const LEAST = { w: 3, h: 2 };
const random = chance(1);

const places = (document: Parameters<typeof edit.tilesOf>[0]): string[] =>
  edit.tilesOf(document).map(({ id, x, y, w, h }) => `${id} ${x},${y} ${w}×${h}`);

test('a tile is added at the first free place, smaller where there is little room', () => {
  const document = onePage(textTile('a', 0, 0, 20, 14));
  assert.deepEqual(places(edit.addTile(document, 'p1', textTile('b', 0, 0, 6, 4), LEAST)), [
    'a 0,0 20×14',
    'b 20,0 4×2'
  ]);
  const full = onePage(textTile('a', 0, 0, 24, 14));
  assert.equal(edit.addTile(full, 'p1', textTile('b', 0, 0, 6, 4), LEAST), full);
  assert.equal(edit.addTile(full, 'p2', textTile('b', 0, 0, 6, 4), LEAST), full);
});

test('a tile is put where it is dropped, others out of its way', () => {
  const document = onePage(textTile('a', 0, 0, 6, 4));
  const dropped = edit.placeTile(document, 'p1', textTile('b', 0, 0, 6, 4), { x: 2, y: 1 }, LEAST);
  assert.deepEqual(places(dropped), ['a 0,5 6×4', 'b 2,1 6×4']);
});

test('a board of other sites shows nothing of those that are gone', () => {
  const of = { site: 'ankara', scope: { kind: 'site', id: null }, channel: null } as const;
  const tile = { ...textTile('a', 0, 0, 6, 4), kind: 'stateDistribution', of } as const;
  const scope = { sites: ['izmir', 'ankara'], queues: ['izmir/a', 'ankara/a'], teams: ['ankara/t'], channels: [] };
  const document = edit.changeSites({ ...onePage(tile), scope }, ['izmir']);
  assert.deepEqual(document.scope, { sites: ['izmir'], queues: ['izmir/a'], teams: [], channels: [] });
  const [changed] = edit.tilesOf(document);
  assert.equal(changed?.kind === 'stateDistribution' && changed.of.site, null);
  assert.equal(edit.changeSites(document, []), document);
});

test('on a full page, a tile that is pushed changes places with its neighbour', () => {
  const full = onePage(textTile('a', 0, 0, 8, 14), textTile('b', 8, 0, 16, 14));
  assert.deepEqual(places(edit.nudgeTile(full, 'a', 1, 0)), ['a 8,0 16×14', 'b 0,0 8×14']);
  assert.equal(edit.nudgeTile(full, 'a', -1, 0), full);
});

test('on a full page, a tile that is dropped changes places with the one under its middle, and with no other', () => {
  const full = onePage(textTile('a', 0, 0, 8, 14), textTile('b', 8, 0, 16, 14));
  assert.equal(edit.moveTile(full, 'a', { x: 3, y: 0 }), full);
  assert.deepEqual(places(edit.moveTile(full, 'a', { x: 5, y: 0 })), ['a 8,0 16×14', 'b 0,0 8×14']);
});

test('a tile that is dropped beyond the edge stands at it', () => {
  const document = onePage(textTile('a', 0, 0, 8, 4));
  assert.deepEqual(places(edit.moveTile(document, 'a', { x: 40, y: -3 })), ['a 16,0 8×4']);
});

test('a copy stands beside its model', () => {
  const document = onePage(textTile('a', 4, 4, 6, 4));
  assert.deepEqual(places(edit.duplicateTile(document, 'a', 'b')), ['a 4,4 6×4', 'b 4,0 6×4']);
});

test('a change of a tile’s content leaves its id and its place', () => {
  const changed = edit.changeTile(onePage(textTile('a', 4, 4, 6, 4)), 'a', (tile) => ({
    ...tile,
    id: 'z',
    x: 0,
    title: 'T'
  }));
  assert.deepEqual(places(changed), ['a 4,4 6×4']);
  assert.equal(edit.tileOf(changed, 'a')?.title, 'T');
});

test('a tile goes to another page where there is room', () => {
  const document = board([
    { id: 'p1', title: null, tiles: [textTile('a', 4, 4, 6, 4)] },
    { id: 'p2', title: null, tiles: [] }
  ]);
  const gone = edit.moveToPage(document, 'a', 'p2', () => LEAST);
  assert.deepEqual(
    gone.pages.map(({ tiles }) => tiles.length),
    [0, 1]
  );
  assert.equal(
    edit.moveToPage(document, 'a', 'p1', () => LEAST),
    document
  );
});

test('the last page stays', () => {
  const document = onePage();
  assert.equal(edit.removePage(document, 'p1'), document);
  const two = edit.addPage(document, 'p2');
  assert.deepEqual(
    edit.movePage(two, 'p2', -1).pages.map(({ id }) => id),
    ['p2', 'p1']
  );
  assert.deepEqual(
    edit.removePage(two, 'p1').pages.map(({ id }) => id),
    ['p2']
  );
});

test('a board that is turned keeps its proportions, and turned back is as it was', () => {
  const document = onePage(textTile('a', 0, 0, 12, 7), textTile('b', 12, 0, 12, 7), textTile('c', 0, 7, 24, 7));
  const upright = edit.turnBoard(document, 'portrait', random);
  assert.deepEqual(places(upright), ['a 0,0 7×12', 'b 7,0 7×12', 'c 0,12 14×12']);
  assert.deepEqual(edit.turnBoard(upright, 'landscape', random), document);
});

test('whatever is done to a board, its tiles stay on the grid and beside each other', () => {
  fc.assert(
    fc.property(boards, editsBy('me'), (document, edits) => {
      assert.deepEqual(problemsOf(document), []);
      assert.deepEqual(problemsOf(edits(document)), []);
    }),
    { numRuns: 500 }
  );
});
