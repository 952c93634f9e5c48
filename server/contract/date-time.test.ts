import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDateTime, parseDateTime } from './date-time.ts';

const at = (text: string): number => Date.parse(text);

const refused = (texts: readonly string[]): void => {
  for (const text of texts) assert.equal(parseDateTime(text), NaN, text);
};

test('a date-time with Z is that moment in UTC', () => {
  assert.equal(parseDateTime('2026-11-23T10:00:00Z'), at('2026-11-23T10:00:00.000Z'));
  assert.equal(parseDateTime('1970-01-01T00:00:00Z'), 0);
});

test('T and Z may be lower case', () => {
  assert.equal(parseDateTime('2026-11-23t10:00:00z'), at('2026-11-23T10:00:00.000Z'));
});

test('an offset is taken off: positive is east, negative west, and −00:00 is UTC', () => {
  assert.equal(parseDateTime('2026-11-23T10:00:00+03:00'), at('2026-11-23T07:00:00.000Z'));
  assert.equal(parseDateTime('2026-11-23T10:00:00-09:30'), at('2026-11-23T19:30:00.000Z'));
  assert.equal(parseDateTime('2026-11-23T10:00:00-00:00'), at('2026-11-23T10:00:00.000Z'));
  assert.equal(parseDateTime('2026-11-23T10:00:00+23:59'), at('2026-11-22T10:01:00.000Z'));
});

test('a date-time without an offset is refused', () => {
  refused(['2026-11-23T10:00:00', '2026-11-23T10:00:00.000', '2026-11-23']);
});

test('an offset that is no RFC 3339 offset is refused', () => {
  refused([
    '2026-11-23T10:00:00+24:00',
    '2026-11-23T10:00:00+03:60',
    '2026-11-23T10:00:00+0300',
    '2026-11-23T10:00:00+03',
    '2026-11-23T10:00:00+3:00',
    '2026-11-23T10:00:00+03:00:00',
    '2026-11-23T10:00:00\u221203:00',
    '2026-11-23T10:00:00Z+03:00'
  ]);
});

test('fractions count to the millisecond, the rest is dropped', () => {
  const second = at('2026-11-23T10:00:00.000Z');
  const fractions = { '.2': 200, '.25': 250, '.001': 1, '.0009': 0, '.9999': 999, '.123456789012345': 123 };
  for (const [fraction, ms] of Object.entries(fractions)) {
    assert.equal(parseDateTime(`2026-11-23T10:00:00${fraction}Z`), second + ms, fraction);
  }
});

test('before 1970, too, what is beyond the millisecond is dropped from the text', () => {
  assert.equal(parseDateTime('1969-12-31T23:59:59.9999Z'), -1);
  assert.equal(parseDateTime('1969-12-31T23:59:59.0009Z'), -1000);
});

test('a fraction needs a point and at least one digit', () => {
  refused(['2026-11-23T10:00:00.Z', '2026-11-23T10:00:00,5Z', '2026-11-23T10:00:00.5', '2026-11-23T10:00:00.-5Z']);
});

test('a leap second is refused', () => {
  refused(['2016-12-31T23:59:60Z', '2016-12-31T23:59:60.5Z', '2017-01-01T02:59:60+03:00']);
});

test('a time that no clock shows is refused', () => {
  refused(['2026-11-23T24:00:00Z', '2026-11-23T10:60:00Z', '2026-11-23T10:00:61Z']);
});

test('a date that no calendar has is refused', () => {
  refused(['2026-00-10T00:00:00Z', '2026-13-10T00:00:00Z', '2026-01-00T00:00:00Z', '2026-01-32T00:00:00Z']);
  refused(['2026-04-31T00:00:00Z', '2026-02-29T00:00:00Z', '2024-02-30T00:00:00Z']);
});

test('29 February is there in leap years, and a century is one only where 400 divides it', () => {
  assert.equal(parseDateTime('2024-02-29T00:00:00Z'), at('2024-02-29T00:00:00.000Z'));
  assert.equal(parseDateTime('2000-02-29T00:00:00Z'), at('2000-02-29T00:00:00.000Z'));
  refused(['1900-02-29T00:00:00Z', '2100-02-29T00:00:00Z']);
});

test('the years 0000 and 9999 are years', () => {
  assert.equal(parseDateTime('0000-01-01T00:00:00Z'), at('0000-01-01T00:00:00.000Z'));
  assert.equal(parseDateTime('0000-02-29T12:00:00Z'), at('0000-02-29T12:00:00.000Z'));
  assert.equal(parseDateTime('0000-03-01T00:00:00Z'), at('0000-03-01T00:00:00.000Z'));
  assert.equal(parseDateTime('9999-12-31T23:59:59.999Z'), at('9999-12-31T23:59:59.999Z'));
});

test('an offset may lead out of the years 0000–9999', () => {
  assert.equal(parseDateTime('0000-01-01T00:00:00+23:59'), at('-000001-12-31T00:01:00.000Z'));
  assert.equal(parseDateTime('9999-12-31T23:59:59-23:59'), at('+010000-01-01T23:58:59.000Z'));
});

test('a year of any other length is refused', () => {
  refused(['02026-11-23T10:00:00Z', '226-11-23T10:00:00Z', '-002026-11-23T10:00:00Z', '+002026-11-23T10:00:00Z']);
});

test('anything around the date-time is refused', () => {
  refused(['', ' 2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z ', '2026-11-23T10:00:00Z\n', '2026-11-23T10:00:00ZZ']);
});

test('other separators, and digits of other scripts, are refused', () => {
  refused(['2026-11-23 10:00:00Z', '2026/11/23T10:00:00Z', '2026-11-23T10.00.00Z', '20261123T100000Z0000']);
  refused(['٢٠٢٦-11-23T10:00:00Z', '2026-11-23T１0:00:00Z', '2026-11-2aT10:00:00Z']);
});

test('any moment that is written is read back', () => {
  const years = {
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true
  };
  fc.assert(
    fc.property(fc.date(years), (date) => {
      assert.equal(parseDateTime(formatDateTime(date.getTime())), date.getTime());
    })
  );
});

test('numbers of any size in their places are read as Temporal reads them, but for a leap second', () => {
  const two = (most: number) => fc.nat(most).map((number) => String(number).padStart(2, '0'));
  const parts = fc.record({
    date: fc.tuple(fc.nat(9999), two(13), two(32)),
    time: fc.tuple(two(24), two(60), two(60)),
    rest: fc.tuple(fc.constantFrom('', '.5', '.123456'), fc.constantFrom('Z', '+14:00', '-03:30'))
  });
  const read = (text: string): number => {
    try {
      return Temporal.Instant.from(text).epochMilliseconds;
    } catch {
      return NaN;
    }
  };
  fc.assert(
    fc.property(parts, ({ date: [year, month, day], time, rest }) => {
      const text = `${String(year).padStart(4, '0')}-${month}-${day}T${time.join(':')}${rest.join('')}`;
      assert.equal(parseDateTime(text), time[2] === '60' ? NaN : read(text));
    }),
    { numRuns: 1000 }
  );
});

test('a moment is written in UTC, with milliseconds', () => {
  assert.equal(formatDateTime(at('2026-11-23T10:00:00.000Z')), '2026-11-23T10:00:00.000Z');
});
