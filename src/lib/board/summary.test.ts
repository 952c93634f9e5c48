import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speechOf } from '#lib/i18n/speech-of.ts';
import { TWELVE_TILES } from '../../../tests/boards/made-documents.ts';
import { madeFloor } from '../../../tests/boards/made-floor.ts';
import { madeView } from '../../../tests/boards/made-view.ts';
import { summaryOf } from './summary.ts';

test('a board is told in sentences: what, how much, and whether that is as it should be', () => {
  const floor = madeFloor();
  const view = madeView(TWELVE_TILES, floor);
  const level = { ...view.tiles['sl']!, value: 0.652 };
  const board = {
    document: TWELVE_TILES,
    sites: view.sites,
    alerts: {},
    tile: (id: string) => (id === 'sl' ? level : (view.tiles[id] ?? null))
  };
  const text = summaryOf(board, 0, floor.nowMs, speechOf('en'));
  assert.match(text, /^Service level, today, 65\.2%, Below target\. Waiting, \d+/);
  assert.equal(text.split('. ').length, 5);
  assert.equal(summaryOf({ ...board, tile: () => null }, 0, floor.nowMs, speechOf('tr')), '');
});
