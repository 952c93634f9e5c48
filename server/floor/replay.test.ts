import { test } from 'node:test';
import assert from 'node:assert/strict';
import { at, bytesOf, envelope, type Attributes } from '../../tests/oracle/given.ts';
import type { FloorConfig } from '../contract/config.ts';
import { Replay } from './replay.ts';

/** The report of these lines: JSON values, or bytes as they are. */
function replayed(lines: readonly unknown[], atSeconds: number | null = null, config: FloorConfig = {}) {
  const replay = new Replay(config, atSeconds === null ? null : at(atSeconds));
  lines.forEach((line, index) => replay.take(line instanceof Uint8Array ? line : bytesOf(line), index + 1));
  const report = replay.report();
  return { ...report, sites: JSON.parse(JSON.stringify(report.sites)) as Record<string, Site> };
}

interface Site {
  readonly now: Readonly<Record<string, unknown>>;
  readonly today: Readonly<Record<string, unknown>>;
  readonly channels: Readonly<Record<string, Site>>;
  readonly queues: Readonly<Record<string, Site>>;
  readonly teams: Readonly<Record<string, Site>>;
  readonly agents: Readonly<Record<string, { readonly state: string; readonly sinceMs: number | null }>>;
}

const offered = (seconds: number, more = {}, name = {}) =>
  envelope('contact.offered', seconds, { contact: 'c1', queue: 'billing', ...more }, name);

test('without a line there is no moment and no site, whatever the file of sites lists', () => {
  const config = { sites: { izmir: {} } };
  assert.deepEqual(replayed([], null, config), {
    asOfMs: null,
    events: { read: 0, applied: 0, duplicate: 0, rejected: 0, after: 0 },
    rejections: [],
    sites: {}
  });
});

test('lines that are all rejected give no moment either', () => {
  const { asOfMs, sites, events } = replayed(['no event', {}]);
  assert.deepEqual([asOfMs, sites, events.rejected], [null, {}, 2]);
});

test('with a moment asked about, what the configuration lists is there, with nothing in it', () => {
  const { asOfMs, sites } = replayed([], 0, { sites: { ankara: null }, queues: { 'izmir/billing': null } });
  assert.equal(asOfMs, at(0));
  assert.deepEqual(Object.keys(sites), ['ankara', 'izmir']);
  assert.equal(sites['izmir']?.queues['billing']?.today['offered'], 0);
  assert.equal(sites['izmir']?.queues['billing']?.now['longestWaitMs'], null);
});

test('the moment is the greatest time of the lines that were not rejected', () => {
  assert.equal(replayed([offered(5), offered(9), offered(7), { ...offered(99), type: 'contact.lost' }]).asOfMs, at(9));
});

test('the time of a duplicate counts for the moment, too', () => {
  assert.equal(replayed([offered(5, {}, { id: '1' }), offered(9, {}, { id: '1' })]).asOfMs, at(9));
});

test('an event at the moment belongs to it, a later one is left out and counted as after', () => {
  const { events, sites } = replayed([offered(5), offered(5.001, { contact: 'c2' })], 5);
  assert.deepEqual(events, { read: 2, applied: 1, duplicate: 0, rejected: 0, after: 1 });
  assert.equal(sites['izmir']?.now['waiting'], 1);
});

test('an event that is left out names nothing', () => {
  assert.deepEqual(replayed([offered(5)], 0).sites, {});
});

test('a duplicate is a line whose source and id an earlier line bore, whatever else it says', () => {
  const { events, sites } = replayed([offered(0, {}, { id: '1' }), offered(1, { contact: 'c2' }, { id: '1' })]);
  assert.deepEqual(events, { read: 2, applied: 1, duplicate: 1, rejected: 0, after: 0 });
  assert.equal(sites['izmir']?.now['waiting'], 1);
});

test('a line that was after makes duplicates, and stands', () => {
  const { events, sites } = replayed([offered(9, {}, { id: '1' }), offered(0, {}, { id: '1' })], 5);
  assert.deepEqual(events, { read: 2, applied: 0, duplicate: 1, rejected: 0, after: 1 });
  assert.deepEqual(sites, {});
});

test('a duplicate that is also later than the moment is a duplicate', () => {
  const { events } = replayed([offered(0, {}, { id: '1' }), offered(9, {}, { id: '1' })], 5);
  assert.deepEqual([events.duplicate, events.after], [1, 0]);
});

test('a rejected line makes no duplicates', () => {
  const bad = { ...offered(0, {}, { id: '1' }), data: { queue: 'billing' } };
  const { events } = replayed([bad, offered(0, {}, { id: '1' })]);
  assert.deepEqual([events.rejected, events.applied, events.duplicate], [1, 1, 0]);
});

