import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageAt } from './page-turn.ts';

const page = (id: string) => ({ id, title: null, tiles: [] });

test('pages turn by the clock', () => {
  const document = { pages: [page('a'), page('b'), page('c')], pageSeconds: 20 };
  const shown = [0, 19_999, 20_000, 40_000, 60_000].map((nowMs) => pageAt(document, nowMs));
  assert.deepEqual(shown, [0, 0, 1, 2, 0]);
});

test('a single page stays', () => {
  assert.equal(pageAt({ pages: [page('a')], pageSeconds: 5 }, Date.UTC(2026, 10, 23)), 0);
});
