import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../i18n/languages.ts';
import { figureFormat } from './figures.ts';

const format = figureFormat('en');

test('what is not known is a dash, never a zero', () => {
  assert.deepEqual(
    [
      format.count(null),
      format.ratio(null),
      format.ratioParts(null),
      format.wholeRatioParts(null),
      format.target(null),
      format.duration(null)
    ],
    ['–', '–', ['', '–', ''], ['', '–', ''], '–', '–']
  );
});

test('counts and ratios', () => {
  assert.equal(format.count(12_345), '12,345');
  assert.equal(format.ratio(0.8344), '83.4%');
  assert.equal(format.ratio(1), '100.0%');
  assert.equal(format.ratio(0.79999, 0.8), '79.9%');
  assert.equal(format.target(0.8), '80%');
  assert.equal(format.target(0.925), '92.5%');
});

test('the whole part of a ratio stands for itself', () => {
  assert.deepEqual(format.ratioParts(0.8344), ['', '83', '.4%']);
  assert.deepEqual(format.ratioParts(1), ['', '100', '.0%']);
  assert.deepEqual(format.wholeRatioParts(0.128), ['', '13', '%']);
});

test('the sign stands where the language puts it', () => {
  assert.deepEqual(figureFormat('tr').ratioParts(0.8344), ['%', '83', ',4']);
  assert.deepEqual(figureFormat(LANGUAGES.ar.locale).ratioParts(0.8344), ['', '83', '.4\u200e%\u200e']);
});

test('Arabic has the digits that Intl takes for it, in every figure', () => {
  const { locale } = LANGUAGES.ar;
  const arabic = figureFormat(locale);
  assert.equal(arabic.count(12_345), new Intl.NumberFormat('ar').format(12_345));
  assert.deepEqual(
    [arabic.count(12_345), arabic.duration(185_000), arabic.timeOfDay(0, 'UTC')],
    ['12,345', '3:05', '00:00']
  );
});

test('the time of day in the zone asked for, on 24 hours', () => {
  const midnightInIstanbul = Date.UTC(2026, 10, 23, 21, 0, 7);
  assert.equal(format.timeOfDay(midnightInIstanbul, 'Europe/Istanbul'), '00:00');
  assert.equal(format.timeOfDay(midnightInIstanbul, 'Europe/Istanbul', true), '00:00:07');
  assert.equal(format.timeOfDay(midnightInIstanbul, 'UTC'), '21:00');
});

test('a day and a moment in the zone asked for', () => {
  const midnightInIstanbul = Date.UTC(2026, 10, 23, 21, 0, 7);
  assert.equal(format.date(midnightInIstanbul, 'UTC'), 'Mon, Nov 23');
  assert.equal(format.moment(midnightInIstanbul, 'UTC'), 'Mon, Nov 23, 21:00');
  assert.equal(format.moment(midnightInIstanbul, 'Europe/Istanbul'), 'Tue, Nov 24, 00:00');
});

test('a list as the language strings one together', () => {
  const lists = ['en', 'tr', 'ar'].map((locale) => figureFormat(locale).list(['a', 'b', 'c']));
  assert.deepEqual(lists, ['a, b, and c', 'a, b ve c', 'a وb وc']);
});
