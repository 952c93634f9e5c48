import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardAt, nextTurnMs } from './rotation.ts';

test('boards take turns by the clock, each for so many seconds', () => {
  const boards = ['a', 'b', 'c'];
  const shown = [0, 9999, 10_000, 20_000, 29_999, 30_000].map((nowMs) => boardAt(boards, 10, nowMs));
  assert.deepEqual(shown, ['a', 'a', 'b', 'c', 'c', 'a']);
});

test('the same rotation is in step wherever it is asked for', () => {
  const nowMs = Date.UTC(2026, 10, 23, 12, 34, 56);
  assert.equal(
    boardAt(['a', 'b'], 30, nowMs),
    boardAt(['a', 'b'], 30, nowMs + (nextTurnMs(['a', 'b'], 30, nowMs) - nowMs) - 1)
  );
  assert.notEqual(boardAt(['a', 'b'], 30, nowMs), boardAt(['a', 'b'], 30, nextTurnMs(['a', 'b'], 30, nowMs)));
});

test('one board stays, and none is none', () => {
  assert.equal(boardAt(['a'], 10, 123_456), 'a');
  assert.equal(nextTurnMs(['a'], 10, 123_456), Infinity);
  assert.equal(boardAt([], 10, 123_456), null);
  assert.equal(nextTurnMs([], 10, 123_456), Infinity);
});

test('the next turn is the end of this one', () => {
  assert.equal(nextTurnMs(['a', 'b'], 10, 0), 10_000);
  assert.equal(nextTurnMs(['a', 'b'], 10, 9999), 10_000);
  assert.equal(nextTurnMs(['a', 'b'], 10, 10_000), 20_000);
});
