import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftAt } from './pixel-shift.ts';

const MINUTE = 60_000;

test('the picture stands still within a minute, and moves by no more than a step to the next', () => {
  for (let minute = 0; minute < 30; minute++) {
    const here = shiftAt(minute * MINUTE);
    assert.deepEqual(shiftAt(minute * MINUTE + MINUTE - 1), here);
    const next = shiftAt((minute + 1) * MINUTE);
    assert.ok(Math.max(Math.abs(next.x - here.x), Math.abs(next.y - here.y)) <= 3);
    assert.notDeepEqual(next, here);
  }
});

test('it goes to each side as far as to the other', () => {
  const all = Array.from({ length: 10 }, (_, minute) => shiftAt(minute * MINUTE));
  assert.deepEqual(
    [...new Set(all.map(({ x }) => x))].sort((a, b) => a - b),
    [-3, 0, 3]
  );
  assert.deepEqual(
    [...new Set(all.map(({ y }) => y))].sort((a, b) => a - b),
    [-3, 0, 3]
  );
});
