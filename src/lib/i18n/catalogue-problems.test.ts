import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueProblems } from './catalogue-problems.ts';
import type { Texts } from './catalogue-problems.ts';
import { CATALOGUES } from './catalogues.ts';

/** Those of a catalogue beside the English one. */
const problems = (texts: Texts, en: Texts, language: 'tr' | 'ar' = 'tr'): string[] =>
  catalogueProblems({ en, [language]: texts }).map((problem) => problem.replaceAll('src/lib/i18n/', ''));

test('every language has all texts, with the same values and every plural form', () => {
  assert.deepEqual(catalogueProblems(CATALOGUES), []);
});

test('a catalogue with the same texts has no problem', () => {
  assert.deepEqual(
    problems({ a: 'Bugün', b: '{count, number} olay, {name}' }, { a: 'Today', b: '{name}: {count, number}' }),
    []
  );
});

test('a missing text, and one too many, are named with what to do', () => {
  assert.deepEqual(problems({ b: 'Bugün' }, { a: 'Today' }), [
    'tr lacks "a": translate "Today" and add it there',
    'tr has "b", which en has not: take it out, or add it there'
  ]);
  assert.equal(problems({}, { constructor: 'Today' }).length, 1);
});

test('other values, or values of another kind, are named', () => {
  const english = { a: '{count, plural, one {# event} other {# events of {name}}}' };
  assert.deepEqual(problems({ a: '{count, number} olay, {name}' }, english), []);
  for (const [text, takes] of [
    ['{count} olay, {name}', 'count: text, name: text'],
    ['{count, number} olay', 'count: number'],
    ['{count, number} olay, {isim}', 'count: number, isim: text'],
    ['olay', 'no values']
  ]) {
    assert.deepEqual(problems({ a: text! }, english), [
      `tr, "a": takes ${takes}; the English text takes count: number, name: text`
    ]);
  }
});

test('a plural has every form of the language', () => {
  const english = { a: '{n, plural, one {# event} other {# events}}' };
  const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
  const arabic = (some: readonly string[]) => ({ a: `{n, plural, ${some.map((each) => `${each} {#}`).join(' ')}}` });
  assert.deepEqual(problems(arabic(forms), english, 'ar'), []);
  assert.deepEqual(problems(arabic(forms.filter((form) => form !== 'few')), english, 'ar'), [
    'ar, "a": its plural of {n} lacks the form "few"'
  ]);
});

test('a text that is no ICU message is named', () => {
  assert.match(problems({ a: '{n, plural, one {#}' }, { a: '{n, number}' })[0] ?? '', /^tr, "a": is no ICU message/);
});
