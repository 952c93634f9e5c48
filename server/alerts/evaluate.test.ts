import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { AlertRule, Condition, RuleScope, ShiftMeasure } from '#lib/protocol/alert-rules.ts';
import type { ShiftRow, ShiftView } from '#lib/protocol/shift-view.ts';
import { shiftRow } from '#lib/shift/testing.ts';
import { agent, at, contact, happened } from '../../tests/oracle/given.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Floor } from '../floor/floor.ts';
import { evaluate, type Observation } from './evaluate.ts';
import { SHIPPED_RULES } from './shipped-rules.ts';
import { SiteMoment } from './site-moment.ts';
import { NOTHING_BESIDE } from './testing.ts';

const NOW = 600;

function momentOf(
  events: readonly FloorEvent[],
  config: FloorConfig = {},
  now = NOW,
  shift: ShiftView | null = null
): SiteMoment {
  const floor = new Floor(config);
  for (const event of events) floor.apply(event, event.timeMs);
  floor.settle(at(now));
  return new SiteMoment(floor, floor.site('izmir'), at(now), { ...NOTHING_BESIDE, shiftAt: () => shift });
}

const scope = (each: RuleScope['each'], more: Partial<RuleScope> = {}): RuleScope => ({
  each,
  sites: null,
  queues: null,
  teams: null,
  channel: null,
  ...more
});

const condition = (
  measure: Condition['measure'],
  compare: Condition['compare'],
  levels: Partial<Condition>
): Condition => ({
  measure,
  compare,
  warning: null,
  critical: null,
  clearAt: null,
  ...levels
});

type Figure = Extract<Condition['measure'], { kind: 'figure' }>;
const figure = (name: Figure['figure'], window: Figure['window'] = 'now', of: Figure['of'] = 'entity'): Figure => ({
  kind: 'figure',
  figure: name,
  window,
  of
});

function rule(of: RuleScope, conditions: readonly Condition[], match: 'all' | 'any' = 'all'): AlertRule {
  return { ...SHIPPED_RULES[0]!, scope: of, when: { match, conditions } };
}

const all = (of: AlertRule, moment: SiteMoment): Observation[] => evaluate(of, moment, () => true);
const brief = (observations: readonly Observation[]) =>
  observations.map(({ entity, level, held }) => `${entity.id} ${level} ${held}`);

/** So many wait in a queue, the first of them since 0, one more each second. */
const waiting = (queue: string, count: number, more: object = {}): FloorEvent[] =>
  Array.from({ length: count }, (_, place) =>
    contact('offered', place, { contact: `${queue}${place}`, queue, ...more })
  );

test('each queue is judged for itself, by its level', () => {
  const moment = momentOf([...waiting('billing', 3), ...waiting('sales', 6), ...waiting('help', 1)]);
  const many = rule(scope('queue'), [condition(figure('waiting'), 'atLeast', { warning: 3, critical: 5, clearAt: 2 })]);
  assert.deepEqual(brief(all(many, moment)), ['billing warning warning', 'help null null', 'sales critical critical']);
  assert.deepEqual(brief(evaluate(many, moment, () => false)), ['billing warning warning', 'sales critical critical']);
});

test('what held goes on holding until it is clear', () => {
  const at = (count: number) => {
    const many = rule(scope('queue'), [condition(figure('waiting'), 'atLeast', { warning: 5, clearAt: 3 })]);
    return brief(all(many, momentOf(waiting('q', count))));
  };
  assert.deepEqual(
    [at(5), at(4), at(3), at(2)],
    [['q warning warning'], ['q null warning'], ['q null warning'], ['q null null']]
  );
});

test('without a level of its own to clear, it is clear where the first level is left', () => {
  const of = (levels: Partial<Condition>, count: number) =>
    brief(all(rule(scope('queue'), [condition(figure('waiting'), 'above', levels)]), momentOf(waiting('q', count))));
  assert.deepEqual(of({ warning: 2, critical: 4 }, 2), ['q null null']);
  assert.deepEqual(of({ critical: 4, clearAt: 2 }, 3), ['q null critical']);
});

