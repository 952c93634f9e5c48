import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, contact } from '../../tests/oracle/given.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { floorOf } from './testing.ts';

const NOW = 3600;
const CONFIG = { queues: { 'izmir/billing': { name: 'Billing', target: 0.9 }, 'izmir/sales': {} } };

/** An hour of calls that last three minutes, one every so many seconds, for as many agents as there are. */
function hour(queue: string, everySeconds: number, agents: readonly string[]): FloorEvent[] {
  const events: FloorEvent[] = agents.flatMap((id) => [
    agent('signed-in', 0, { agent: id, queues: [queue] }),
    agent('state', 0, { agent: id, state: 'available' })
  ]);
  for (let place = 0, at = 10; at < NOW; place++, at += everySeconds) {
    const name = { contact: `${queue}-${place}`, queue };
    const id = agents[place % agents.length]!;
    events.push(contact('offered', at, name), contact('answered', at + 1, { ...name, agent: id }));
    events.push(agent('state', at + 1, { agent: id, state: 'talking' }));
    if (at + 181 > NOW) continue;
    events.push(contact('ended', at + 181, name), agent('state', at + 181, { agent: id, state: 'available' }));
  }
  return events.sort((a, b) => a.timeMs - b.timeMs);
}

const BILLING = hour('billing', 45, ['b1', 'b2', 'b3', 'b4', 'b5']);
const SALES = hour('sales', 90, ['s1', 's2', 's3', 's4', 's5']);
const floor = floorOf(
  [...BILLING, ...SALES].sort((a, b) => a.timeMs - b.timeMs),
  NOW,
  CONFIG
);
const ALL = { site: 'izmir', queue: null, change: null };

test('foresees each queue, and says what that is made of', () => {
  const { queues, whatIf } = floor.ask('outlook', ALL)!;
  assert.equal(whatIf, null);
  assert.deepEqual(
    queues.map(({ queue, name, target, agentsServing }) => [queue, name, target, agentsServing]),
    [
      ['billing', 'Billing', 0.9, 5],
      ['sales', 'sales', 0.8, 5]
    ]
  );
  const [billing] = queues;
  assert.ok(billing!.at15.serviceLevel!.low <= billing!.at15.serviceLevel!.likely);
  assert.ok(Math.abs(billing!.assumptions.arrivals - 40) < 8);
  assert.ok(Math.abs(billing!.assumptions.talkMs - 180_000) < 40_000);
  assert.equal(billing!.assumptions.days, 0);
  assert.ok(billing!.agentsNeeded!.missing > 0);
});

test('foresees one queue alone', () => {
  const { queues } = floor.ask('outlook', { ...ALL, queue: 'sales' })!;
  assert.deepEqual(
    queues.map(({ queue }) => queue),
    ['sales']
  );
});

test('names what moving agents brings, and what it costs where they come from', () => {
  const { queues, whatIf } = floor.ask('outlook', { ...ALL, queue: 'billing', change: { agents: 2, from: 'sales' } })!;
  assert.equal(whatIf!.agents, 2);
  assert.ok(whatIf!.queue.at30.serviceLevel!.expected > queues[0]!.at30.serviceLevel!.expected);
  assert.equal(whatIf!.from!.queue, 'sales');
  const { before, after } = whatIf!.from!;
  assert.ok(after.at30.serviceLevel!.expected < before.at30.serviceLevel!.expected);
});

test('answers the same where nothing has changed', () => {
  assert.deepEqual(floor.ask('outlook', ALL), floor.ask('outlook', ALL));
});

test('knows nothing of sites and queues that nobody has named', () => {
  assert.equal(floor.ask('outlook', { ...ALL, site: 'nowhere' }), null);
  assert.equal(floor.ask('outlook', { ...ALL, queue: 'nothing' }), null);
  assert.equal(floor.ask('outlook', { ...ALL, queue: 'billing', change: { agents: 1, from: 'nothing' } }), null);
});
