import { test } from 'node:test';
import assert from 'node:assert/strict';
import { initialsOf } from './initials.ts';

const all = (language: string, names: readonly string[]): (string | null)[] =>
  names.map((name) => initialsOf(name, language));

test('the first letters of the first and the last word', () => {
  assert.deepEqual(all('en', ['Elif Kaya', 'Mehmet Ali Yılmaz', 'Ada', "Sinéad O'Brien", 'Élise de la Tour']), [
    'EK',
    'MY',
    'A',
    'SO',
    'ÉT'
  ]);
});

test('names as systems keep them: turned round, numbered, a login, an address', () => {
  assert.deepEqual(all('en', ['Kaya, Elif', 'Elif Kaya 2', '(07) elif_kaya', 'elif.kaya@example.com']), [
    'KE',
    'EK',
    'EK',
    'EK'
  ]);
});

test('a small letter becomes the capital of the language', () => {
  assert.deepEqual(all('tr', ['irem ışık', 'İrem Işık']), ['İI', 'İI']);
  assert.deepEqual(all('en', ['ian irving', 'İrem Işık']), ['II', 'İI']);
});

test('Arabic letters stand apart, without article and vowel signs', () => {
  assert.deepEqual(all('ar', ['محمد حسن', 'مُحَمَّد الحداد', 'أحمد عبد الرحمن', 'نور']), ['م ح', 'م ح', 'أ ر', 'ن']);
});

test('a letter keeps what belongs to it', () => {
  assert.deepEqual(all('en', ['e\u0301lise tour', '李 雷明', 'क्षमा शर्मा']), ['ÉT', '李雷', 'क्षश']);
});

test('there are none where no word begins with a letter, or where they would be all of the name', () => {
  assert.deepEqual(all('en', ['', ' ', '4711', '@', 'A', ' a ', 'JR', 'J']), [
    null,
    null,
    null,
    null,
    null,
    null,
    'J',
    null
  ]);
});
