import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../demo/random.ts';
import { baselineOf, type KeptDay } from './baseline.ts';

const COURSE = [0, 5, 40, 80, 60, 20];
const day = (weekday: number, factor = 1): KeptDay => ({
  weekday,
  counts: COURSE.map((count) => Math.round(count * factor))
});

test('is nothing without a day', () => {
  assert.equal(baselineOf([], 1), null);
});

test('is the mean of such weekdays', () => {
  const baseline = baselineOf([day(1, 0.9), day(1, 1.1), day(2, 3)], 1)!;
  for (const [slot, count] of COURSE.entries()) {
    assert.ok(Math.abs(baseline.means[slot]! - count) <= 1, `${baseline.means[slot]} for ${count}`);
  }
  assert.deepEqual([baseline.days, baseline.ofWeekday], [3, 2]);
});

test('is sure of a level that is the same week after week, and unsure of a weekday that it has not seen', () => {
  const weeks = [1, 2, 3, 4].flatMap(() => [day(1), day(2, 0.5), day(6, 0.1)]);
  const monday = baselineOf(weeks, 1)!;
  const sunday = baselineOf(weeks, 7)!;
  assert.ok(monday.levelError < 0.12, `${monday.levelError}`);
  assert.ok(sunday.levelError > 0.5, `${sunday.levelError}`);
});

test('measures how much more counts vary than those of a Poisson law', () => {
  const sway = [1.5, 1.6, 1.4, 1.5];
  const days = sway.map((factor, place) => ({
    weekday: 1,
    counts: Array.from({ length: 24 }, (_, slot) => Math.round(50 * ((slot + place) % 2 === 0 ? factor : 2 - factor)))
  }));
  assert.ok(baselineOf(days, 1)!.dispersion > 3);
  assert.equal(baselineOf([day(1), day(1), day(1), day(1), day(1), day(1)], 1)!.dispersion, 1);
});

test('takes slots that a day does not have for empty ones', () => {
  const short = { weekday: 1, counts: [10, 10] };
  const long = { weekday: 1, counts: [10, 10, 10] };
  assert.equal(baselineOf([short, long], 1)!.means.length, 3);
  assert.ok(baselineOf([short, long], 1)!.means.every(Number.isFinite));
});

test('expects nothing of days on which nothing came', () => {
  assert.deepEqual(baselineOf([{ weekday: 1, counts: [0, 0] }], 1)?.means, [0, 0]);
});

test('tells how much counts vary where nothing is unusual from how much they do at all', () => {
  const random = new Random('calm');
  const steady = (): number => {
    let count = 0;
    for (let chance = 0; chance < 80; chance++) count += Number(random.chance(0.5));
    return count;
  };
  const days = Array.from({ length: 30 }, (_, place): KeptDay => {
    const counts = Array.from({ length: 96 }, steady);
    counts[(7 * place) % 96]! += 60;
    return { weekday: (place % 7) + 1, counts };
  });
  const { dispersion, calmDispersion } = baselineOf(days, 1)!;
  assert.ok(dispersion > 1.3, `${dispersion}`);
  assert.ok(calmDispersion < 1.1, `${calmDispersion}`);
});
