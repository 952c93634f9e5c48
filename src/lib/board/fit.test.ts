import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fit, places } from './fit.ts';

test('all that fit are shown', () => assert.deepEqual(fit([1, 2, 3], 3), { shown: [1, 2, 3], hidden: [] }));

test('one place is given up for the count of the rest', () => {
  assert.deepEqual(fit([1, 2, 3, 4], 3), { shown: [1, 2], hidden: [3, 4] });
});

test('no place, or a single one, still counts everybody', () => {
  for (const room of [0, 1]) assert.deepEqual(fit([1, 2], room), { shown: [], hidden: [1, 2] });
});

test('only whole places count', () => {
  const place = { width: 100, height: 20 };
  assert.deepEqual(places({ width: 299, height: 59 }, place), { lines: 2, columns: 2 });
  assert.deepEqual(places({ width: 80, height: 10 }, place), { lines: 0, columns: 1 });
});

test('what is not measured yet has no answer', () => {
  assert.equal(places(undefined, { width: 100, height: 20 }), null);
  assert.equal(places({ width: 100, height: 50 }, undefined), null);
  assert.equal(places({ width: 100, height: 50 }, { width: 0, height: 0 }), null);
});
