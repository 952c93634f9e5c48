import { test } from 'node:test';
import assert from 'node:assert/strict';
import { opaqueIds } from './opaque-ids.ts';

const ids = ['a1', 'a2', 'izmir/a1', 'ada', '__proto__', ''];

test('an id is always called the same, and each another way', () => {
  const opaque = opaqueIds();
  const names = ids.map(opaque);
  assert.deepEqual(ids.map(opaque), names);
  assert.equal(new Set(names).size, ids.length);
  for (const name of names) assert.match(name, /^[0-9a-f]{16}$/);
});

test('who does not have the secret can not tell whose it is', () => {
  assert.notDeepEqual(ids.map(opaqueIds()), ids.map(opaqueIds()));
});
