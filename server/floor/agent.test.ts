import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agent as said, at } from '../../tests/oracle/given.ts';
import type { AgentEvent, AgentStatus } from './agent-status.ts';
import { Agent } from './agent.ts';

/** An agent of whom this was said, in stream order. */
function given(...events: readonly AgentEvent[]): Agent {
  const agent = new Agent('a1');
  for (const event of events) agent.add(event);
  return agent;
}

const signedIn = (seconds: number, more = {}) => said('signed-in', seconds, more);
const signedOut = (seconds: number) => said('signed-out', seconds);
const state = (seconds: number, state: string, more = {}) => said('state', seconds, { state, ...more });
const notReady = (seconds: number, reason: string | null) => state(seconds, 'not-ready', { reason });
const queues = (seconds: number, queues: readonly string[], untilSeconds?: number) =>
  said('queues', seconds, {
    queues,
    ...(untilSeconds !== undefined && { until: new Date(at(untilSeconds)).toISOString() })
  });
const help = (seconds: number) => said('help', seconds, { kind: 'supervisor' });

const is = (agent: Agent, expected: Partial<AgentStatus>): void => {
  const keys = Object.keys(expected) as (keyof AgentStatus)[];
  assert.deepEqual(Object.fromEntries(keys.map((key) => [key, agent.status[key]])), expected);
};

test('an agent of whom nothing was said is offline since never', () => {
  is(given(), { state: 'offline', reason: null, sinceMs: null, team: null });
  assert.deepEqual(given().queuesAt(at(0)), []);
});

test('who signs in is not ready', () => {
  is(given(signedIn(5)), { state: 'not-ready', reason: null, sinceMs: at(5) });
});

test('who signs in at the time of a state is in that state', () => {
  is(given(signedIn(5), state(5, 'available')), { state: 'available', sinceMs: at(5) });
  is(given(state(5, 'available'), signedIn(5)), { state: 'available', sinceMs: at(5) });
});

test('a state signs in who is not signed in, or has signed out', () => {
  is(given(state(5, 'talking')), { state: 'talking', sinceMs: at(5) });
  is(given(signedIn(1), signedOut(3), state(5, 'acw')), { state: 'acw', sinceMs: at(5) });
});

test('nothing else signs in', () => {
  is(given(queues(1, ['billing']), help(2), signedOut(3)), { state: 'offline', sinceMs: null });
});

test('who asks for help waits since the first time, until it is withdrawn, by kind', () => {
  const asks = (seconds: number, kind: string, more = {}) => said('help', seconds, { kind, ...more });
  const withdraws = (seconds: number, kind: string) => asks(seconds, kind, { resolved: true });
  const system = { kind: 'system', text: 'no sound', sinceMs: at(2) } as const;
  const both = given(asks(2, 'system'), asks(3, 'supervisor'), asks(4, 'system', { text: 'no sound' }));
  is(both, { helps: [system, { kind: 'supervisor', text: null, sinceMs: at(3) }] });
  both.add(withdraws(5, 'supervisor'));
  is(both, { helps: [system] });
  is(given(withdraws(5, 'system'), asks(2, 'system')), { helps: [] });
  is(given(asks(2, 'system', { text: 'no sound' }), signedOut(3)), { helps: [system] });
});

test('who signs out is offline, without a reason', () => {
  is(given(notReady(1, 'lunch'), signedOut(5)), { state: 'offline', reason: null, sinceMs: at(5) });
});

test('signing out again, or in again, changes no state', () => {
  is(given(signedIn(1), signedOut(5), signedOut(9)), { state: 'offline', sinceMs: at(5) });
  is(given(signedIn(1), state(3, 'talking'), signedIn(5)), { state: 'talking', sinceMs: at(3) });
});

test('saying the same state and reason again changes nothing', () => {
  is(given(notReady(1, 'lunch'), notReady(5, 'lunch')), { reason: 'lunch', sinceMs: at(1) });
  is(given(state(1, 'talking'), state(5, 'talking', { contact: 'c2' })), { sinceMs: at(1) });
});

