import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agenda } from './agenda.ts';
import { diceOf } from './dice.ts';

test('gives what is noted in the order of its time', () => {
  const agenda = new Agenda();
  const dice = diceOf(4);
  const times = Array.from({ length: 500 }, dice);
  for (const [hand, atMs] of times.entries()) agenda.add(atMs, hand);
  const taken: number[] = [];
  while (agenda.nextMs < Infinity) taken.push(times[agenda.take()]!);
  assert.deepEqual(
    taken,
    times.toSorted((a, b) => a - b)
  );
});

test('has nothing next when it is empty', () => {
  const agenda = new Agenda();
  assert.equal(agenda.nextMs, Infinity);
  agenda.add(3, 1);
  assert.equal(agenda.nextMs, 3);
  assert.equal(agenda.take(), 1);
  assert.equal(agenda.nextMs, Infinity);
});
