import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plannedBackMs } from './planned-back.ts';
import type { Shift } from './roster.ts';

const MINUTE_MS = 60_000;
const shift: Shift = {
  site: 'izmir',
  agent: 'a1',
  startMs: 0,
  endMs: 480 * MINUTE_MS,
  absences: [
    { kind: 'break', startMs: 60 * MINUTE_MS, endMs: 75 * MINUTE_MS },
    { kind: 'lunch', startMs: 200 * MINUTE_MS, endMs: 240 * MINUTE_MS }
  ]
};
const backAt = (minute: number, agent = 'a1'): number | null => {
  const atMs = plannedBackMs([shift], agent, minute * MINUTE_MS);
  return atMs && atMs / MINUTE_MS;
};

test('who is on a planned break is back at its end, even where it began a little early', () => {
  assert.equal(backAt(60), 75);
  assert.equal(backAt(74.9), 75);
  assert.equal(backAt(56), 75);
  assert.equal(backAt(210), 240);
});

test('of breaks at other times, and of other people, the plan says nothing', () => {
  assert.equal(backAt(50), null);
  assert.equal(backAt(75), null);
  assert.equal(backAt(60, 'a2'), null);
});
