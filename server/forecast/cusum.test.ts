import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, AT_REST, toleratedMean, type CusumState } from './cusum.ts';

const expected = { mean: 10, dispersion: 1, uncertainty: 0 };
const LEVEL = 7;

const fold = (counts: readonly number[], ratio = 1.5, from: CusumState = AT_REST): CusumState =>
  counts.reduce((state, count) => after(state, count, expected, ratio, LEVEL), from);

test('rests while what is expected comes', () => {
  assert.deepEqual(fold([10, 9, 11, 10, 12, 8]), AT_REST);
});

test('says since when more comes, and how much', () => {
  const state = fold([10, 10, 15, 16, 15, 14, 17, 15]);
  assert.equal(state.isAlarm, true);
  assert.deepEqual(
    { steps: state.steps, observed: state.observed, expected: state.expected },
    { steps: 6, observed: 92, expected: 60 }
  );
});

test('sees a dead line as a collapse', () => {
  const state = fold([0, 0, 0], 0.5);
  assert.equal(state.isAlarm, true);
  assert.equal(state.steps, 3);
  assert.equal(state.observed, 0);
  assert.deepEqual(fold([0, 0, 0]), AT_REST);
});

test('ends soon after the change does, however long it was', () => {
  const alarm = fold(Array<number>(500).fill(20));
  assert.equal(alarm.score, LEVEL);
  assert.equal(fold([10], 1.5, alarm).isAlarm, true);
  assert.equal(fold(Array<number>(6).fill(10), 1.5, alarm).isAlarm, false);
});

test('does not flap around the level', () => {
  const alarm = fold(Array<number>(20).fill(16));
  const below = fold([11], 1.5, alarm);
  assert.ok(below.score < LEVEL);
  assert.equal(below.isAlarm, true);
});

test('takes what an uncertain mean explains for no change', () => {
  const uncertain = { ...expected, uncertainty: 0.3 };
  assert.equal(toleratedMean(uncertain, 1.5), 16);
  assert.equal(toleratedMean(uncertain, 0.5), 6.25);
  assert.deepEqual(after(AT_REST, 16, uncertain, 1.5, LEVEL), AT_REST);
});

test('weighs counts less where they vary more', () => {
  const calm = after(AT_REST, 20, expected, 1.5, LEVEL).score;
  const wild = after(AT_REST, 20, { ...expected, dispersion: 2 }, 1.5, LEVEL).score;
  assert.ok(Math.abs(wild - calm / 2) < 1e-12);
});
