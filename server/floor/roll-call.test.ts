import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agent as said, at, snapshot, written } from '../../tests/oracle/given.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import type { AgentStatus } from './agent-status.ts';
import type { Agent } from './agent.ts';
import { Site } from './site.ts';

const DAY = 86_400;

/** Agent a1 of a site where this came in this order, its status asked for after each. */
function agentIn(...events: readonly FloorEvent[]): Agent {
  const site = new Site('izmir', {});
  for (const event of events) {
    site.apply(event, event.timeMs);
    assert.ok(site.agent('a1').status);
  }
  return site.agent('a1');
}

/** Given these events in this order, and in the opposite one, agent a1 is so. */
function is(events: readonly FloorEvent[], expected: Partial<AgentStatus>): void {
  for (const each of [events, events.toReversed()]) {
    const { status } = agentIn(...each);
    const keys = Object.keys(expected) as (keyof AgentStatus)[];
    assert.deepEqual(Object.fromEntries(keys.map((key) => [key, status[key]])), expected);
  }
}

const signedIn = (seconds: number, more = {}, name = {}) => said('signed-in', seconds, more, name);
const signedOut = (seconds: number, name = {}) => said('signed-out', seconds, {}, name);
const state = (seconds: number, state: string, more = {}, name = {}) =>
  said('state', seconds, { state, ...more }, name);
const notReady = (seconds: number, reason: string | null) => state(seconds, 'not-ready', { reason });

const a1 = (state: string, seconds: number, more = {}) => ({ agent: 'a1', state, since: written(seconds), ...more });
const listing = (seconds: number, entry: object, name = {}) => snapshot(seconds, { agents: [entry] }, name);
const lacking = (seconds: number, name = {}) => snapshot(seconds, { agents: [] }, name);

const OTHER = { source: '/other' };
const OFFLINE = { state: 'offline', reason: null } as const;

test('an agent of this source who is signed in and not listed signs out at the time of the snapshot', () => {
  is([state(0, 'available'), lacking(10), lacking(20)], { ...OFFLINE, sinceMs: at(10) });
  is([signedIn(0), listing(10, { ...a1('talking', 5), agent: 'a2' })], { ...OFFLINE, sinceMs: at(10) });
});

test('an absent list of agents says nothing', () => {
  is([state(0, 'available'), snapshot(10, { waiting: [], agents: null })], { state: 'available' });
});

test('who has signed out stays so since then', () => {
  is([state(0, 'available'), signedOut(5), lacking(10)], { ...OFFLINE, sinceMs: at(5) });
});

test('an agent is of the source whose sign-in, state, sign-out or listing was the last before the snapshot', () => {
  is([state(0, 'available'), lacking(10, OTHER)], { state: 'available' });
  is([state(0, 'available'), state(5, 'acw', {}, OTHER), lacking(10)], { state: 'acw' });
  is([state(0, 'available'), state(5, 'acw', {}, OTHER), lacking(10, OTHER)], OFFLINE);
  is([state(0, 'available'), signedIn(5, {}, OTHER), lacking(10)], { state: 'available' });
  is([state(0, 'available'), listing(5, a1('available', 0), OTHER), lacking(10)], { state: 'available' });
  is([state(0, 'available'), listing(5, a1('available', 0), OTHER), lacking(10, OTHER)], OFFLINE);
  is([state(0, 'available'), said('queues', 5, { queues: [] }, OTHER), lacking(10)], OFFLINE);
  is([state(0, 'available'), state(15, 'acw', {}, OTHER), lacking(10)], { state: 'acw', sinceMs: at(15) });
});

test('one listed in the state we know changes nothing, whatever its since', () => {
  for (const since of [-5, 0, 5, 10, 15]) {
    is([state(0, 'talking'), listing(10, a1('talking', since))], { state: 'talking', sinceMs: at(0) });
  }
});

