import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder } from './queue-order.ts';

test('by name, numbers as numbers, then by id', () => {
  const rows = { d: { name: 'Line 10' }, c: { name: 'Line 9' }, b: { name: 'billing' }, a: { name: 'billing' } };
  assert.deepEqual(
    inOrder(rows, 'en').map(({ id }) => id),
    ['a', 'b', 'c', 'd']
  );
});

test('as the language sorts', () => {
  const rows = { a: { name: 'Zeytin' }, b: { name: 'Çay' }, c: { name: 'Defter' } };
  assert.deepEqual(
    inOrder(rows, 'tr').map(({ name }) => name),
    ['Çay', 'Defter', 'Zeytin']
  );
});
