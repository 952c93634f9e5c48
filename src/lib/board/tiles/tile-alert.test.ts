import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import type { Tile } from '#lib/protocol/board-document.ts';
import type { TileData } from '#lib/protocol/board-view.ts';
import { tileAlert } from './tile-alert.ts';

const PLACE = { id: 't', x: 0, y: 0, w: 4, h: 3, title: null };
const about = (kind: AlertRow['entity']['kind'], id: string, figure: AlertRow['figure'], site = 'demo') => ({
  id: `${kind} ${id}`,
  alert: { entity: { kind, id, name: id }, figure, site } as AlertRow
});
const foundBy = (tile: object, data: object, ...alerts: ReturnType<typeof about>[]): string | null =>
  tileAlert(alerts, { ...PLACE, ...tile } as Tile, data as TileData, 'demo')?.entity.id ?? null;

const figure = (scope: object, figure = 'serviceLevel') => ({ kind: 'figure', figure, of: { site: null, scope } });

test('a figure is marked by what is about that figure of the same', () => {
  const ofQueue = figure({ kind: 'queue', id: 'billing' });
  const data = { kind: 'figure' };
  assert.equal(foundBy(ofQueue, data, about('queue', 'billing', 'serviceLevel')), 'billing');
  assert.equal(foundBy(ofQueue, data, about('queue', 'billing', 'waiting')), null);
  assert.equal(foundBy(ofQueue, data, about('queue', 'sales', 'serviceLevel')), null);
  assert.equal(foundBy(ofQueue, data, about('queue', 'billing', 'serviceLevel', 'ankara')), null);
  assert.equal(foundBy(figure({ kind: 'site', id: null }), data, about('site', 'demo', 'serviceLevel')), 'demo');
});

test('a table by what is about any of its rows, the most urgent first', () => {
  const data = { kind: 'queueTable', queues: { billing: {}, sales: {} } };
  const alerts = [about('queue', 'other', 'waiting'), about('queue', 'sales', null), about('queue', 'billing', null)];
  assert.equal(foundBy({ kind: 'queueTable' }, data, ...alerts), 'sales');
  const grid = { kind: 'agentGrid', agents: { a1: {} } };
  assert.equal(foundBy({ kind: 'agentGrid' }, grid, ...alerts, about('agent', 'a1', null)), 'a1');
});

test('what has no figures of it is not marked', () => {
  assert.equal(foundBy({ kind: 'clock' }, { kind: 'clock' }, about('site', 'demo', 'serviceLevel')), null);
});
