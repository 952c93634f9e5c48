import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fillText, type TextFacts } from './fill-text.ts';

const level = { kind: 'figure', figure: 'serviceLevel', window: 'last15m', of: 'entity' } as const;
const wait = { kind: 'figure', figure: 'longestWaitMs', window: 'now', of: 'entity' } as const;
const facts: TextFacts = {
  siteName: 'İzmir',
  entityName: 'Billing',
  values: [
    { measure: level, value: 0.7234, level: 0.8 },
    { measure: wait, value: 3_723_000, level: null }
  ],
  helpText: null,
  change: null
};
const plain = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');
const filled = (text: string, more: Partial<TextFacts> = {}) => {
  const { en, tr, ar } = fillText({ en: text, tr: text, ar: text }, { ...facts, ...more });
  return [en, tr, ar].map(plain);
};

test('figures are written as each language does', () => {
  assert.deepEqual(filled('{entity} {value} < {level}'), [
    'Billing 72.3% < 80%',
    'Billing %72,3 < %80',
    'Billing 72.3% < 80%'
  ]);
  assert.deepEqual(filled('{site}: {value2}, {level2}')[0], 'İzmir: 1:02:03, –');
});

test('names that run the other way are kept apart from what stands around them', () => {
  const greeting = { en: '{entity}!', tr: '{entity}!', ar: '{entity}!' };
  assert.deepEqual(fillText(greeting, facts), { en: 'Billing!', tr: 'Billing!', ar: '\u2068Billing\u2069!' });
  assert.equal(fillText(greeting, { ...facts, entityName: 'محمد' }).en, '\u2068محمد\u2069!');
});

test('what an agent did not write leaves nothing behind', () => {
  assert.equal(filled('{entity} asks: {help}')[0], 'Billing asks');
  assert.equal(filled('{entity} asks: {help}', { helpText: 'no {sound}' })[0], 'Billing asks: no {sound}');
});
