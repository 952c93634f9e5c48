import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeReader } from './log-time.ts';

test('epoch seconds need no zone', () => {
  const read = timeReader('Europe/Istanbul');
  assert.equal(read('1266833361', 0), 1_266_833_361_000);
  assert.equal(read('1266833361.25', 0), 1_266_833_361_250);
});

test('times written as text are of the zone given', () => {
  const read = timeReader('Europe/Istanbul');
  assert.equal(read('2012-07-03 15:27:23.896208', 0), Date.parse('2012-07-03T15:27:23.896+03:00'));
  assert.equal(read('2012-01-03T15:27:23', 0), Date.parse('2012-01-03T15:27:23+02:00'));
});

test('the hour that comes twice comes twice', () => {
  const read = timeReader('Europe/Berlin');
  const before = Date.parse('2026-10-25T01:59:00+02:00');
  const first = read('2026-10-25 02:30:00', before);
  assert.equal(first, Date.parse('2026-10-25T02:30:00+02:00'));
  const last = read('2026-10-25 02:59:59', first);
  assert.equal(read('2026-10-25 02:00:01', last), Date.parse('2026-10-25T02:00:01+01:00'));
});

test('what is no time is none', () => {
  const read = timeReader('UTC');
  for (const text of ['', 'x', '-1', '2012-13-03 15:27:23', '2012-02-30 15:27:23', '99999999999999', '999999999999']) {
    assert.equal(read(text, 0), NaN, text);
  }
});

test('a zone that is none is told', () => {
  assert.throws(() => timeReader('Mars/Olympus'), RangeError);
});