test('a listing without a reason has no other reason; one with another reason is another state', () => {
  is([notReady(0, 'lunch'), listing(10, a1('not-ready', 5))], { reason: 'lunch', sinceMs: at(0) });
  is([notReady(0, 'lunch'), listing(10, a1('not-ready', 5, { reason: 'lunch' }))], { sinceMs: at(0) });
  is([notReady(0, 'lunch'), listing(10, a1('not-ready', 5, { reason: 'break' }))], { reason: 'break', sinceMs: at(5) });
  is([notReady(0, null), listing(10, a1('not-ready', 5, { reason: 'break' }))], { reason: 'break', sinceMs: at(5) });
});

test('one listed in another state has been in it from since, and the time before is told anew', () => {
  const events = [state(0, 'available'), listing(10, a1('talking', 4))];
  is(events, { state: 'talking', sinceMs: at(4) });
  const { available, talking } = agentIn(...events).timesSince(at(0), at(20));
  assert.deepEqual([available, talking], [4000, 16_000]);
});

test('a since that is later than the snapshot counts as its time', () => {
  is([state(0, 'available'), listing(10, a1('talking', 15))], { state: 'talking', sinceMs: at(10) });
});

test('where an event of the agent is known after since, the state is from the time of the snapshot', () => {
  is([state(0, 'available'), state(5, 'acw'), listing(10, a1('talking', 4))], { state: 'talking', sinceMs: at(10) });
  is([state(0, 'available'), said('help', 5, { kind: 'system' }), listing(10, a1('talking', 4))], { sinceMs: at(10) });
  is([state(0, 'available'), said('queues', 5, { queues: [] }), listing(10, a1('talking', 4))], { sinceMs: at(10) });
});

test('an event at since, or after the snapshot, is none after since', () => {
  is([state(0, 'available'), state(4, 'acw'), listing(10, a1('talking', 4))], { state: 'talking', sinceMs: at(4) });
  is([state(0, 'available'), listing(10, a1('talking', 4)), state(12, 'talking')], { sinceMs: at(4) });
});

test('an unknown agent, and one who signed out, is added so', () => {
  is([listing(10, a1('talking', 4))], { state: 'talking', sinceMs: at(4), source: '/acd' });
  is([signedIn(0), signedOut(3), listing(10, a1('talking', 4))], { state: 'talking', sinceMs: at(4) });
  is([signedIn(0), signedOut(6), listing(10, a1('talking', 4))], { state: 'talking', sinceMs: at(10) });
  is([state(0, 'talking'), lacking(5), listing(10, a1('talking', 0))], { state: 'talking', sinceMs: at(0) });
});

test('a snapshot stands after the agent’s events of its own time, whichever came first', () => {
  is([state(0, 'available'), state(10, 'acw'), listing(10, a1('talking', 10))], { state: 'talking', sinceMs: at(10) });
  is([state(0, 'available'), state(10, 'acw'), lacking(10)], OFFLINE);
  is([state(10, 'acw', {}, OTHER), lacking(10)], { state: 'acw' });
});

test('of two snapshots of one time the one whose source, then id, comes first by code point stands', () => {
  const by = (source: string, id: string, state: string) => listing(10, a1(state, 5), { source, id });
  is([by('/b', '1', 'acw'), by('/a', '2', 'talking')], { state: 'talking' });
  is([by('/a', '1', 'acw'), by('/a', '2', 'talking')], { state: 'acw' });
  is([by('/a', '1', 'acw'), lacking(10, { source: '/a', id: '2' })], { state: 'acw' });
  is([by('/a', '2', 'acw'), lacking(10, { source: '/a', id: '1' })], OFFLINE);
});

test('queues, team, name and extension are statements at the time of the snapshot', () => {
  const entry = a1('not-ready', 0, { team: 'blue', queues: ['sales'], name: 'Ayşe', extension: '201' });
  const events = [signedIn(0, { team: 'red', queues: ['billing'] }), listing(10, entry)];
  is(events, { team: 'blue', name: 'Ayşe', extension: '201', sinceMs: at(0) });
  is([...events, listing(12, { ...entry, extension: '202' })], { extension: '202', sinceMs: at(0) });
  assert.deepEqual(agentIn(...events).queuesAt(at(20)), ['sales']);
  is([...events, signedIn(15, { team: 'green' })], { team: 'green', name: 'Ayşe' });
  is([signedIn(0, { team: 'red' }), listing(10, a1('acw', 0))], { team: 'red' });
});

