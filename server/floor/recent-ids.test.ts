import { test } from 'node:test';
import assert from 'node:assert/strict';
import { RecentIds } from './recent-ids.ts';

const DAY = 24 * 3_600_000;
const KEEP = 10 * DAY;

/** A pair a day, for so many days. */
function filled(days: number): RecentIds {
  const ids = new RecentIds();
  for (let day = 0; day < days; day++) {
    ids.moveTo(day * DAY, KEEP);
    ids.add('/acd', String(day));
  }
  return ids;
}

test('a pair is new once, however many days lie between', () => {
  const ids = filled(10);
  assert.equal(ids.add('/acd', '0'), false);
  assert.equal(ids.add('/acd', '9'), false);
  assert.equal(ids.has('/acd', '5'), true);
  assert.equal(ids.has('/other', '5'), false);
  assert.equal(ids.add('/other', '5'), true);
  assert.equal(ids.size, 11);
});

test('a pair is remembered for as long as is asked for, and let go a day later', () => {
  const ids = filled(1);
  ids.moveTo(DAY, KEEP);
  ids.moveTo(DAY + KEEP - 1, KEEP);
  assert.equal(ids.has('/acd', '0'), true);
  ids.moveTo(DAY + KEEP, KEEP);
  assert.equal(ids.has('/acd', '0'), false);
  assert.equal(ids.size, 0);
});

test('what is kept does not grow with the days', () => {
  assert.equal(filled(100).size, 11);
  assert.equal(filled(1000).facts().length, 11);
});

test('within a day one set takes everything', () => {
  const ids = new RecentIds();
  for (let hour = 0; hour < 24; hour++) ids.moveTo(hour * 3_600_000, KEEP);
  assert.equal(ids.facts().length, 1);
  ids.moveTo(DAY, KEEP);
  assert.equal(ids.facts().length, 2);
});
