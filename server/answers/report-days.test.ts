import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Calendar } from '../floor/calendar.ts';
import { momentOfReport } from './report-days.ts';

const ms = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const istanbul = new Calendar('Europe/Istanbul', '06:00');

test('the present floor reports on today and the day before', () => {
  const nowMs = ms('2026-11-23T06:00:00+03:00');
  for (const day of ['today', 'yesterday', '2026-11-23', '2026-11-22', '2026-11-24', '2026-02-30', '']) {
    assert.equal(momentOfReport(istanbul, day, nowMs), null, day);
  }
});

test('an older day is reported on as of the start of the second day after it, with what was known then', () => {
  const moment = momentOfReport(istanbul, '2026-11-20', ms('2026-11-22T06:00:00+03:00'));
  assert.deepEqual(moment, { atMs: ms('2026-11-22T06:00:00+03:00'), known: 'then' });
  assert.equal(momentOfReport(istanbul, '2026-11-20', ms('2026-11-22T05:59:59.999+03:00')), null);
});

test('days are counted, not hours', () => {
  const newYork = new Calendar('America/New_York', '00:00');
  const moment = momentOfReport(newYork, '2026-03-07', ms('2026-03-20T12:00:00Z'));
  assert.deepEqual(moment, { atMs: ms('2026-03-09T00:00:00-04:00'), known: 'then' });
});
