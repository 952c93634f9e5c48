import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEMPLATES } from './templates/templates.ts';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import { historyRows } from './board-history.ts';
import { documentChanges } from './document-changes.ts';

const BOARD = TEMPLATES.serviceFloor({ id: 'demo', name: 'Demo', queues: [], teams: [], channels: [], language: 'en' });
const [PAGE] = BOARD.pages;
const [TILE, ...REST] = PAGE!.tiles;

const withPages = (...pages: BoardDocument['pages']): BoardDocument => ({ ...BOARD, pages });
const withTiles = (...tiles: Tile[]): BoardDocument => withPages({ ...PAGE!, tiles });
const said = (before: BoardDocument | null, after: BoardDocument | null, isFirst = false): Record<string, number> =>
  Object.fromEntries(documentChanges(before, after, isFirst).map(({ kind, count }) => [kind, count]));

test('what became of the board as a whole', () => {
  assert.deepEqual(said(null, BOARD, true), { made: 1 });
  assert.deepEqual(said(null, BOARD), { broughtBack: 1 });
  assert.deepEqual(said(BOARD, null), { deleted: 1 });
  assert.deepEqual(said(BOARD, structuredClone(BOARD)), { nothing: 1 });
});

test('members of the document', () => {
  assert.deepEqual(said(BOARD, { ...BOARD, title: 'Other', theme: 'light' }), { title: 1, theme: 1 });
  assert.deepEqual(said(BOARD, { ...BOARD, scope: { ...BOARD.scope, channels: ['email'] } }), { scope: 1 });
  assert.deepEqual(said(BOARD, { ...BOARD, viewing: { ...BOARD.viewing, distanceM: 8 } }), { viewing: 1 });
});

test('tiles added, removed, moved and set up otherwise, each counted', () => {
  const added = { ...TILE!, id: 'another' };
  assert.deepEqual(said(withTiles(TILE!), withTiles(TILE!, added)), { tilesAdded: 1 });
  assert.deepEqual(said(BOARD, withTiles(TILE!)), { tilesRemoved: REST.length });
  assert.deepEqual(said(withTiles(TILE!), withTiles({ ...TILE!, x: 3, w: 2 })), { tilesMoved: 1 });
  assert.deepEqual(said(withTiles(TILE!), withTiles({ ...TILE!, title: 'Look here' })), { tilesChanged: 1 });
  assert.deepEqual(said(withTiles(TILE!), withTiles({ ...TILE!, title: 'Look here', y: 2 })), {
    tilesMoved: 1,
    tilesChanged: 1
  });
  assert.deepEqual(said(BOARD, withTiles(...[TILE!, ...REST].reverse())), { nothing: 1 });
});

test('pages added, removed, renamed and sorted; a tile that goes to another page was moved', () => {
  const [one, two] = [
    { ...PAGE!, id: 'one' },
    { id: 'two', title: null, tiles: [] }
  ];
  assert.deepEqual(said(withPages(one), withPages(one, two)), { pagesAdded: 1 });
  assert.deepEqual(said(withPages(one, two), withPages(one)), { pagesRemoved: 1 });
  assert.deepEqual(said(withPages(one, two), withPages(one, { ...two, title: 'Two' })), { pagesRenamed: 1 });
  assert.deepEqual(said(withPages(one, two), withPages(two, one)), { pagesSorted: 1 });
  const moved = withPages({ ...one, tiles: REST }, { ...two, tiles: [TILE!] });
  assert.deepEqual(said(withPages(one, two), moved), { tilesMoved: 1 });
});

test('a history tells who changed what when, and which version was brought back', () => {
  const other = { ...BOARD, title: 'Other' };
  const version = (number: number, document: BoardDocument | null) => ({
    version: number,
    title: document?.title ?? 'Former',
    document,
    by: 'Ayşe',
    atMs: number * 1000
  });
  const rows = historyRows([version(4, BOARD), version(3, null), version(2, other), version(1, BOARD)]);
  assert.deepEqual(
    rows.map((row) => [row.changes.map(({ kind }) => kind).join(), row.asVersion, row.title, row.isDeleted]),
    [
      ['broughtBack', 1, BOARD.title, false],
      ['deleted', null, 'Former', true],
      ['title', null, 'Other', false],
      ['made', null, BOARD.title, false]
    ]
  );
  assert.deepEqual([rows[0]!.by, rows[0]!.atMs, rows[0]!.version], ['Ayşe', 4000, 4]);
});

test('what changed is not known of the oldest that is kept, unless it is the first', () => {
  assert.deepEqual(historyRows([{ version: 7, title: 'x', document: BOARD, by: null, atMs: 0 }])[0]!.changes, []);
});
