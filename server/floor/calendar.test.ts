import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Calendar } from './calendar.ts';

const HOUR = 3_600_000;
const ms = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** The business day of an instant, as its first instant and its length in hours. */
function dayOf(timeZone: string, dayStartsAt: string, instant: string): readonly [start: string, hours: number] {
  const day = new Calendar(timeZone, dayStartsAt).dayOf(ms(instant));
  assert.ok(day);
  const start = Temporal.Instant.fromEpochMilliseconds(day.startMs).toZonedDateTimeISO(timeZone);
  return [start.toPlainDateTime().toString({ smallestUnit: 'minute' }), (day.endMs - day.startMs) / HOUR];
}

test('a day begins at midnight of its own zone', () => {
  assert.deepEqual(dayOf('UTC', '00:00', '2026-11-23T12:00:00Z'), ['2026-11-23T00:00', 24]);
  assert.deepEqual(dayOf('Europe/Istanbul', '00:00', '2026-11-22T21:00:00Z'), ['2026-11-23T00:00', 24]);
  assert.deepEqual(dayOf('Europe/Istanbul', '00:00', '2026-11-22T20:59:59.999Z'), ['2026-11-22T00:00', 24]);
});

test('its first instant belongs to it, the first of the next one no more', () => {
  const calendar = new Calendar('UTC', '00:00');
  const day = calendar.dayOf(ms('2026-11-23T00:00:00Z'));
  assert.deepEqual(day, { startMs: ms('2026-11-23T00:00:00Z'), endMs: ms('2026-11-24T00:00:00Z') });
  assert.deepEqual(calendar.dayOf(day.endMs - 1), day);
  assert.notDeepEqual(calendar.dayOf(day.endMs), day);
});

test('before dayStartsAt it is still the day before', () => {
  assert.deepEqual(dayOf('UTC', '06:00', '2026-11-23T05:59:59.999Z'), ['2026-11-22T06:00', 24]);
  assert.deepEqual(dayOf('UTC', '06:00', '2026-11-23T06:00:00Z'), ['2026-11-23T06:00', 24]);
  assert.deepEqual(dayOf('UTC', '23:59', '2026-11-23T12:00:00Z'), ['2026-11-22T23:59', 24]);
});

test('a day bears the date that it begins on, and days from one instant to another are those between', () => {
  const calendar = new Calendar('Europe/Istanbul', '22:00');
  const days = calendar.daysBetween(ms('2026-11-20T19:00:00Z'), ms('2026-11-22T18:59:59.999Z'));
  assert.deepEqual(
    days.map((day) => calendar.dateOf(day)),
    ['2026-11-20', '2026-11-21']
  );
  assert.equal(days[0]?.startMs, ms('2026-11-20T19:00:00Z'));
  assert.equal(days[0]?.endMs, days[1]?.startMs);
});

test('a day is found by the date that it bears; other texts name none', () => {
  const calendar = new Calendar('America/Havana', '00:30');
  for (const instant of [
    '2026-03-08T04:59:00Z',
    '2026-03-08T12:00:00Z',
    '2026-11-01T04:30:00Z',
    '2026-11-01T05:30:00Z'
  ]) {
    const day = calendar.dayOf(ms(instant))!;
    assert.deepEqual(calendar.dayNamed(calendar.dateOf(day)), day, instant);
  }
  for (const text of ['today', '', '2026-02-30', '2026-1-1', '20260101', '2026-01-01T00:00', '-000001-01-01']) {
    assert.equal(calendar.dayNamed(text), null, text);
  }
  assert.equal(new Calendar('Pacific/Apia', '00:00').dayNamed('2011-12-30'), null);
});

test('a date that a zone skipped is no day', () => {
  const calendar = new Calendar('Pacific/Apia', '00:00');
  const days = calendar.daysBetween(ms('2011-12-29T12:00:00Z'), ms('2011-12-30T12:00:00Z'));
  assert.deepEqual(
    days.map((day) => calendar.dateOf(day)),
    ['2011-12-29', '2011-12-31']
  );
});

test('days of 23 and 25 hours are right', () => {
  assert.deepEqual(dayOf('America/New_York', '00:00', '2026-03-08T20:00:00Z'), ['2026-03-08T00:00', 23]);
  assert.deepEqual(dayOf('America/New_York', '00:00', '2026-11-01T20:00:00Z'), ['2026-11-01T00:00', 25]);
  assert.deepEqual(dayOf('Europe/Berlin', '06:00', '2026-03-29T02:00:00Z'), ['2026-03-28T06:00', 23]);
});

