import { test } from 'node:test';
import assert from 'node:assert/strict';
import { figureFormat } from '#lib/format/figures.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Report } from '#lib/protocol/report.ts';
import { rowsOf, totalOf } from './report-rows.ts';

const speech = { language: 'en', t: translator('en'), format: figureFormat('en') } as const;
const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

const START = '2026-11-01T00:00:00-04:00';
const MINUTES = 30;

/** Of a day on which New York's clocks go back, after some hours of it. */
function reportOf(hours: number, more: Partial<Report> = {}): Report {
  const dayStartMs = ms(START);
  const asOfMs = dayStartMs + hours * 3_600_000;
  const intervals = Array.from({ length: Math.ceil(hours * 2) }, (_, place) => {
    const startMs = dayStartMs + place * MINUTES * 60_000;
    return { id: 'ny', startMs, endMs: startMs + MINUTES * 60_000, figures: { offered: place } };
  });
  return {
    site: { id: 'ny', name: 'New York', timeZone: 'America/New_York', target: 0.8 },
    day: '2026-11-01',
    dayStartMs,
    dayEndMs: ms('2026-11-02T00:00:00-05:00'),
    asOfMs,
    by: 'site',
    minutes: MINUTES,
    columns: [{ id: 'offered', unit: 'count' }],
    members: [{ id: 'ny', name: 'New York', target: 0.8 }],
    intervals,
    totals: [{ id: 'ny', figures: { offered: 7 } }],
    siteTotal: null,
    ...more
  };
}

test('an hour that comes twice is told apart, and the interval that is not over says so', () => {
  const rows = rowsOf(reportOf(2.25), speech).map(({ label, note }) => `${label} ${note}`);
  assert.deepEqual(rows, [
    '00:00–00:30 GMT-4',
    '00:30–01:00 GMT-4',
    '01:00–01:30 GMT-4',
    '01:30–01:00 GMT-4',
    '01:00–01:30 GMT-5 · so far'
  ]);
});

test('on other days no offset is shown', () => {
  const day = { dayStartMs: ms('2026-11-03T00:00:00-05:00'), dayEndMs: ms('2026-11-04T00:00:00-05:00') };
  assert.equal(rowsOf(reportOf(1, day), speech)[0]!.note, '');
});

test('the line below is the total of the one whose intervals are shown', () => {
  const { label, target, figures } = totalOf(reportOf(1), speech)!;
  assert.deepEqual([label, target, figures], ['Total', 0.8, { offered: 7 }]);
});

test('of several there is a line for each, by name, that leads to its intervals; below stands the site’s total', () => {
  const report = reportOf(1, {
    by: 'queue',
    minutes: null,
    intervals: [],
    members: [
      { id: '__proto__', name: 'Zebra', target: 0.5 },
      { id: 'q10', name: 'Queue 10', target: 0.9 },
      { id: 'q9', name: 'Queue 9', target: 0.7 },
      { id: 'same', name: 'same', target: 0.7 }
    ],
    totals: ['__proto__', 'q10', 'q9', 'same'].map((id, place) => ({ id, figures: { offered: place } })),
    siteTotal: { offered: 6 }
  });
  assert.deepEqual(
    rowsOf(report, speech).map(({ label, note, opens, target, figures }) => [
      label,
      note,
      opens,
      target,
      figures['offered']
    ]),
    [
      ['Queue 9', 'q9', 'q9', 0.7, 2],
      ['Queue 10', 'q10', 'q10', 0.9, 1],
      ['same', '', 'same', 0.7, 3],
      ['Zebra', '__proto__', '__proto__', 0.5, 0]
    ]
  );
  const total = totalOf(report, speech)!;
  assert.deepEqual([total.label, total.target, total.figures], ['All queues', 0.8, { offered: 6 }]);
  assert.equal(totalOf({ ...report, members: [] }, speech), null);
});
