import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertRule, Condition } from '#lib/protocol/alert-rules.ts';
import type { Outlook, OutlookMoment, QueueOutlook } from '#lib/protocol/outlook.ts';
import { at, contact } from '../../tests/oracle/given.ts';
import { Floor } from '../floor/floor.ts';
import { evaluate } from './evaluate.ts';
import { readRule } from './rule-schema.ts';
import { SHIPPED_RULES } from './shipped-rules.ts';
import { SiteMoment } from './site-moment.ts';
import { NOTHING_BESIDE } from './testing.ts';

const missing = SHIPPED_RULES.find(({ id }) => id === 'agents-missing')!;
type OutlookMeasure = Extract<Condition['measure'], { kind: 'outlook' }>;

function ruleOf(measure: Omit<OutlookMeasure, 'kind'>, more: Partial<Condition> = {}): AlertRule {
  const condition = { ...missing.when.conditions[0]!, ...more, measure: { kind: 'outlook' as const, ...measure } };
  return { ...missing, when: { match: 'all', conditions: [condition] } };
}

const likely = (value: number) => ({ likely: value, expected: value, low: 0, high: 2 * value, share: 0.8 });
const foreseen = (minutes: number): OutlookMoment => ({
  waiting: likely(minutes),
  serviceLevel: minutes === 5 ? null : likely(minutes / 100),
  abandoned: likely(2 * minutes)
});
const billing = {
  queue: 'billing',
  at5: foreseen(5),
  at15: foreseen(15),
  at30: foreseen(30),
  agentsNeeded: { needed: 9, missing: 3, spare: 0 }
} as unknown as QueueOutlook;

function observed(rule: AlertRule, outlook: Outlook | null) {
  const floor = new Floor({});
  floor.apply(contact('offered', 0), at(0));
  floor.apply(contact('offered', 0, { queue: 'sales', contact: 'c2' }), at(0));
  floor.settle(at(1));
  const moment = new SiteMoment(floor, floor.site('izmir'), at(1), { ...NOTHING_BESIDE, outlookOf: () => outlook });
  return evaluate(rule, moment, () => true).map(
    ({ entity, level, values }) => `${entity.id} ${level} ${values[0]!.value}${entity.isBlind ? ' blind' : ''}`
  );
}

const outlook: Outlook = { atMs: at(1), queues: [billing], whatIf: null, heldDays: 0 };

test('goes by what is likely, and by how many agents are missing', () => {
  assert.deepEqual(observed(missing, outlook), ['billing warning 3', 'sales null null']);
  const low = { compare: 'below', warning: 0.5, critical: null, clearAt: null } as const;
  const serviceLevel = (inMinutes: OutlookMeasure['inMinutes']) =>
    observed(ruleOf({ foreseen: 'serviceLevel', inMinutes }, low), outlook)[0];
  assert.deepEqual([serviceLevel(5), serviceLevel(15)], ['billing null null', 'billing warning 0.15']);
  assert.equal(observed(ruleOf({ foreseen: 'waiting', inMinutes: 15 }), outlook)[0], 'billing critical 15');
  assert.equal(observed(ruleOf({ foreseen: 'abandoned', inMinutes: 5 }), outlook)[0], 'billing critical 10');
});

test('while nothing is foreseen yet an alert stays as it is', () => {
  assert.deepEqual(observed(missing, null), ['billing null null blind', 'sales null null blind']);
});

test('is told of queues, and agents are missing for the next half hour', () => {
  assert.equal(readRule(missing).problems, undefined);
  assert.match(
    readRule(ruleOf({ foreseen: 'missing', inMinutes: 15 })).problems![0]!,
    /^when\.conditions\.0 is of 30 minutes/
  );
  const ofTeams = { ...missing, scope: { ...missing.scope, each: 'team' } };
  assert.match(readRule(ofTeams).problems![0]!, /outlook is told of queues only/);
  const soon = ruleOf({ foreseen: 'waiting', inMinutes: 7 as 5 });
  assert.match(readRule(soon).problems![0]!, /^when\.conditions\.0\.measure\.inMinutes must be/);
});
