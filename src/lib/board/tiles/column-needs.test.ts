import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentGrid, message, place, queueTable } from '#lib/boards/templates/tiles.ts';
import type { TileData } from '#lib/protocol/board-view.ts';
import { columnEms } from './column-needs.ts';

const data = (made: object): TileData => made as TileData;
const listed = (count: number): string[] => Array.from({ length: count }, (_, index) => `q${index}`);

test('a table in a column is as long as its queues are many', () => {
  const table = queueTable('t', place(0, 0, 4, 4), []);
  const of = (count: number): number => columnEms(table, data({ kind: 'queueTable', listed: listed(count) }), 24);
  assert.ok(of(40) > of(20) + 35);
  assert.equal(columnEms(table, null, 24), of(0));
});

test('who comes and goes does not move what is below, until there are some more', () => {
  const grid = agentGrid('g', place(0, 0, 4, 4));
  const of = (count: number): number =>
    columnEms(grid, data({ kind: 'agentGrid', agents: Object.fromEntries(listed(count).map((id) => [id, {}])) }), 24);
  assert.equal(of(41), of(44));
  assert.ok(of(46) > of(44));
});

test('an announcement has room for all of its text', () => {
  const of = (text: string): number =>
    columnEms(message('m', place(0, 0, 4, 4)), data({ kind: 'message', messages: { a: { text } } }), 24);
  assert.ok(of('Card payments are down. '.repeat(20)) > of('Short') + 10);
});
