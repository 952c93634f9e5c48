import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DaySpan } from './moment.ts';
import { lastMoment, momentOf, sameTimeOn, stepped, within, withMoment } from './moment.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
const day: DaySpan = { startMs: 24 * HOUR, endMs: 48 * HOUR };
const NOON = day.startMs + 12 * HOUR;

test('the last moment of a running day is its running minute, that of a day that is over its last instant', () => {
  assert.equal(lastMoment(day, NOON + 34_567), NOON);
  assert.equal(lastMoment(day, day.endMs), day.endMs - 1);
});

test('a moment is kept within the day', () => {
  assert.equal(within(day, NOON - MIN, NOON), NOON - MIN);
  assert.equal(within(day, day.startMs - HOUR, NOON), day.startMs);
  assert.equal(within(day, day.endMs + HOUR, day.endMs + 9 * HOUR), day.endMs - 1);
});

test('the minute that runs, and what is still to come, is live', () => {
  assert.equal(within(day, NOON, NOON + 30_000), null);
  assert.equal(within(day, NOON + HOUR, NOON), null);
  assert.equal(within(day, NOON - 1, NOON), NOON - 1);
});

test('steps are whole minutes, also from between two', () => {
  assert.equal(stepped(NOON, -1), NOON - MIN);
  assert.equal(stepped(NOON, 15), NOON + 15 * MIN);
  assert.equal(stepped(NOON + 30_000, -1), NOON);
  assert.equal(stepped(NOON + 30_000, 1), NOON + MIN);
  assert.equal(stepped(day.endMs - 1, -1), day.endMs - MIN);
});

const spanOf = (start: string, end: string): DaySpan => ({ startMs: Date.parse(start), endMs: Date.parse(end) });
const saturday = spanOf('2026-03-27T23:00Z', '2026-03-28T23:00Z');
const [short, long] = [
  spanOf('2026-03-28T23:00Z', '2026-03-29T22:00Z'),
  spanOf('2026-10-24T22:00Z', '2026-10-25T23:00Z')
];

test('another day is looked at at the same time of the site’s clock', () => {
  const on = (to: DaySpan, at: string, from: DaySpan): string =>
    new Date(sameTimeOn(to, Date.parse(at), from, 'Europe/Berlin')).toISOString();
  assert.equal(on(short, '2026-03-28T14:30:00.500Z', saturday), '2026-03-29T13:30:00.500Z');
  assert.equal(on(saturday, '2026-03-29T13:30:00Z', short), '2026-03-28T14:30:00.000Z');
  assert.equal(on(long, '2026-03-29T20:00:00Z', short), '2026-10-25T21:00:00.000Z');
  assert.equal(on(short, '2026-03-28T00:30:00Z', saturday), '2026-03-29T00:30:00.000Z');
  // The day's clock never shows half past two.
  assert.equal(on(short, '2026-03-28T01:30:00Z', saturday), '2026-03-29T01:30:00.000Z');
});

const named = (query: string) => momentOf(new URLSearchParams(query), Date.parse('2026-11-23T12:00:00Z'));

test('an address may name a moment of the past', () => {
  const atMs = Date.parse('2026-11-23T10:32:00Z');
  assert.equal(named('theme=dark'), null);
  assert.deepEqual(named('at=2026-11-23T10:32:00Z'), { atMs, known: 'now' });
  assert.deepEqual(named('at=2026-11-23T10:32:00Z&known=then'), { atMs, known: 'then' });
});

test('an address that names none is told from one that names a wrong one, or one still to come', () => {
  for (const wrong of ['at=', 'at=yesterday', 'at=2026-11-23T12:00:01Z', 'at=2026-11-23T10:32:00Z&known=sometimes']) {
    assert.equal(named(wrong), 'bad', wrong);
  }
});

test('a moment is written into an address and taken out again; the rest of it stays', () => {
  const plain = new URL('http://localhost/site/izmir?theme=light');
  const moment = { atMs: Date.parse('2026-11-23T10:32:00Z'), known: 'then' } as const;
  const rewound = withMoment(plain, moment);
  assert.equal(rewound.searchParams.get('theme'), 'light');
  assert.deepEqual(momentOf(rewound.searchParams, moment.atMs), moment);
  assert.deepEqual(withMoment(rewound, { ...moment, known: 'now' }).searchParams.getAll('known'), ['now']);
  assert.equal(withMoment(rewound, null).href, plain.href);
});
