import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneClockMs } from './zone-clock.ts';

const shown = (at: string, timeZone: string): string =>
  new Date(zoneClockMs(Date.parse(at), timeZone)).toISOString().slice(0, 19);

test('a zone’s clock is ahead of UTC, or behind it, by whole hours or not', () => {
  assert.equal(shown('2026-11-23T10:32:07.890Z', 'UTC'), '2026-11-23T10:32:07');
  assert.equal(shown('2026-11-23T21:30:00Z', 'Europe/Istanbul'), '2026-11-24T00:30:00');
  assert.equal(shown('2026-11-23T02:30:00Z', 'America/New_York'), '2026-11-22T21:30:00');
  assert.equal(shown('2026-11-23T10:00:00Z', 'Asia/Kolkata'), '2026-11-23T15:30:00');
});

test('it leaps forward, and shows an hour twice', () => {
  assert.equal(shown('2026-03-29T00:59:59Z', 'Europe/Berlin'), '2026-03-29T01:59:59');
  assert.equal(shown('2026-03-29T01:00:00Z', 'Europe/Berlin'), '2026-03-29T03:00:00');
  assert.equal(shown('2026-10-25T00:30:00Z', 'Europe/Berlin'), '2026-10-25T02:30:00');
  assert.equal(shown('2026-10-25T01:30:00Z', 'Europe/Berlin'), '2026-10-25T02:30:00');
});
