import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diceOf, gammaAroundOne, normal, type Dice } from './dice.ts';

const COUNT = 40_000;

function moments(deal: (dice: Dice) => number): { mean: number; variance: number } {
  const dice = diceOf(3);
  const values = Array.from({ length: COUNT }, () => deal(dice));
  const mean = values.reduce((sum, each) => sum + each, 0) / COUNT;
  return { mean, variance: values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / COUNT };
}
const isAbout = (actual: number, wanted: number): void =>
  assert.ok(Math.abs(actual - wanted) < 0.03 * Math.max(1, wanted), `${actual} is not about ${wanted}`);

test('fall the same way for the same seed, and another way for the next', () => {
  const throws = (seed: number): number[] => Array.from({ length: 5 }, diceOf(seed));
  assert.deepEqual(throws(7), throws(7));
  assert.notDeepEqual(throws(7), throws(8));
});

test('are even', () => {
  const { mean, variance } = moments((dice) => dice());
  isAbout(mean, 0.5);
  isAbout(variance, 1 / 12);
  const firsts = Array.from({ length: COUNT }, (_, seed) => diceOf(seed)());
  isAbout(firsts.reduce((sum, each) => sum + each, 0) / COUNT, 0.5);
});

test('make normal and gamma laws', () => {
  const bell = moments(normal);
  isAbout(bell.mean, 0);
  isAbout(bell.variance, 1);
  for (const variance of [0.01, 0.3, 1, 2]) {
    const found = moments((dice) => gammaAroundOne(dice, variance));
    isAbout(found.mean, 1);
    assert.ok(Math.abs(found.variance / variance - 1) < 0.08, `${found.variance} for ${variance}`);
  }
  assert.equal(gammaAroundOne(diceOf(1), 0), 1);
});
