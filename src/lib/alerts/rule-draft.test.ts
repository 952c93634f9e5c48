import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Measure } from '#lib/protocol/alert-rules.ts';
import { idsIn, levelOf, newRule, shownLevel, unitOfLevel, unitsFor, watching } from './rule-draft.ts';

const share: Measure = { kind: 'figure', figure: 'serviceLevel', window: 'today', of: 'entity' };
const wait: Measure = { kind: 'figure', figure: 'longestWaitMs', window: 'now', of: 'entity' };
const count: Measure = { kind: 'figure', figure: 'waiting', window: 'now', of: 'entity' };

test('a level is written as people say it, and comes back as it was', () => {
  for (const [level, measure, unit, shown] of [
    [0.8, share, 'percent', 80],
    [{ times: 0.75, of: 'target' }, share, 'target', 0.75],
    [90_000, wait, 'seconds', 90],
    [{ times: 3, of: 'threshold' }, wait, 'threshold', 3],
    [5, count, 'count', 5],
    [0.07, share, 'percent', 7]
  ] as const) {
    assert.equal(unitOfLevel(level, measure), unit);
    assert.equal(shownLevel(level, measure), shown);
    assert.deepEqual(levelOf(shown, unit), level);
  }
  assert.equal(levelOf(null, 'count'), null);
  assert.deepEqual(unitsFor({ kind: 'silence' }), ['seconds', 'threshold']);
});

test('a rule that watches something else keeps the conditions that can be of it', () => {
  const draft = newRule('mine', { en: 'x', tr: 'x', ar: 'x' });
  watching(draft, 'site');
  assert.equal(draft.when.conditions[0]!.critical, 10);
  watching(draft, 'source');
  assert.deepEqual(draft.when.conditions[0]!.measure, { kind: 'silence' });
  watching(draft, 'agent');
  assert.deepEqual(draft.when.conditions[0]!.measure, {
    kind: 'figure',
    figure: 'availableMs',
    window: 'today',
    of: 'entity'
  });
});

test('ids stand with commas between them', () => {
  assert.deepEqual(idsIn(' billing, sales,,'), ['billing', 'sales']);
  assert.equal(idsIn(' '), null);
});
