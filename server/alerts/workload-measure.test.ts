import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALERT_LANGUAGES } from '#lib/protocol/alert-rules.ts';
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import { at, contact } from '../../tests/oracle/given.ts';
import { Floor } from '../floor/floor.ts';
import { evaluate } from './evaluate.ts';
import { readRule } from './rule-schema.ts';
import { SHIPPED_RULES } from './shipped-rules.ts';
import { SiteMoment } from './site-moment.ts';
import { NOTHING_BESIDE } from './testing.ts';
import { changeTexts } from './workload-measure.ts';
import { plain } from './words.ts';

const rule = SHIPPED_RULES.find(({ id }) => id === 'workload')!;

const change = (more: Partial<WorkloadChange> = {}): WorkloadChange => ({
  kind: 'surge',
  measure: 'arrivals',
  sinceMs: at(65 * 60),
  observed: 31,
  expected: 17,
  ...more
});

function observed(of: typeof rule, changes: readonly WorkloadChange[] | null, isAsked = false) {
  const floor = new Floor({});
  floor.apply(contact('offered', 0), at(0));
  floor.settle(at(1));
  const moment = new SiteMoment(floor, floor.site('izmir'), at(1), { ...NOTHING_BESIDE, changesOf: () => changes });
  return evaluate(of, moment, () => isAsked).map(({ level, values, entity, change: found }) => ({
    level,
    values: values.map(({ value }) => value && Number(value.toFixed(2))),
    isBlind: entity.isBlind,
    found
  }));
}

const texts = (more: Partial<WorkloadChange> = {}): string[] => {
  const said = changeTexts(change(more), 'Billing', 'Europe/Istanbul');
  return ALERT_LANGUAGES.map((language) => plain(said[language]));
};

test('says in words what changed, since when and by how much', () => {
  assert.deepEqual(texts(), [
    'Arrivals of Billing are about 1.8 times what is usual since 14:05: 31 came where 17 were expected',
    'Billing: 14:05 sonrasında gelenler olağanın yaklaşık 1,8 katı; 17 beklenirken 31 geldi',
    'الوارد إلى Billing نحو 1.8 ضعف المعتاد منذ 14:05: ورد 31 والمتوقع 17'
  ]);
  const [fewer] = texts({ kind: 'collapse', observed: 3, expected: 12.2 });
  assert.match(fewer!, /about 25% of what is usual since 14:05: 3 came where 12 were expected$/);
  const [nothing] = texts({ kind: 'collapse', observed: 0, expected: 6.25 });
  assert.equal(nothing, 'Nothing arrives at Billing since 14:05, where 6.3 were expected');
  for (const text of texts({ measure: 'load' })) assert.match(text, /31.*17|17.*31/);
});

test('is as grave as the change is great; what is not so has no value', () => {
  assert.deepEqual(observed(rule, [change()]), [
    { level: 'warning', values: [0.82, null], isBlind: false, found: change() }
  ]);
  const nothing = change({ kind: 'collapse', observed: 0 });
  assert.deepEqual(
    observed(rule, [nothing]).map(({ level, values }) => [level, ...values]),
    [['critical', 1, null]]
  );
  assert.deepEqual(observed(rule, []), []);
});

test('of a rule that is about one direction, or about work, only that counts', () => {
  const [, work] = rule.when.conditions;
  const ofWork = { ...rule, when: { ...rule.when, conditions: [work!] } };
  assert.deepEqual(observed(ofWork, [change()]), []);
  assert.equal(observed(ofWork, [change(), change({ measure: 'load' })])[0]!.found!.measure, 'load');
  const collapses = { kind: 'workload', of: 'arrivals', direction: 'collapse' } as const;
  const ofCollapses = { ...rule, when: { ...rule.when, conditions: [{ ...work!, measure: collapses }] } };
  assert.deepEqual(observed(ofCollapses, [change()]), []);
});

test('while nothing is known of changes an alert stays as it is', () => {
  assert.deepEqual(
    observed(rule, null, true).map(({ level, isBlind }) => [level, isBlind]),
    [[null, true]]
  );
});

test('is told of queues, of all channels together', () => {
  const problems = (scope: Partial<typeof rule.scope>) =>
    readRule({ ...rule, scope: { ...rule.scope, ...scope } }).problems;
  assert.equal(problems({}), undefined);
  assert.match(
    problems({ each: 'team' })![0]!,
    /^when\.conditions\.0 workload is told of queues only, not of each team$/
  );
  assert.match(problems({ channel: 'chat' })![0]!, /all channels together/);
  const other = { ...rule.when.conditions[0]!, measure: { kind: 'workload', of: 'agents', direction: 'either' } };
  const wrong = { ...rule, when: { match: 'any', conditions: [other] } };
  assert.match(readRule(wrong).problems![0]!, /^when\.conditions\.0\.measure\.of must be/);
});