test('days of 23.5 and 24.5 hours are right, where the clock moves by half an hour', () => {
  assert.deepEqual(dayOf('Australia/Lord_Howe', '00:00', '2026-10-04T00:00:00Z'), ['2026-10-04T00:00', 23.5]);
  assert.deepEqual(dayOf('Australia/Lord_Howe', '00:00', '2026-04-05T00:00:00Z'), ['2026-04-05T00:00', 24.5]);
});

test('where the clock jumps over midnight the day begins at the jump', () => {
  assert.deepEqual(dayOf('Asia/Beirut', '00:00', '2026-03-29T12:00:00Z'), ['2026-03-29T01:00', 23]);
  assert.deepEqual(dayOf('Asia/Beirut', '00:00', '2026-03-28T21:59:59.999Z'), ['2026-03-28T00:00', 24]);
  assert.deepEqual(dayOf('America/Sao_Paulo', '00:00', '2018-11-04T12:00:00Z'), ['2018-11-04T01:00', 23]);
});

test('where the clock jumps over dayStartsAt the day begins at the jump', () => {
  assert.deepEqual(dayOf('America/New_York', '02:30', '2026-03-08T07:00:00Z'), ['2026-03-08T03:00', 23.5]);
  assert.deepEqual(dayOf('America/New_York', '02:30', '2026-03-08T06:59:59.999Z'), ['2026-03-07T02:30', 23.5]);
  assert.deepEqual(dayOf('Australia/Lord_Howe', '02:15', '2026-10-03T15:30:00Z'), ['2026-10-04T02:30', 23.75]);
});

test('where the clock shows dayStartsAt twice the day begins at the first', () => {
  assert.deepEqual(dayOf('America/New_York', '01:30', '2026-11-01T05:30:00Z'), ['2026-11-01T01:30', 25]);
  assert.deepEqual(dayOf('America/New_York', '01:30', '2026-11-01T06:15:00Z'), ['2026-11-01T01:30', 25]);
});

test('where midnight comes twice the day begins at the first', () => {
  assert.deepEqual(dayOf('America/Havana', '00:00', '2026-11-01T04:00:00Z'), ['2026-11-01T00:00', 25]);
  assert.deepEqual(dayOf('America/Havana', '00:00', '2026-11-01T05:30:00Z'), ['2026-11-01T00:00', 25]);
});

test('a clock set back over midnight shows yesterday’s date in today’s business day', () => {
  // St. John's: at 00:01 on 29 October 2006 the clock went back to 23:01 of the 28th.
  assert.deepEqual(dayOf('America/St_Johns', '00:00', '2006-10-29T02:30:30Z'), ['2006-10-29T00:00', 25]);
  assert.deepEqual(dayOf('America/St_Johns', '00:00', '2006-10-29T03:00:00Z'), ['2006-10-29T00:00', 25]);
  assert.deepEqual(dayOf('America/St_Johns', '00:00', '2006-10-29T02:29:59Z'), ['2006-10-28T00:00', 24]);
});

test('a date that a zone has skipped has no business day', () => {
  // Apia went from the end of 29 December 2011 to the start of the 31st.
  assert.deepEqual(dayOf('Pacific/Apia', '00:00', '2011-12-30T09:59:59Z'), ['2011-12-29T00:00', 24]);
  assert.deepEqual(dayOf('Pacific/Apia', '00:00', '2011-12-30T10:00:00Z'), ['2011-12-31T00:00', 24]);
  assert.deepEqual(dayOf('Pacific/Apia', '06:00', '2011-12-30T10:00:00Z'), ['2011-12-29T06:00', 24]);
});

