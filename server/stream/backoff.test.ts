import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMs, pause } from './backoff.ts';

test('waits between attempts grow from a quarter of a second to two seconds', () => {
  assert.equal(backoffMs(0, 0), 250);
  assert.equal(backoffMs(0, 1), 250);
  assert.equal(backoffMs(2, 1), 1000);
  assert.equal(backoffMs(1000, 1), 2000);
  assert.equal(backoffMs(1000, 0), 1000);
});

test('a pause ends with its signal, also one that was given before', async () => {
  await pause(3_600_000, AbortSignal.timeout(1));
  await pause(3_600_000, AbortSignal.abort());
});
