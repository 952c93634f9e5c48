import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitsOf, middleOf } from './limits.ts';

/** So many of each value, from 0 on. */
const lumps = (...counts: readonly number[]): number[] =>
  counts.flatMap((count, value) => Array<number>(count).fill(value));

test('leaves a tenth on either side of what has no lumps', () => {
  const values = Array.from({ length: 1000 }, (_, place) => place);
  assert.deepEqual(limitsOf(values, 0.8), { low: 100, high: 899, share: 0.8 });
});

test('takes all of one side where much lies at its end', () => {
  assert.deepEqual(limitsOf(lumps(50, 20, 12, 8, 6, 4), 0.8), { low: 0, high: 2, share: 0.82 });
});

test('takes a lump more or less, whichever is nearer to what is asked for', () => {
  assert.deepEqual(limitsOf(lumps(77, 20, 3), 0.8), { low: 0, high: 0, share: 0.77 });
  assert.deepEqual(limitsOf(lumps(60, 27, 13), 0.8), { low: 0, high: 1, share: 0.87 });
});

test('is one value where that is as good as certain', () => {
  assert.deepEqual(limitsOf(lumps(97, 3), 0.8), { low: 0, high: 0, share: 0.97 });
  assert.deepEqual(limitsOf([4], 0.8), { low: 4, high: 4, share: 1 });
});

test('finds the middle', () => {
  assert.equal(middleOf([1, 2, 7]), 2);
  assert.equal(middleOf([1, 2, 4, 7]), 3);
  assert.equal(middleOf([5]), 5);
});
