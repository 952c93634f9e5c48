import { test } from 'node:test';
import assert from 'node:assert/strict';
import { figureFormat } from '#lib/format/figures.ts';
import { LANGUAGES, type Language } from '#lib/i18n/languages.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DefinitionInForce } from '#lib/protocol/explanation.ts';
import { figuresOf, FORMULAS, WINDOWS, type Scope } from '#lib/protocol/figures.ts';
import { figureMeaning, figureName, queueNames, spanText } from './figure-text.ts';

const t = translator('en');

const BILLING: DefinitionInForce = {
  thresholdMs: 20_000,
  shortAbandonMs: 5000,
  target: 0.8,
  formula: 'offered',
  queues: [{ id: 'billing', name: 'Billing', channel: null }],
  above: 0,
  below: 0
};

const SCOPES: readonly Scope[] = [
  { kind: 'site', id: null },
  { kind: 'queue', id: 'billing' },
  { kind: 'team', id: 'red' },
  { kind: 'agent', id: 'a1' }
];
const [, billing] = SCOPES as [Scope, Scope];

test('every figure that a scope has is named and defined, in every language', () => {
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    const speak = translator(language);
    for (const scope of SCOPES) {
      for (const figure of WINDOWS.flatMap((window) => figuresOf(scope.kind, window))) {
        for (const definitions of [[], [BILLING], ...FORMULAS.map((formula) => [{ ...BILLING, formula }])]) {
          assert.ok(figureName({ figure, scope }, speak).length > 0);
          assert.ok(figureMeaning({ figure, scope }, definitions, speak).length > 0, figure);
        }
      }
    }
  }
});

test('a definition has the queue’s own T and S in it', () => {
  const means = (more: Partial<DefinitionInForce>) =>
    figureMeaning({ figure: 'serviceLevel', scope: billing }, [{ ...BILLING, ...more }], t);
  assert.equal(means({}), 'Answered within 20 s ÷ (answered + abandoned after at least 5 s + not served).');
  assert.equal(means({ shortAbandonMs: 0 }), 'Answered within 20 s ÷ (answered + abandoned + not served).');
  assert.equal(means({ formula: 'answered', thresholdMs: 14_400_000 }), 'Answered within 4 h ÷ answered.');
});

test('where queues differ, their own are meant', () => {
  const both = [BILLING, { ...BILLING, thresholdMs: 30_000 }];
  const means = figureMeaning({ figure: 'answeredInTarget', scope: billing }, both, t);
  assert.equal(means, 'Contacts that reached an agent within the queue’s own target.');
  const mixed = [BILLING, { ...BILLING, formula: 'answered' as const }];
  assert.match(figureMeaning({ figure: 'serviceLevel', scope: billing }, mixed, t), /each queue/);
});

test('a span is written in the unit that people set it in', () => {
  assert.deepEqual(
    [1500, 20_000, 90_000, 120_000, 3_600_000, 5_400_000].map((ms) => spanText(ms, t)),
    ['1.5 s', '20 s', '90 s', '2 min', '1 h', '90 min']
  );
});

test('channels stand with their queue', () => {
  const queues = [
    { id: 'support', name: 'Support', channel: 'voice' },
    { id: 'sales', name: 'Sales', channel: null },
    { id: 'support', name: 'Support', channel: 'chat' }
  ] as const;
  assert.equal(
    queueNames({ ...BILLING, queues }, { t, format: figureFormat('en') }),
    'Support (Voice and Chat) and Sales'
  );
});
