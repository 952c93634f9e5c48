import { test } from 'node:test';
import assert from 'node:assert/strict';
import { happened } from '../../tests/oracle/given.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { EventPacker, EventUnpacker } from './packed-events.ts';

/** The events as they come out on the other side, packed in parts of so many. */
function crossed(events: readonly FloorEvent[], atOnce: number): FloorEvent[] {
  const packer = new EventPacker();
  const unpacker = new EventUnpacker();
  const arrived: FloorEvent[] = [];
  for (let at = 0; at < events.length; at += atOnce) {
    for (const event of events.slice(at, at + atOnce)) packer.add(event);
    unpacker.unpack(structuredClone(packer.take()), (event) => arrived.push(event));
  }
  return arrived;
}

const leg = { contact: 'c—1', queue: 'billing', leg: '2' };
const EVENTS = [
  happened('contact.offered', 1, { ...leg, channel: 'chat', direction: 'outbound' }),
  happened('contact.ringing', 2, { ...leg, agent: 'a1' }),
  happened('contact.unanswered', 3, { ...leg, agent: 'an-agent-with-a-long-id' }),
  happened('contact.answered', 4, { ...leg, agent: 'a1', waitMs: 1e300, channel: 'chat', direction: 'outbound' }),
  happened('contact.held', 5, leg),
  happened('contact.resumed', 6, leg),
  happened('contact.abandoned', 7, { ...leg, waitMs: 0, channel: 'email' }),
  happened('contact.diverted', 8, { ...leg, reason: 'overflow', toQueue: 'sales', waitMs: 5 }),
  happened('contact.transferred', 9, { ...leg, toQueue: 'sales', toAgent: 'a2' }),
  happened('contact.ended', 10, leg),
  happened('contact.wrapped', 11, { ...leg, category: 'sale', requests: 0 }),
  happened('agent.state', 12, { agent: 'a1', state: 'talking', reason: 'ç', queue: 'billing', free: 0 }),
  happened('agent.signed-in', 13, { agent: 'a1', queues: ['billing'], name: { first: 'A' } }),
  happened('agent.signed-out', 14, { agent: 'a1' }),
  happened('source.snapshot', 15, { name: 'pbx', agents: [], waiting: [{ ...leg, since: '2026-11-23T10:00:00Z' }] })
];

test('an event comes out as it went in, in the order in which it went in', () => {
  for (const atOnce of [1, 2, EVENTS.length]) assert.deepEqual(crossed(EVENTS, atOnce), EVENTS);
});

test('what is absent comes out absent or null', () => {
  const bare = [
    happened('contact.offered', 1, { contact: 'c1', queue: 'billing' }),
    happened('contact.answered', 2, { contact: 'c1', queue: 'billing', agent: 'a1' }),
    happened('agent.state', 3, { agent: 'a1', state: 'available' })
  ];
  for (const [index, { data, ...event }] of crossed(bare, 2).entries()) {
    const { data: before, ...rest } = bare[index]!;
    assert.deepEqual(event, rest);
    assert.deepEqual(Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)), before);
  }
});

test('members that a type does not list stay behind', () => {
  const [held] = crossed([happened('contact.held', 1, { ...leg, agent: 7, waitMs: 'long' })], 1);
  assert.deepEqual(held!.data, leg);
});

test('more values than are remembered at once are numbered anew', () => {
  const many = Array.from({ length: 60_000 }, (_, number) =>
    happened('contact.held', number, { contact: `contact number ${number}`, queue: 'billing', leg: '1' })
  );
  const arrived = crossed(many, 5000);
  assert.ok(arrived.every(({ data }, number) => (data as { contact: string }).contact === `contact number ${number}`));
});
