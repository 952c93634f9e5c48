import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Moment } from '#lib/protocol/questions.ts';
import { Floor } from '../floor/floor.ts';
import { momentOf } from './moment-of.ts';

const nowMs = Date.parse('2026-11-23T12:00:00Z');
const floor = new Floor({ sites: { izmir: null } });
const view = (moment: Moment | null): Moment | null => momentOf({ name: 'view', site: 'izmir', moment }, floor, nowMs);
const report = (day: string, site = 'izmir', moment: Moment | null = null): Moment | null =>
  momentOf({ name: 'report', site, day, minutes: null, by: 'queue', id: null, moment }, floor, nowMs);

test('a question about a past moment is answered by a floor that stands there', () => {
  const moment = { atMs: nowMs - 1, known: 'then' } as const;
  assert.equal(view(moment), moment);
  assert.equal(report('2026-11-20', 'izmir', moment), moment);
});

test('the present will do for what is asked of it, or of a moment that is still to come', () => {
  assert.equal(view(null), null);
  assert.equal(view({ atMs: nowMs, known: 'now' }), null);
  assert.equal(view({ atMs: nowMs + 1, known: 'now' }), null);
});

test('a report on a day that is settled is answered by the floor of the moment at which it was', () => {
  assert.deepEqual(report('2026-11-20'), { atMs: Date.parse('2026-11-22T00:00:00Z'), known: 'then' });
  assert.equal(report('2026-11-22'), null);
  assert.equal(report('2026-11-20', 'nowhere'), null);
});

test('so is a day that today is compared with', () => {
  const pastDay = (day: string): Moment | null =>
    momentOf({ name: 'pastDay', site: 'izmir', day, moment: null }, floor, nowMs);
  assert.deepEqual(pastDay('2026-11-16'), { atMs: Date.parse('2026-11-18T00:00:00Z'), known: 'then' });
  assert.equal(pastDay('2026-11-22'), null);
});
