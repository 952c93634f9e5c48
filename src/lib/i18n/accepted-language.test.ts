import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptedLanguage } from './accepted-language.ts';
import { languageNamed } from './languages.ts';

test('a tag names a language, wherever it is spoken', () => {
  assert.deepEqual(['tr', 'tr-TR', 'AR-eg', 'en-GB'].map(languageNamed), ['tr', 'tr', 'ar', 'en']);
  assert.deepEqual(
    ['', 'de', 'trk', 'constructor', '__proto__', null, undefined].map(languageNamed),
    Array(7).fill(null)
  );
});

test('the browser’s first wish that can be met', () => {
  assert.equal(acceptedLanguage('tr-TR,tr;q=0.9,en;q=0.8'), 'tr');
  assert.equal(acceptedLanguage('de-DE,de;q=0.9,ar;q=0.5,en;q=0.7'), 'en');
  assert.equal(acceptedLanguage('en;q=0.2, ar ; q=0.9'), 'ar');
  assert.equal(acceptedLanguage('ar,tr'), 'ar');
});

test('what it does not want, or says in no known way, is no wish', () => {
  for (const header of [null, '', '*', 'de', 'tr;q=0', 'tr;q=x', ';;,,']) assert.equal(acceptedLanguage(header), null);
});