test('a rejected line is told by number, reason and detail, all of them in order', () => {
  const lines = [
    offered(0),
    new Uint8Array(65_537),
    new TextEncoder().encode('{"id":'),
    { ...offered(0), site: 'a b' },
    { ...offered(0), type: 'contact.lost' },
    { ...offered(0), data: { contact: 'c1' } }
  ];
  const { rejections, events } = replayed(lines);
  assert.deepEqual(
    rejections.map(({ line, reason }) => [line, reason]),
    [
      [2, 'too-large'],
      [3, 'not-json'],
      [4, 'bad-envelope'],
      [5, 'unknown-type'],
      [6, 'bad-data']
    ]
  );
  assert.ok(rejections.every(({ detail }) => detail.length > 0));
  assert.deepEqual(events, { read: 6, applied: 1, duplicate: 0, rejected: 5, after: 0 });
});

test('a bad line is rejected before it could be a duplicate or after', () => {
  const bad = { ...offered(99, {}, { id: '1' }), data: {} };
  assert.equal(replayed([offered(0, {}, { id: '1' }), bad], 5).events.rejected, 1);
});

test('the number of a line is the one given: skipped lines count', () => {
  const replay = new Replay({}, null);
  replay.take(bytesOf('no event'), 7);
  assert.deepEqual(
    replay.report().rejections.map(({ line }) => line),
    [7]
  );
});

test('neither future nor stale nor a subject is a reason here', () => {
  const { events } = replayed([offered(0), offered(400 * 86_400), offered(-400 * 86_400)]);
  assert.deepEqual([events.applied, events.rejected], [3, 0]);
});

test('what an event names in any member its type lists appears by itself', () => {
  const { sites } = replayed([
    contactLine('transferred', 0, { toQueue: 'sales', toAgent: 'a2' }),
    contactLine('diverted', 0, { reason: 'overflow', toQueue: 'vip' }),
    contactLine('unanswered', 0, { agent: 'a3' }),
    agentLine('signed-in', 0, { team: 'red', queues: ['chat'] }),
    agentLine('state', 0, { agent: 'a4', state: 'talking', queue: 'mail' }),
    agentLine('help', 0, { agent: 'a5', kind: 'system' })
  ]);
  const site = sites['izmir']!;
  assert.deepEqual(Object.keys(site.queues), ['billing', 'chat', 'mail', 'sales', 'vip']);
  assert.deepEqual(Object.keys(site.agents), ['a1', 'a2', 'a3', 'a4', 'a5']);
  assert.deepEqual(Object.keys(site.teams), ['red']);
});

test('an agent named by contacts only is offline since never', () => {
  const { sites } = replayed([contactLine('answered', 0, { agent: 'a7' })]);
  const { state, sinceMs } = sites['izmir']!.agents['a7']!;
  assert.deepEqual([state, sinceMs], ['offline', null]);
});

test('members that a type does not list name nothing and hurt nothing, whatever they hold', () => {
  for (const unlisted of [7, 'x', null, {}, [7], true]) {
    const strange = { team: unlisted, queues: unlisted, toQueue: unlisted, toAgent: unlisted };
    const { sites, events } = replayed([
      contactLine('held', 0, { ...strange, agent: unlisted }),
      agentLine('help', 0, { ...strange, kind: 'other', queue: unlisted }),
      envelope('source.heartbeat', 0, { ...strange, name: 'pbx', everyMs: 5000, agent: unlisted, queue: unlisted })
    ]);
    assert.equal(events.applied, 3);
    const { queues, agents, teams } = sites['izmir']!;
    assert.deepEqual([Object.keys(queues), Object.keys(agents), Object.keys(teams)], [['billing'], ['a1'], []]);
  }
});

test('ids such as "__proto__" and "constructor" are ids like others', () => {
  const { sites } = replayed([
    contactLine('answered', 0, { queue: '__proto__', agent: 'constructor', waitMs: 0 }, { site: '__proto__' }),
    agentLine('signed-in', 0, { agent: '__proto__', team: 'constructor', queues: ['toString'] }, { site: '__proto__' })
  ]);
  const site = new Map(Object.entries(sites)).get('__proto__')!;
  assert.deepEqual(Object.keys(site.queues), ['__proto__', 'toString']);
  assert.deepEqual(Object.keys(site.agents), ['__proto__', 'constructor']);
  assert.deepEqual(Object.keys(site.teams), ['constructor']);
});

test('a wait as long as a number can be takes nothing from the figures of others', () => {
  const lines = [
    contactLine('answered', 0, { contact: 'c2', agent: 'a1', waitMs: 3000 }),
    contactLine('answered', 0, { agent: 'a1', waitMs: 1e300 })
  ];
  const replay = new Replay({}, null);
  lines.forEach((line, index) => replay.take(bytesOf(line), index + 1));
  replay.report();
  replay.take(bytesOf(offered(0)), 3);
  const { today } = JSON.parse(JSON.stringify(replay.report().sites['izmir'])) as Site;
  assert.equal(today['asaMs'], 1500);
});

function contactLine(verb: string, seconds: number, more: object, name?: Attributes) {
  return envelope(`contact.${verb}`, seconds, { contact: 'c1', queue: 'billing', ...more }, name);
}

function agentLine(verb: string, seconds: number, more: object, name?: Attributes) {
  return envelope(`agent.${verb}`, seconds, { agent: 'a1', ...more }, name);
}
