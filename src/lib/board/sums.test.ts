import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earliest, total } from './sums.ts';

test('what is not known does not count', () => {
  assert.equal(total([1, null, 2]), 3);
  assert.equal(earliest([9, null, 4]), 4);
});

test('nothing known is not zero', () => {
  assert.equal(total([null]), null);
  assert.equal(earliest([]), null);
});
