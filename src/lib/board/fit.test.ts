import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fit } from './fit.ts';

test('all that fit are shown', () => assert.deepEqual(fit([1, 2, 3], 3), { shown: [1, 2, 3], hidden: [] }));

test('one place is given up for the count of the rest', () => {
  assert.deepEqual(fit([1, 2, 3, 4], 3), { shown: [1, 2], hidden: [3, 4] });
});

test('no place, or a single one, still counts everybody', () => {
  for (const places of [0, 1]) assert.deepEqual(fit([1, 2], places), { shown: [], hidden: [1, 2] });
});
