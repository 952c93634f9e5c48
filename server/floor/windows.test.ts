import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Calendar } from './calendar.ts';
import { windowStarts, type WindowName } from './windows.ts';

const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** Where a window of this moment begins. */
function startOf(name: WindowName, now: string, timeZone = 'UTC', dayStartsAt = '00:00', intervalMinutes = 30): string {
  const day = new Calendar(timeZone, dayStartsAt).dayOf(ms(now));
  assert.ok(day);
  const startMs = windowStarts(day, ms(now), intervalMinutes)[name];
  return Temporal.Instant.fromEpochMilliseconds(startMs).toString();
}

test('today begins with the business day', () => {
  assert.equal(startOf('today', '2026-11-23T10:47:13Z', 'UTC', '06:00'), '2026-11-23T06:00:00Z');
});

test('an interval is counted from the start of the business day, and its first instant belongs to it', () => {
  assert.equal(startOf('interval', '2026-11-23T10:47:13Z'), '2026-11-23T10:30:00Z');
  assert.equal(startOf('interval', '2026-11-23T10:30:00Z'), '2026-11-23T10:30:00Z');
  assert.equal(startOf('interval', '2026-11-23T10:29:59.999Z'), '2026-11-23T10:00:00Z');
  assert.equal(startOf('interval', '2026-11-23T10:47:13Z', 'UTC', '00:00', 15), '2026-11-23T10:45:00Z');
  assert.equal(startOf('interval', '2026-11-23T10:47:13Z', 'UTC', '06:20', 60), '2026-11-23T10:20:00Z');
});

test('intervals count elapsed time: where the clock jumps by half an hour they go on', () => {
  // Lord Howe: 02:00 became 02:30 at 15:30Z, after four half-hours of the day.
  const start = startOf('interval', '2026-10-03T15:50:00Z', 'Australia/Lord_Howe', '00:00', 60);
  assert.equal(start, '2026-10-03T15:30:00Z');
});

test('a rolling window begins a step of ten seconds after now − W, at whole steps', () => {
  assert.equal(startOf('last5m', '2026-11-23T10:47:13Z'), '2026-11-23T10:42:20Z');
  assert.equal(startOf('last5m', '2026-11-23T10:47:19.999Z'), '2026-11-23T10:42:20Z');
  assert.equal(startOf('last5m', '2026-11-23T10:47:20Z'), '2026-11-23T10:42:30Z');
  assert.equal(startOf('last15m', '2026-11-23T10:47:13Z'), '2026-11-23T10:32:20Z');
  assert.equal(startOf('last30m', '2026-11-23T10:47:13Z'), '2026-11-23T10:17:20Z');
  assert.equal(startOf('last60m', '2026-11-23T10:47:13Z'), '2026-11-23T09:47:20Z');
});

test('a rolling window reaches back into the day before', () => {
  assert.equal(startOf('last60m', '2026-11-23T00:10:00Z'), '2026-11-22T23:10:10Z');
});
