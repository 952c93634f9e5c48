import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Random } from './random.ts';

const draws = (draw: (random: Random) => number): number[] => {
  const random = new Random('dice');
  return Array.from({ length: 40_000 }, () => draw(random));
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function assertNear(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);
}

test('one seed gives one series, another seed another', () => {
  const series = (seed: string): number[] => {
    const random = new Random(seed);
    return [random.next(), random.next(), random.next()];
  };
  assert.deepEqual(series('a'), series('a'));
  assert.notDeepEqual(series('a'), series('b'));
});

test('numbers lie evenly in 0…1', () => {
  const values = draws((random) => random.next());
  assert.ok(values.every((value) => value >= 0 && value < 1));
  for (let tenth = 0; tenth < 10; tenth++) {
    assertNear(values.filter((value) => Math.floor(value * 10) === tenth).length, 4000, 250);
  }
});

test('an exponential time has the mean asked for', () => {
  assertNear(mean(draws((random) => random.exponential(300))), 300, 6);
});

test('a lognormal time has the mean and the variation asked for', () => {
  const values = draws((random) => random.lognormal(200, 0.7));
  assertNear(mean(values), 200, 4);
  assertNear(Math.sqrt(mean(values.map((value) => (value - 200) ** 2))) / 200, 0.7, 0.04);
});

test('a Weibull time has 63 % of its values below its scale, whatever its shape', () => {
  const values = draws((random) => random.weibull(100, 1.4));
  assertNear(values.filter((value) => value < 100).length / values.length, 1 - Math.exp(-1), 0.01);
});

test('weights decide how often each is picked', () => {
  const random = new Random('weights');
  const picks = Array.from({ length: 10_000 }, () => random.pickByWeight({ often: 3, seldom: 1 }));
  assertNear(picks.filter((pick) => pick === 'often').length, 7500, 200);
});
