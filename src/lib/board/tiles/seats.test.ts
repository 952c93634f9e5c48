import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from './agent-groups.ts';
import { closedUp, seated } from './seats.ts';

const cell = (id: string, sinceMs = 0): Cell => ({
  id,
  name: id,
  state: 'talking',
  time: '1',
  row: { name: id, state: 'talking', reason: null, sinceMs, team: null, silent: false }
});
const [ann, bob, cem, dee] = ['ann', 'bob', 'cem', 'dee'].map((id) => cell(id)) as [Cell, Cell, Cell, Cell];
const names = (seats: readonly (Cell | null)[]): (string | null)[] => seats.map((seat) => seat?.id ?? null);

test('who leaves leaves a gap, and who comes sits down at the end', () => {
  const before = closedUp([], [ann, bob, cem], 5);
  assert.deepEqual(names(before), ['ann', 'bob', 'cem', null, null]);
  assert.deepEqual(names(seated(before, [ann, cem, dee], 5)), ['ann', null, 'cem', 'dee', null]);
});

test('where nobody moved the seats are the same object', () => {
  const before = closedUp([], [ann, bob], 3);
  assert.equal(seated(before, [ann, bob], 3), before);
  assert.equal(closedUp(before, [ann, bob], 3), before);
});

test('who begins anew sits down anew', () => {
  const before = closedUp([], [ann, bob], 3);
  assert.deepEqual(names(seated(before, [bob, cell('ann', 7)], 3)), [null, 'bob', 'ann']);
});

test('all close up where the end is full, or where there are more seats or fewer', () => {
  const before = closedUp([], [ann, bob, cem], 3);
  assert.deepEqual(names(seated(before, [bob, cem, dee], 3)), ['bob', 'cem', 'dee']);
  assert.deepEqual(names(seated(before, [bob, cem], 2)), ['bob', 'cem']);
});
