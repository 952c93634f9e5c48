import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FreeHands, groupsOf } from './free-hands.ts';
import { hands } from './testing.ts';

const staff = [...hands(2, [0]), ...hands(2, [0, 1]), ...hands(100, [1])];
const groups = groupsOf(staff, 3);

test('puts hands together that serve the same lines', () => {
  assert.deepEqual(groups.lines, [[0], [0, 1], [1]]);
  assert.deepEqual(groups.ofLine, [[0, 1], [1, 2], []]);
  assert.deepEqual([...groups.ofHand.slice(0, 6)], [0, 0, 1, 1, 2, 2]);
});

test('takes the one that has been free the longest of those who serve the line', () => {
  const free = new FreeHands(groups);
  free.add(4, -30);
  free.add(2, -20);
  free.add(0, -10);
  free.add(3, 0);
  assert.deepEqual([free.take(0), free.take(0), free.take(1), free.take(0), free.take(0)], [2, 0, 4, 3, -1]);
  assert.equal(free.take(2), -1);
});

test('loses nobody over many turns', () => {
  const free = new FreeHands(groups);
  for (let hand = 4; hand < 104; hand++) free.add(hand, hand);
  for (let turn = 0; turn < 1000; turn++) {
    const hand = free.take(1);
    assert.equal(hand, 4 + (turn % 100));
    free.add(hand, 1000 + turn);
  }
});