test('free is that of the latest state or listing; one that changes nothing and states none leaves it', () => {
  is([state(0, 'available', { free: 3 }), listing(10, a1('available', 0))], { free: 3 });
  is([state(0, 'available', { free: 3 }), listing(10, a1('available', 0, { free: 1 }))], { free: 1 });
  is([state(0, 'available', { free: 3 }), listing(10, a1('talking', 5))], { free: null });
  const both = [10, 20].map((seconds) => listing(seconds, a1('available', 0, { free: seconds })));
  is([state(0, 'available', { free: 3 }), ...both], { free: 20 });
});

test('whom and what a snapshot names appears', () => {
  const site = new Site('izmir', {});
  const leg = { contact: 'c1', since: written(0) };
  const entry = a1('talking', 0, { queue: 'vip', queues: ['billing'], team: 'red' });
  site.apply(
    snapshot(5, { agents: [entry], waiting: [{ ...leg, queue: 'sales' }], inProgress: [{ ...leg, queue: 'web' }] }),
    at(5)
  );
  assert.deepEqual([...site.queues.keys()].sort(), ['billing', 'sales', 'vip', 'web']);
  assert.deepEqual([[...site.agents.keys()], [...site.teams]], [['a1'], ['red']]);
});

test('a late event between two listings that say the same is told from by the second', () => {
  const listings = [5, 10, 20].map((seconds) => listing(seconds, a1('talking', 2)));
  is([state(0, 'available'), ...listings, state(7, 'acw')], { state: 'talking', sinceMs: at(10) });
  is([state(0, 'available'), ...listings, lacking(7)], { state: 'talking', sinceMs: at(2) });
});

test('what was listed outlives what is forgotten', () => {
  const site = new Site('izmir', {});
  const apply = (event: FloorEvent) => site.apply(event, event.timeMs);
  apply(state(0, 'available'));
  apply(listing(10, a1('talking', 4, { team: 'red' })));
  site.forgetOld(at(9 * DAY));
  const { state: known, sinceMs, team } = site.agent('a1').status;
  assert.deepEqual([known, sinceMs, team], ['talking', at(4), 'red']);
  apply(listing(9 * DAY, a1('talking', 4)));
  assert.equal(site.agent('a1').status.sinceMs, at(4));
  apply(lacking(9 * DAY + 10));
  assert.equal(site.agent('a1').status.sinceMs, at(9 * DAY + 10));
});

test('what was said by calls that are forgotten goes on to be said by those that are kept', () => {
  const site = new Site('izmir', {});
  for (const day of [0, 8]) {
    const event = listing(day * DAY, a1('talking', 0));
    site.apply(event, event.timeMs);
  }
  site.forgetOld(at(9 * DAY));
  assert.equal(site.agent('a1').status.state, 'talking');
});

test('of a long day it comes to the same whatever came late', () => {
  const states = ['available', 'talking', 'acw'];
  const day = Array.from({ length: 250 }, (_, count) => {
    const seconds = count * 10;
    const name = { source: count % 7 === 0 ? '/other' : '/acd' };
    if (count % 3 !== 0) return state(seconds, states[count % 5] ?? 'hold', {}, name);
    return count % 4 === 0 ? lacking(seconds, name) : listing(seconds, a1(states[count % 2]!, seconds - 15), name);
  });
  const read = (agent: Agent) => [agent.status, agent.timesSince(at(500), at(3000)), agent.source];
  const [window, nowMs] = [{ startMs: at(500), endMs: at(DAY) }, at(3000)];
  const expected = agentIn(...day);
  const order = fc.array(fc.nat({ max: day.length - 1 }), { maxLength: 6 });
  fc.assert(
    fc.property(order, (late) => {
      const isLate = new Set(late);
      const events = [...day.filter((_, count) => !isLate.has(count)), ...[...isLate].map((count) => day[count]!)];
      const agent = agentIn(...events);
      assert.deepEqual(read(agent), read(expected));
      assert.deepEqual(agent.timesOfDay(window, nowMs), expected.timesOfDay(window, nowMs));
    }),
    { numRuns: 30 }
  );
});
