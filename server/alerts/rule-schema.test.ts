import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { AlertRule } from '#lib/protocol/alert-rules.ts';
import { readRule, RULE_SCHEMA } from './rule-schema.ts';
import { SHIPPED_RULES } from './shipped-rules.ts';

const rule = SHIPPED_RULES.find(({ id }) => id === 'service-level')!;
const first = rule.when.conditions[0]!;

const problemsOf = (change: object): readonly string[] => readRule({ ...rule, ...change }).problems ?? [];
const withCondition = (change: object): object => ({ when: { match: 'all', conditions: [{ ...first, ...change }] } });
const webhook = {
  kind: 'webhook',
  template: 'json',
  url: null,
  urlSecret: null,
  signSecret: null,
  language: 'en',
  from: 'warning',
  resolved: true
};

test('every rule that is shipped is one', () => {
  for (const each of SHIPPED_RULES) assert.deepEqual(readRule(each), { rule: each });
  assert.equal(new Set(SHIPPED_RULES.map(({ id }) => id)).size, SHIPPED_RULES.length);
});

test('a document as it is written by others is one too', () => {
  const read = readRule(JSON.parse(JSON.stringify(rule)) as unknown);
  assert.deepEqual(read.rule satisfies AlertRule | undefined, rule);
});

test('what is wrong is named by its path', () => {
  assert.match(problemsOf({ id: 'a b' }).join(), /^id must match pattern/);
  assert.match(problemsOf({ sounds: 'none' }).join(), /^sounds is not a member known here/);
  assert.match(problemsOf({ text: { en: 'x', tr: 'y' } }).join(), /text must have required properties ar/);
  assert.match(problemsOf({ forSeconds: -1 }).join(), /^forSeconds must be >= 0, not -1/);
  assert.match(
    problemsOf({ when: { match: 'all', conditions: [] } }).join(),
    /when.conditions must not have fewer than 1/
  );
  assert.match(
    problemsOf({ routes: [{ kind: 'pager' }] }).join(),
    /^routes.0.kind must be one of nats, webhook, email, webpush, not "pager"$/
  );
  assert.match(
    problemsOf({ routes: [{ ...webhook, template: 'fax' }] }).join(),
    /^routes.0.template must be .*, not "fax"$/
  );
  assert.match(
    problemsOf(withCondition({ measure: { kind: 'help' } })).join(),
    /^when.conditions.0.measure must have .*help/
  );
  assert.match(problemsOf({ openHours: { days: [8], from: '08:00', to: '24:00' } }).join(), /openHours/);
  assert.match(readRule(null).problems!.join(), /^the rule must be object/);
});

test('there are ten conditions at most', () => {
  const conditions = (count: number) => ({
    when: { match: 'any', conditions: Array.from({ length: count }, () => first) }
  });
  assert.deepEqual(problemsOf(conditions(10)), []);
  assert.match(problemsOf(conditions(11)).join(), /when.conditions must not have more than 10/);
});

test('a figure must be one of what is judged, in that window', () => {
  const figure = (more: object) => withCondition({ measure: { kind: 'figure', of: 'entity', ...more } });
  assert.match(
    problemsOf(figure({ figure: 'waiting', window: 'today' })).join(),
    /"waiting" is no figure of a queue in window today: there are offered/
  );
  assert.deepEqual(problemsOf(figure({ figure: 'wrapped.complaint', window: 'last60m' })), []);
  assert.match(problemsOf(withCondition({ measure: { kind: 'silence' } })).join(), /told of sources only/);
  assert.match(problemsOf(withCondition({ measure: { kind: 'help', help: null } })).join(), /told of agents only/);
});

test('what is asked of a shift must be of whoever has one', () => {
  const ofShift = (each: string, shift: string) => ({
    scope: { ...rule.scope, each },
    ...withCondition({ measure: { kind: 'shift', shift } })
  });
  const first = (each: string, shift: string): string =>
    problemsOf(ofShift(each, shift))
      .filter((problem) => problem.startsWith('when.conditions.0'))
      .join();
  assert.equal(first('agent', 'overAcw'), '');
  assert.equal(first('team', 'adherence'), '');
  assert.match(first('team', 'lateStart'), /told of agents only/);
  assert.match(first('queue', 'adherence'), /nobody has a shift in a queue/);
  assert.match(first('agent', 'mood'), /measure.shift must be/);
});

test('levels must lie in order', () => {
  assert.match(problemsOf(withCondition({ warning: null, critical: null })).join(), /needs a level/);
  assert.match(
    problemsOf(withCondition({ warning: 0.8, critical: 0.9 })).join(),
    /critical level that is reached before/
  );
  assert.match(problemsOf(withCondition({ warning: 0.8, critical: 0.7, clearAt: 0.75 })).join(), /clears only beyond/);
  assert.deepEqual(problemsOf(withCondition({ warning: 0.8, critical: 0.7, clearAt: 0.85 })), []);
  assert.deepEqual(problemsOf(withCondition({ warning: 0.8, critical: { times: 2, of: 'target' } })), []);
});

test('a webhook has one address, of http, or a secret that is one', () => {
  const routes = (change: object) => ({ routes: [{ ...webhook, ...change }] });
  assert.match(problemsOf(routes({})).join(), /routes.0 needs one of url and urlSecret/);
  assert.match(problemsOf(routes({ url: 'https://a.example', urlSecret: 'HOOK' })).join(), /needs one/);
  assert.match(problemsOf(routes({ url: 'file:///etc/passwd' })).join(), /http or https address/);
  assert.match(problemsOf(routes({ urlSecret: 'slack hook' })).join(), /routes.0/);
  assert.deepEqual(problemsOf(routes({ urlSecret: 'SLACK_HOOK' })), []);
});

test('a text fills in only what there is', () => {
  const text = (en: string) => ({ text: { ...rule.text, en } });
  assert.deepEqual(problemsOf(text('{site} {entity} {value} {level2} {help}')), []);
  assert.match(
    problemsOf(text('{queue} is full')).join(),
    /text.en has "\{queue\}": there are site, entity, help, value/
  );
  assert.match(problemsOf(text('{value3}')).join(), /text.en has "\{value3\}"/);
});

test('the schema is one that others can read', () => {
  const schema = JSON.parse(JSON.stringify(RULE_SCHEMA)) as { $schema: string; properties: Record<string, unknown> };
  assert.match(schema.$schema, /2020-12/);
  assert.deepEqual(Object.keys(schema.properties), Object.keys(rule));
});
