import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsLaw } from './counts-law.ts';

function moments(law: readonly number[]): { total: number; mean: number; variance: number } {
  const total = law.reduce((sum, p) => sum + p, 0);
  const mean = law.reduce((sum, p, count) => sum + p * count, 0);
  return { total, mean, variance: law.reduce((sum, p, count) => sum + p * (count - mean) ** 2, 0) };
}

test('has the mean and the variance that are asked for', () => {
  for (const mean of [0.05, 2, 50, 400]) {
    for (const dispersion of [1, 1.3, 2, 6]) {
      const found = moments(countsLaw(mean, dispersion));
      assert.ok(Math.abs(found.total - 1) < 1e-9);
      assert.ok(Math.abs(found.mean - mean) < 1e-6 * mean);
      assert.ok(Math.abs(found.variance - dispersion * mean) < 1e-5 * dispersion * mean);
    }
  }
});

test('is Poisson’s law where the variance is the mean, or less', () => {
  assert.ok(Math.abs(countsLaw(3, 1)[2]! - 4.5 * Math.exp(-3)) < 1e-15);
  assert.deepEqual(countsLaw(3, 0.5), countsLaw(3, 1));
  assert.ok(Math.abs(countsLaw(3, 1.0001)[2]! - countsLaw(3, 1)[2]!) < 1e-4);
});

test('expects nothing where nothing comes', () => {
  assert.deepEqual(countsLaw(0, 2), [1]);
});
