import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibrationOf, type Foretold } from './calibration.ts';

const foretold = (actual: number, more: Partial<Foretold> = {}): Foretold => ({
  likely: 5,
  low: 3,
  high: 8,
  share: 0.8,
  before: 4,
  actual,
  ...more
});

test('counts the ranges that held, their ends included', () => {
  const { ranges, held, meant } = calibrationOf([2, 3, 5, 8, 9].map((actual) => foretold(actual)));
  assert.deepEqual([ranges, held, meant], [5, 3, 4]);
});

test('counts what was as good as certain by itself', () => {
  const certain = { low: 0, high: 0, share: 0.95 };
  const { ranges, certain: count, came, meantToCome } = calibrationOf([foretold(0, certain), foretold(1, certain)]);
  assert.deepEqual([ranges, count, came, meantToCome], [0, 2, 1, 1.9]);
});

test('compares what was likely with what was, where there was something', () => {
  const { error, errorAsItWas } = calibrationOf([foretold(6), foretold(9), foretold(9, { before: null })]);
  assert.deepEqual([error, errorAsItWas], [2.5, 3.5]);
});

test('has nothing to say of nothing', () => {
  const { ranges, error } = calibrationOf([]);
  assert.deepEqual([ranges, error], [0, null]);
});