test('each queue’s own target and threshold are its levels', () => {
  const config: FloorConfig = {
    defaults: { thresholdSeconds: 10 },
    queues: { 'izmir/vip': { thresholdSeconds: 2, channels: { chat: { thresholdSeconds: 100 } } } }
  };
  const events = [...waiting('vip', 1), ...waiting('billing', 1)];
  const long = (of: RuleScope, now: number, given = events) =>
    brief(
      all(
        rule(of, [condition(figure('longestWaitMs'), 'above', { warning: { times: 3, of: 'threshold' } })]),
        momentOf(given, config, now)
      )
    );
  assert.deepEqual(long(scope('queue'), 6), ['billing null null', 'vip null null']);
  assert.deepEqual(long(scope('queue'), 7), ['billing null null', 'vip warning warning']);
  assert.deepEqual(long(scope('queue'), 31), ['billing warning warning', 'vip warning warning']);
  const chats = waiting('vip', 1, { channel: 'chat' });
  assert.deepEqual(long(scope('queue', { channel: 'chat' }), 299, chats), ['vip null null']);
  assert.deepEqual(long(scope('queue', { channel: 'chat' }), 301, chats), ['vip warning warning']);
});

test('all: as grave as every condition that can be critical; any: as the gravest', () => {
  const waits = (critical: number | null) => condition(figure('waiting'), 'atLeast', { warning: 3, critical });
  const busy = (critical: number | null) => condition(figure('waitingOverTarget'), 'atLeast', { warning: 1, critical });
  const moment = momentOf(waiting('q', 4));
  const of = (match: 'all' | 'any', ...conditions: readonly Condition[]) =>
    brief(all(rule(scope('queue'), conditions, match), moment))[0]!.split(' ')[1];
  assert.equal(of('all', waits(4), busy(4)), 'critical');
  assert.equal(of('all', waits(4), busy(5)), 'warning');
  assert.equal(of('all', waits(4), busy(null)), 'critical');
  assert.equal(of('all', waits(null), busy(null)), 'warning');
  assert.equal(of('all', waits(4), condition(figure('waiting'), 'atLeast', { warning: 9 })), 'null');
  assert.equal(of('any', waits(5), condition(figure('waiting'), 'atLeast', { warning: 9 })), 'warning');
  assert.equal(of('any', waits(5), busy(4)), 'critical');
});

test('a figure with nothing to divide by reaches no level', () => {
  const low = rule(scope('queue'), [
    condition(figure('serviceLevel', 'last15m'), 'below', { warning: { times: 1, of: 'target' } })
  ]);
  assert.deepEqual(brief(all(low, momentOf([contact('offered', NOW - 1)]))), ['billing null null']);
  assert.deepEqual(brief(all(low, momentOf([contact('offered', NOW - 100), contact('abandoned', NOW - 10)]))), [
    'billing warning warning'
  ]);
});

test('agents: how long in a state, for what reason, of which team and queue', () => {
  const events = [
    agent('signed-in', 0, { agent: 'ada', name: 'Ada', team: 'red', queues: ['billing'] }),
    agent('state', 100, { agent: 'ada', state: 'acw' }),
    agent('state', 100, { agent: 'bob', state: 'not-ready', reason: 'lunch' }),
    agent('signed-out', 200, { agent: 'cem' })
  ];
  const state = (name: 'acw' | 'not-ready', reason: string | null = null) =>
    condition({ kind: 'state', state: name, reason }, 'atLeast', { warning: 500_000 });
  const of = (given: RuleScope, one: Condition) => brief(all(rule(given, [one]), momentOf(events)));
  assert.deepEqual(of(scope('agent'), state('acw')), ['ada warning warning', 'bob null null']);
  assert.deepEqual(of(scope('agent'), state('not-ready', 'lunch')), ['ada null null', 'bob warning warning']);
  assert.deepEqual(of(scope('agent'), state('not-ready', 'training')), ['ada null null', 'bob null null']);
  assert.deepEqual(of(scope('agent', { teams: ['red'] }), state('acw')), ['ada warning warning']);
  assert.deepEqual(of(scope('agent', { queues: ['sales'] }), state('acw')), []);
  assert.equal(all(rule(scope('agent'), [state('acw')]), momentOf(events))[0]!.entity.name, 'Ada');
});

