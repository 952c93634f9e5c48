import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Calendar } from './calendar.ts';
import { sameSlots } from './same-clock.ts';

function between(timeZone: string, date: string, otherDate: string): readonly (number | null)[] {
  const calendar = new Calendar(timeZone, '00:00');
  return sameSlots(calendar, calendar.dayNamed(date)!, calendar.dayNamed(otherDate)!);
}

test('slots of days that are alike have the same numbers', () => {
  const slots = between('Europe/Istanbul', '2026-11-23', '2026-11-16');
  assert.deepEqual(
    slots,
    Array.from({ length: 96 }, (_, slot) => slot)
  );
});

test('after a jump of the clock they go on by what it shows', () => {
  const afterForward = between('Europe/Berlin', '2026-03-30', '2026-03-29');
  assert.deepEqual(afterForward.slice(6, 15), [6, 7, null, null, null, null, 8, 9, 10]);
  const afterBack = between('Europe/Berlin', '2026-10-26', '2026-10-25');
  assert.deepEqual(afterBack.slice(10, 14), [10, 11, 16, 17]);
  const back = between('Europe/Berlin', '2026-10-25', '2026-10-24');
  assert.deepEqual(back.slice(7, 17), [7, 8, 9, 10, 11, 8, 9, 10, 11, 12]);
  const byHalfAnHour = between('Australia/Lord_Howe', '2026-04-06', '2026-04-05');
  assert.deepEqual(byHalfAnHour.slice(7, 11), [7, 10, 11, 12]);
});

test('a day that is asked about again is found', () => {
  const calendar = new Calendar('UTC', '00:00');
  const [day, other] = [calendar.dayNamed('2026-11-23')!, calendar.dayNamed('2026-11-22')!];
  assert.equal(sameSlots(calendar, day, other), sameSlots(calendar, day, other));
});