test('another reason, or none any more, is a change', () => {
  is(given(notReady(1, 'lunch'), notReady(5, 'training')), { reason: 'training', sinceMs: at(5) });
  is(given(notReady(1, 'lunch'), notReady(5, null)), { reason: null, sinceMs: at(5) });
  is(given(signedIn(1), notReady(5, null)), { reason: null, sinceMs: at(1) });
});

test('of several events of one time only the state after the last counts', () => {
  is(given(state(1, 'available'), state(5, 'talking'), state(5, 'available')), { state: 'available', sinceMs: at(1) });
  is(given(notReady(1, null), signedOut(5), signedIn(5)), { state: 'not-ready', sinceMs: at(1) });
  is(given(signedIn(5), signedOut(5)), { state: 'offline', sinceMs: null });
  is(given(state(1, 'available'), state(5, 'talking'), state(5, 'acw'), state(5, 'hold')), { sinceMs: at(5) });
});

test('a late event takes its place by time', () => {
  is(given(state(9, 'acw'), state(5, 'talking')), { state: 'acw', sinceMs: at(9) });
  is(given(notReady(9, 'lunch'), notReady(5, 'lunch')), { sinceMs: at(5) });
  is(given(state(1, 'available'), state(9, 'available'), state(5, 'talking')), { sinceMs: at(9) });
});

test('a late event of a time that was heard of stands after what was heard', () => {
  is(given(state(5, 'talking'), help(9), state(5, 'hold')), { state: 'hold', sinceMs: at(5) });
});

test('of each attribute the latest statement stands, whatever else is signed', () => {
  const agent = given(
    signedIn(1, { team: 'red', name: 'Ayşe', extension: 4711, queues: ['billing'] }),
    signedOut(5),
    signedIn(9, { name: 'Ayşe K.', extension: ' ' }),
    signedOut(12)
  );
  is(agent, { team: 'red', name: 'Ayşe K.', extension: '4711', state: 'offline' });
  assert.deepEqual(agent.queuesAt(at(20)), ['billing']);
});

test('a statement that arrives late does not undo a later one', () => {
  const agent = given(signedIn(9, { team: 'blue', queues: ['sales'] }), signedIn(1, { team: 'red', queues: [] }));
  is(agent, { team: 'blue', sinceMs: at(1) });
  assert.deepEqual(agent.queuesAt(at(20)), ['sales']);
});

test('an empty list of queues is a statement', () => {
  assert.deepEqual(given(signedIn(1, { queues: ['billing'] }), signedIn(5, { queues: [] })).queuesAt(at(9)), []);
});

test('an assignment with until counts while now < until, then what stood before counts again', () => {
  const agent = given(signedIn(1, { queues: ['billing'] }), queues(5, ['sales'], 60));
  assert.deepEqual(agent.queuesAt(at(59.999)), ['sales']);
  assert.deepEqual(agent.queuesAt(at(60)), ['billing']);
});

test('a permanent assignment ends a temporary one', () => {
  const agent = given(queues(1, ['billing']), queues(5, ['sales'], 60), queues(9, ['vip']));
  assert.deepEqual(agent.queuesAt(at(20)), ['vip']);
  assert.deepEqual(agent.queuesAt(at(70)), ['vip']);
});

test('temporary assignments lie on one another, each with its own end', () => {
  const agent = given(queues(1, ['billing']), queues(5, ['sales'], 60), queues(9, ['vip'], 30));
  assert.deepEqual(agent.queuesAt(at(29)), ['vip']);
  assert.deepEqual(agent.queuesAt(at(30)), ['sales']);
  assert.deepEqual(agent.queuesAt(at(60)), ['billing']);
  const outlasting = given(queues(1, ['billing']), queues(5, ['sales'], 30), queues(9, ['vip'], 60));
  assert.deepEqual(outlasting.queuesAt(at(40)), ['vip']);
  assert.deepEqual(outlasting.queuesAt(at(60)), ['billing']);
});

