import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isOpen } from './open-hours.ts';

const at = (text: string): number => Date.parse(text);
const ISTANBUL = 'Europe/Istanbul';
const WEEKDAYS = [1, 2, 3, 4, 5];

test('without hours it is always open', () => {
  assert.equal(isOpen(null, ISTANBUL, at('2026-11-22T03:00:00Z')), true);
});

test('hours are those of the site’s own clock, the end not included', () => {
  const hours = { days: WEEKDAYS, from: '08:00', to: '20:00' };
  const open = (text: string) => isOpen(hours, ISTANBUL, at(text));
  // A Monday; Istanbul is three hours ahead of UTC.
  assert.equal(open('2026-11-23T04:59:59Z'), false);
  assert.equal(open('2026-11-23T05:00:00Z'), true);
  assert.equal(open('2026-11-23T16:59:59Z'), true);
  assert.equal(open('2026-11-23T17:00:00Z'), false);
  assert.equal(open('2026-11-22T10:00:00Z'), false);
});

test('hours over midnight belong to the day on which they begin', () => {
  const hours = { days: [5], from: '22:00', to: '06:00' };
  const open = (text: string) => isOpen(hours, 'UTC', at(text));
  assert.equal(open('2026-11-27T21:59:00Z'), false);
  assert.equal(open('2026-11-27T22:00:00Z'), true);
  assert.equal(open('2026-11-28T05:59:00Z'), true);
  assert.equal(open('2026-11-28T06:00:00Z'), false);
  assert.equal(open('2026-11-27T05:00:00Z'), false);
  assert.equal(open('2026-11-28T23:00:00Z'), false);
});
