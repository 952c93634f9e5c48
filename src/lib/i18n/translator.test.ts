import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json' with { type: 'json' };
import { translator } from './translator.ts';

const t = translator('en');

test('a text without values', () => assert.equal(t('serviceLevel'), 'Service level'));

test('numbers and plurals by the language’s own rules', () => {
  assert.equal(t('status.catchingUp', { behind: 1 }), 'Catching up, 1 event behind');
  assert.equal(t('status.catchingUp', { behind: 1204 }), 'Catching up, 1,204 events behind');
});

test('every text of the catalogue is well-formed', () => {
  for (const [key, text] of Object.entries(en)) assert.doesNotThrow(() => new IntlMessageFormat(text, 'en'), key);
});