test('an assignment whose end is not after its start never counts', () => {
  assert.deepEqual(given(queues(1, ['billing']), queues(9, ['sales'], 5)).queuesAt(at(9)), ['billing']);
});

test('a late permanent assignment is what a temporary one falls back to', () => {
  const agent = given(queues(9, ['sales'], 60), queues(5, ['billing']));
  assert.deepEqual(agent.queuesAt(at(20)), ['sales']);
  assert.deepEqual(agent.queuesAt(at(60)), ['billing']);
});

test('free is that of the latest agent.state', () => {
  is(given(state(1, 'available', { free: 3 }), state(5, 'talking')), { free: null });
  is(given(state(1, 'available', { free: 3 }), signedIn(5)), { free: 3 });
  is(given(state(5, 'talking', { free: 2 }), state(1, 'available', { free: 3 })), { free: 2 });
});

test('free stays that of the latest agent.state when the agent signs in anew', () => {
  is(given(state(1, 'available', { free: 3 }), signedOut(5), signedIn(9)), { state: 'not-ready', free: 3 });
});

test('what is forgotten leaves its state, queues and team behind', () => {
  const agent = given(
    signedIn(1, { team: 'red' }),
    queues(3, ['billing']),
    notReady(5, 'lunch'),
    queues(7, ['vip'], 60)
  );
  agent.forgetBefore(at(50));
  is(agent, { state: 'not-ready', reason: 'lunch', sinceMs: at(5), team: 'red' });
  agent.add(notReady(55, 'lunch'));
  agent.add(help(52));
  is(agent, { sinceMs: at(5), team: 'red' });
  assert.deepEqual(agent.queuesAt(at(59)), ['vip']);
  assert.deepEqual(agent.queuesAt(at(60)), ['billing']);
});

test('what is forgotten leaves the time in its last state behind', () => {
  const agent = given(signedIn(1), state(5, 'talking'));
  agent.forgetBefore(at(50));
  assert.equal(agent.timesSince(at(60), at(90)).talking, 30_000);
  agent.add(state(80, 'acw'));
  assert.deepEqual([agent.timesSince(at(60), at(90)).talking, agent.timesSince(at(60), at(90)).acw], [20_000, 10_000]);
});

test('the span from one event to the next belongs to the first, however late either arrives', () => {
  const day = { startMs: at(10), endMs: at(86_410) };
  const agent = given(signedIn(0));
  assert.equal(agent.timesOfDay(day, at(40))['not-ready'], 30_000);
  agent.add(state(30, 'acw'));
  agent.add(state(20, 'talking'));
  const { 'not-ready': notReady, talking, acw, available } = agent.timesOfDay(day, at(40));
  assert.deepEqual([notReady, talking, acw, available], [10_000, 10_000, 10_000, 0]);
  agent.add(signedOut(45));
  assert.deepEqual([agent.timesOfDay(day, at(60)).acw, agent.timesOfDay(day, at(60)).offline], [15_000, 15_000]);
});

test('in any order of arrival it comes to the same, events of one time staying in theirs', () => {
  const timeline = [
    signedIn(1, { team: 'red', queues: ['billing'] }),
    state(2, 'available', { free: 2 }),
    notReady(3, 'lunch'),
    queues(4, ['sales'], 30),
    state(5, 'available'),
    signedOut(6),
    signedIn(7, { team: 'blue' }),
    queues(8, ['vip'], 20),
    state(9, 'talking', { free: 1 })
  ];
  const expected = given(...timeline);
  fc.assert(
    fc.property(fc.shuffledSubarray(timeline, { minLength: timeline.length }), (events) => {
      const agent = given(...events);
      assert.deepEqual(agent.status, expected.status);
      for (const seconds of [10, 20, 30]) assert.deepEqual(agent.queuesAt(at(seconds)), expected.queuesAt(at(seconds)));
    })
  );
});
