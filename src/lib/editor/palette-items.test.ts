import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paletteItems } from './palette-items.ts';

test('what is for desks is not offered for walls', () => {
  const kinds = (query: string, audience: 'desk' | 'wall'): string[] =>
    paletteItems(query, 'now', audience).kinds.map(({ tile }) => tile);
  assert.ok(kinds('', 'desk').includes('shift'));
  assert.ok(!kinds('', 'wall').includes('shift'));
  assert.deepEqual([kinds('vardiya', 'desk'), kinds('vardiya', 'wall')], [['shift'], []]);
});