test('an agent’s figures, a team’s, and the site’s beside them', () => {
  const events = [
    agent('state', 0, { agent: 'ada', state: 'available' }),
    agent('signed-in', 0, { agent: 'ada', team: 'red' }),
    agent('state', 300, { agent: 'ada', state: 'not-ready' }),
    ...waiting('billing', 4)
  ];
  const notReady = condition(figure('notReadyMs', 'today'), 'atLeast', { warning: 300_000 });
  const siteWaits = condition(figure('waiting', 'now', 'site'), 'atLeast', { warning: 4 });
  assert.deepEqual(brief(all(rule(scope('agent'), [notReady, siteWaits]), momentOf(events))), ['ada warning warning']);
  const noneFree = condition(figure('agents.available'), 'atMost', { critical: 0 });
  assert.deepEqual(brief(all(rule(scope('team'), [noneFree]), momentOf(events))), ['red critical critical']);
  assert.deepEqual(brief(all(rule(scope('site'), [noneFree, siteWaits]), momentOf(events))), [
    'izmir critical critical'
  ]);
});

test('help is held by kind until it is withdrawn, with what was written', () => {
  const helps = SHIPPED_RULES.find(({ id }) => id === 'help')!;
  const asks = agent('help', 500, { kind: 'system', text: 'no sound' });
  const [one, ...others] = all(helps, momentOf([asks]));
  assert.deepEqual(others, []);
  assert.deepEqual(one!.help, { kind: 'system', text: 'no sound', sinceMs: at(500) });
  assert.equal(one!.values[0]!.value, 100_000);
  const withdrawn = agent('help', 501, { kind: 'system', resolved: true });
  assert.deepEqual(all(helps, momentOf([asks, withdrawn])), []);
  const hazard = SHIPPED_RULES.find(({ id }) => id === 'health-safety')!;
  assert.deepEqual(brief(all(hazard, momentOf([agent('help', 1, { kind: 'health-safety' })]))), [
    'a1 critical critical'
  ]);
});

test('a source is silent once it has missed what it promised; who depends on it can’t be seen', () => {
  const silent = SHIPPED_RULES.find(({ id }) => id === 'source-silent')!;
  const beat = happened('source.heartbeat', 0, { name: 'pbx', everyMs: 5000 }, { source: '/pbx' });
  const events = [
    beat,
    contact('offered', 0, {}, { source: '/pbx' }),
    contact('offered', 0, { queue: 'mail' }, { source: '/mail' })
  ];
  assert.deepEqual(brief(all(silent, momentOf(events, {}, 10))), ['/pbx null null']);
  const later = momentOf(events, {}, 30);
  assert.deepEqual(brief(all(silent, later)), ['/pbx warning warning']);
  assert.equal(all(silent, later)[0]!.values[0]!.value, 30_000);
  assert.deepEqual(
    later.entities('queue').map(({ id, isBlind }) => [id, isBlind]),
    [
      ['billing', true],
      ['mail', false]
    ]
  );
  assert.equal(later.whole.isBlind, true);
});

test('a rule of other sites says nothing of this one', () => {
  const many = rule(scope('queue', { sites: ['ankara'] }), [condition(figure('waiting'), 'atLeast', { warning: 0 })]);
  assert.deepEqual(all(many, momentOf(waiting('q', 1))), []);
});

const ALL = { scheduled: 2, expected: 2, present: 1, late: 1, overBreak: 0, adherence: 0.6 };

