import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMs } from './backoff.ts';

test('doubles up to 15 s and stays there for ever', () => {
  const pauses = [0, 1, 2, 5, 6, 100, 1e6].map((failures) => backoffMs(failures, 1));
  assert.deepEqual(pauses, [400, 800, 1600, 12_800, 15_000, 15_000, 15_000]);
});

test('is spread from half to the whole', () => {
  assert.equal(backoffMs(3, 0), 1600);
  assert.equal(backoffMs(3, 0.5), 2400);
  assert.equal(backoffMs(3, 1), 3200);
});
