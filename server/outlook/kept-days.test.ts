import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, contact } from '../../tests/oracle/given.ts';
import type { FloorConfig } from '../contract/config.ts';
import { Floor } from '../floor/floor.ts';
import type { Site } from '../floor/site.ts';
import type { DayOfArrivals } from './day-of-arrivals.ts';
import { usualOfSite } from './kept-days.ts';

const DAY = 24 * 3600;
const CONFIG: FloorConfig = { sites: { izmir: { dayStartsAt: '10:00' } } };

const siteOf = (config: FloorConfig = CONFIG): Site => new Floor(config).site('izmir');

function dayBefore({ calendar }: Site, days: number, perQuarter: number, nowMs = at(0)): DayOfArrivals {
  const day = calendar.daysBefore(calendar.dayOf(nowMs)!, days)!;
  const slots = (day.endMs - day.startMs) / 900_000;
  const offered = Array.from({ length: slots }, () => perQuarter);
  return {
    site: 'izmir',
    day: calendar.dateOf(day),
    ...day,
    queues: { billing: { offered, work: { voice: { ended: 100, workMs: 1000 * perQuarter, squares: 1 } } } }
  };
}

test('goes by such days of the week, by as many as are kept', () => {
  const site = siteOf();
  const days = Array.from({ length: 28 }, (_, place) => dayBefore(site, place + 1, (place + 1) % 7 === 0 ? 50 : 100));
  const { baseline, work } = usualOfSite(site, at(60), () => days)('billing');
  assert.deepEqual([baseline!.days, baseline!.ofWeekday, baseline!.means.length], [28, 4, 96]);
  assert.ok(Math.abs(baseline!.means[0]! - 50) < 1);
  assert.equal(work('voice').ended, 2800);
  assert.equal(work('chat').ended, 0);
});

test('a list of days is looked through once', () => {
  const site = siteOf();
  const days = [dayBefore(site, 1, 10)];
  const usual = () => usualOfSite(site, at(60), () => days)('billing').baseline;
  assert.equal(usual(), usual());
  assert.notEqual(usualOfSite(site, at(60), () => [...days])('billing').baseline, usual());
});

test('knows nothing of queues without contacts, of later days, and of days of another calendar', () => {
  const site = siteOf();
  const days = [dayBefore(site, 1, 10)];
  assert.equal(usualOfSite(site, at(60), () => days)('sales').baseline, null);
  assert.equal(usualOfSite(site, at(60), () => [dayBefore(site, 1, 0)])('billing').baseline, null);
  assert.equal(usualOfSite(site, at(-DAY - 60), () => days)('billing').baseline, null);
  const other = siteOf({ sites: { izmir: { dayStartsAt: '06:00' } } });
  assert.equal(usualOfSite(other, at(60), () => days)('billing').baseline, null);
});

test('yesterday counts though it is not kept yet', () => {
  const floor = new Floor(CONFIG);
  for (const [seconds, id] of [
    [-1, 'a'],
    [60, 'b'],
    [70, 'c'],
    [DAY + 5, 'd']
  ] as const) {
    const event = contact('offered', seconds, { contact: id });
    floor.apply(event, event.timeMs);
  }
  floor.settle(at(DAY + 10));
  const { baseline } = usualOfSite(floor.site('izmir'), at(DAY + 10), () => [])('billing');
  assert.deepEqual([baseline!.days, baseline!.means[0]], [1, 2]);
});

test('counts by the clock where a day has 25 hours', () => {
  const site = siteOf({ sites: { izmir: { timeZone: 'Europe/Berlin' } } });
  const nowMs = Date.parse('2026-10-26T12:00:00Z');
  const long = dayBefore(site, 1, 0, nowMs);
  const offered = Array.from({ length: 100 }, (_, slot) => (slot === 60 ? 7 : 0));
  const { baseline } = usualOfSite(site, nowMs, () => [{ ...long, queues: { billing: { offered, work: {} } } }])(
    'billing'
  );
  // 15 hours of that day went by before 14:00.
  assert.deepEqual([baseline!.means.length, baseline!.means.findIndex((mean) => mean > 0)], [96, 56]);
});
