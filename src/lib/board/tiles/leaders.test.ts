import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LeadersData } from '#lib/protocol/board-view.ts';
import { leaders } from './leaders.ts';

const data = (values: Readonly<Record<string, number | null>>, direction: 'atLeast' | 'atMost'): LeadersData => ({
  kind: 'leaders',
  unit: 'ratio',
  members: Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { name: id, value, target: { value: 0.5, direction }, silent: false }
    ])
  )
});
const ids = (placed: readonly { readonly id: string }[]): string[] => placed.map(({ id }) => id);

test('the best first, and the worst first; nobody is both', () => {
  const { ahead, behind } = leaders(data({ a: 0.9, b: 0.2, c: 0.6 }, 'atLeast'), 3, () => 0);
  assert.deepEqual([ids(ahead), ids(behind)], [['a', 'c'], ['b']]);
  assert.deepEqual(
    [...ahead, ...behind].map(({ verdict }) => verdict),
    ['met', 'met', 'missed']
  );
});

test('of what should be low the lowest is the best; who has no value has no place', () => {
  const { ahead, behind } = leaders(data({ a: 0.9, b: 0.2, c: null }, 'atMost'), 1, () => 0);
  assert.deepEqual([ids(ahead), ids(behind)], [['b'], ['a']]);
});