const shiftView = (agents: Readonly<Record<string, Partial<ShiftRow>>>): ShiftView => ({
  site: { id: 'izmir', name: 'İzmir', timeZone: 'Europe/Istanbul' },
  isPlanned: true,
  rules: { graceMs: 60_000, acwTargetMs: null, handleTargetMs: null },
  agents: Object.fromEntries(
    Object.entries(agents).map(([id, row]) => [id, shiftRow(id, { team: null, adherence: 0.97, ...row })])
  ),
  teams: { red: { ...ALL, adherence: 0.8 } },
  all: ALL
});

const ofShift = (shift: ShiftMeasure): Condition['measure'] => ({ kind: 'shift', shift });

test('who is planned and has not come is late, whether anybody ever heard of him or not', () => {
  const events = [
    agent('signed-in', 0, { agent: 'a1' }),
    agent('signed-in', 0, { agent: 'a2', team: 'red' }),
    agent('signed-out', 10, { agent: 'a2' })
  ];
  const view = shiftView({ a1: {}, a2: { lateSinceMs: at(300), team: 'red' }, a3: { lateSinceMs: at(500) } });
  const late = condition(ofShift('lateStart'), 'atLeast', { warning: 0, critical: 200_000 });
  const found = all(rule(scope('agent'), [late]), momentOf(events, {}, NOW, view));
  assert.deepEqual(brief(found), ['a1 null null', 'a2 critical critical', 'a3 warning warning']);
  assert.deepEqual(
    found.map(({ values }) => values[0]!.value),
    [null, 300_000, 100_000]
  );
  const ofRed = rule(scope('agent', { teams: ['red'] }), [late]);
  assert.deepEqual(brief(all(ofRed, momentOf(events, {}, NOW, view))), ['a2 critical critical']);
  assert.deepEqual(brief(all(rule(scope('agent'), [late]), momentOf(events))), ['a1 null null']);
});

test('who is planned and not there is none of other rules’ agents', () => {
  const view = shiftView({ a9: { lateSinceMs: at(300) } });
  const idle = rule(scope('agent'), [condition(figure('handled', 'today'), 'atMost', { warning: 0 })]);
  assert.deepEqual(all(idle, momentOf([agent('signed-in', 0, { agent: 'a1' })], {}, NOW, view)).length, 1);
});

test('breaks, after-call work and contacts are too long from when they are over what is allowed', () => {
  const view = shiftView({
    a1: { overBreakSinceMs: at(540), overAcwSinceMs: at(570), overHandleSinceMs: at(590) }
  });
  const moment = momentOf([agent('signed-in', 0, { agent: 'a1' })], {}, NOW, view);
  const valueOf = (shift: ShiftMeasure) =>
    all(rule(scope('agent'), [condition(ofShift(shift), 'atLeast', { warning: 0 })]), moment)[0]!.values[0]!.value;
  assert.deepEqual((['overBreak', 'overAcw', 'overHandle', 'lateStart'] as const).map(valueOf), [
    60_000,
    30_000,
    10_000,
    null
  ]);
});

test('adherence is of agents, teams and sites', () => {
  const view = shiftView({ a1: { adherence: 0.5, team: 'red' } });
  const moment = momentOf([agent('signed-in', 0, { agent: 'a1', team: 'red' })], {}, NOW, view);
  const low = condition(ofShift('adherence'), 'below', { warning: 0.85, critical: 0.7 });
  const found = (['agent', 'team', 'site'] as const).map((each) => brief(all(rule(scope(each), [low]), moment))[0]);
  assert.deepEqual(found, ['a1 critical critical', 'red warning warning', 'izmir critical critical']);
});

test('while a source is silent nobody can be said to be late', () => {
  const beat = happened('source.heartbeat', 0, { name: 'pbx', everyMs: 5000 }, { source: '/pbx' });
  const [absent] = all(
    rule(scope('agent'), [condition(ofShift('lateStart'), 'atLeast', { warning: 0 })]),
    momentOf([beat], {}, NOW, shiftView({ a3: { lateSinceMs: at(500) } }))
  );
  assert.equal(absent?.entity.isBlind, true);
});
