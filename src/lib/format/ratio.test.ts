import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundedRatio } from './ratio.ts';

test('rounds to a tenth of a percent', () => {
  assert.deepEqual(
    [0, 0.83449, 0.8345, 2 / 3, 1].map((value) => roundedRatio(value)),
    [0, 0.834, 0.835, 0.667, 1]
  );
});

test('does not round across the target', () => {
  assert.equal(roundedRatio(0.7999, 0.8), 0.799);
  assert.equal(roundedRatio(0.8, 0.8), 0.8);
  assert.equal(roundedRatio(0.7994, 0.8), 0.799);
  assert.equal(roundedRatio(0.99999, 1), 0.999);
  assert.equal(roundedRatio(0.8049, 0.805), 0.804);
});
