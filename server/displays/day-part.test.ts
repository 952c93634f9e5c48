import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTime, isWithin } from '#lib/protocol/day-part.ts';
import { minuteOfDay } from './day-part.ts';

const at = (hours: number, minutes = 0): number => hours * 60 + minutes;

test('a part of the day contains its beginning and not its end', () => {
  const part = { from: '08:30', to: '17:00' };
  const found = [at(8, 29), at(8, 30), at(16, 59), at(17)].map((minute) => isWithin(part, minute));
  assert.deepEqual(found, [false, true, true, false]);
});

test('it may go over midnight', () => {
  const night = { from: '22:00', to: '06:30' };
  const found = [at(21, 59), at(22), at(0), at(6, 29), at(6, 30), at(12)].map((minute) => isWithin(night, minute));
  assert.deepEqual(found, [false, true, true, true, false, false]);
});

test('from a time to the same one is all day', () => {
  for (const minute of [0, at(7), at(23, 59)]) assert.ok(isWithin({ from: '07:00', to: '07:00' }, minute));
});

test('the minute is that of the place', () => {
  const noon = Date.UTC(2026, 10, 23, 12, 5);
  assert.equal(minuteOfDay(noon, 'UTC'), at(12, 5));
  assert.equal(minuteOfDay(noon, 'Europe/Istanbul'), at(15, 5));
});

test('a time has hours and minutes', () => {
  for (const time of ['00:00', '23:59', '08:05']) assert.ok(isTime(time), time);
  for (const time of ['24:00', '8:05', '08:60', '0800', '', null, 800]) assert.ok(!isTime(time), String(time));
});