test('the day before is found over days of any length', () => {
  const before = (timeZone: string, instant: string): string => {
    const calendar = new Calendar(timeZone, '00:00');
    const day = calendar.dayBefore(calendar.dayOf(ms(instant))!);
    return Temporal.Instant.fromEpochMilliseconds(day!.startMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  };
  assert.equal(before('UTC', '2026-01-01T12:00:00Z'), '2025-12-31');
  assert.equal(before('America/New_York', '2026-11-02T12:00:00Z'), '2026-11-01');
  assert.equal(before('Pacific/Apia', '2011-12-31T00:00:00Z'), '2011-12-29');
});

test('the days of the years 0000 and 9999 are found', () => {
  assert.deepEqual(dayOf('UTC', '06:00', '0000-01-01T00:00:00Z'), ['-000001-12-31T06:00', 24]);
  assert.deepEqual(dayOf('UTC', '00:00', '9999-12-31T23:59:59.999Z'), ['9999-12-31T00:00', 24]);
});

test('an instant beyond all calendars has no day', () => {
  const calendar = new Calendar('Europe/Istanbul', '00:00');
  for (const atMs of [8.64e15, -8.64e15, 1e300, Infinity, -Infinity, NaN]) {
    assert.equal(calendar.dayOf(atMs), null, String(atMs));
  }
});

test('the farthest instants that have a day have a day before', () => {
  const calendar = new Calendar('Pacific/Kiritimati', '23:59');
  for (const atMs of [8.64e15 - 11 * 24 * HOUR, -(8.64e15 - 11 * 24 * HOUR)]) {
    const day = calendar.dayOf(atMs);
    assert.ok(day && day.startMs <= atMs && atMs < day.endMs);
    assert.ok(calendar.dayBefore(day));
  }
});

test('whatever was asked before, the same instant has the same day, which holds it and meets its neighbours', () => {
  const zones = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Beirut', 'America/St_Johns', 'Pacific/Apia'];
  const starts = ['00:00', '00:30', '02:15', '02:30', '06:00', '23:30'];
  const instant = fc.integer({ min: ms('2005-01-01T00:00:00Z'), max: ms('2027-01-01T00:00:00Z') });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...starts),
      fc.array(instant, { minLength: 1, maxLength: 5 }),
      (timeZone, dayStartsAt, instants) => {
        const calendar = new Calendar(timeZone, dayStartsAt);
        for (const atMs of instants) {
          const day = calendar.dayOf(atMs)!;
          assert.ok(day.startMs <= atMs && atMs < day.endMs);
          assert.deepEqual(day, new Calendar(timeZone, dayStartsAt).dayOf(atMs));
          assert.equal(calendar.dayOf(day.endMs)?.startMs, day.endMs);
          assert.equal(calendar.dayBefore(day)?.endMs, day.startMs);
        }
      }
    )
  );
});

const local = (timeZone: string, atMs: number | null): string | null =>
  atMs === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDateTime().toString();

/** What the clock shows on the day before, or so many days before, when it shows what it does at an instant. */
function sameTime(timeZone: string, dayStartsAt: string, instant: string, days = 1): string | null {
  const calendar = new Calendar(timeZone, dayStartsAt);
  const day = calendar.dayOf(ms(instant))!;
  return local(timeZone, calendar.sameTime(ms(instant), day, calendar.daysBefore(day, days)!));
}

test('the same time of another day is what the clock shows, not what has elapsed', () => {
  assert.equal(sameTime('UTC', '00:00', '2026-11-23T10:15:00Z'), '2026-11-22T10:15:00');
  assert.equal(sameTime('UTC', '00:00', '2026-11-23T10:15:00Z', 7), '2026-11-16T10:15:00');
  // The clock was set back by an hour on 25 October, and forward on 29 March.
  assert.equal(sameTime('Europe/Berlin', '00:00', '2026-10-26T09:00:00Z'), '2026-10-25T10:00:00');
  assert.equal(sameTime('Europe/Berlin', '00:00', '2026-03-29T08:00:00Z'), '2026-03-28T10:00:00');
  // After midnight, in a day that began the evening before.
  assert.equal(sameTime('UTC', '22:00', '2026-11-23T01:00:00Z', 7), '2026-11-16T01:00:00');
});

test('of a time that the clock shows twice the first counts, and one that it skips is none', () => {
  const calendar = new Calendar('Europe/Berlin', '00:00');
  const back = calendar.dayOf(ms('2026-10-25T10:00:00Z'))!;
  const forward = calendar.dayOf(ms('2026-03-29T10:00:00Z'))!;
  const usual = calendar.dayOf(ms('2026-11-23T10:00:00Z'))!;
  assert.equal(calendar.sameTime(ms('2026-11-23T01:30:00Z'), usual, back), ms('2026-10-25T00:30:00Z'));
  assert.equal(calendar.sameTime(ms('2026-11-23T01:30:00Z'), usual, forward), null);
  assert.equal(calendar.sameTime(ms('2026-10-25T01:30:00Z'), back, usual), ms('2026-11-23T01:30:00Z'));
});

test('a day a week before begins seven dates earlier, however long the days between were', () => {
  const calendar = new Calendar('Europe/Berlin', '06:00');
  const day = calendar.dayOf(ms('2026-10-28T10:00:00Z'))!;
  const before = calendar.daysBefore(day, 7)!;
  assert.equal(local('Europe/Berlin', before.startMs), '2026-10-21T06:00:00');
  assert.equal(calendar.daysBefore(day, 1)!.startMs, calendar.dayBefore(day)!.startMs);
});
