import { test } from 'node:test';
import assert from 'node:assert/strict';
import { agent, at, contact, snapshot } from '../../tests/oracle/given.ts';
import { floorOf } from './testing.ts';

const shown = (entries: readonly object[], ...members: readonly string[]) =>
  entries.map((entry) => members.map((member) => (entry as Record<string, unknown>)[member]));

test('a contact’s legs are told from the first offered on, with every fact in the order of time', () => {
  const floor = floorOf(
    [
      agent('signed-in', 0, { agent: 'a1', name: 'Ada' }),
      contact('offered', 5, { queue: 'sales' }),
      contact('offered', 0),
      contact('wrapped', 80, { category: 'sale', requests: 1 }),
      contact('ringing', 2, { agent: 'a1' }),
      contact('unanswered', 8, { agent: 'a1' }),
      contact('ringing', 9, { agent: 'a2' }),
      contact('answered', 12, { agent: 'a2' }),
      contact('held', 20),
      contact('resumed', 30),
      contact('transferred', 60),
      contact('ended', 61),
      contact('offered', 0, { contact: 'other' })
    ],
    100
  );
  const story = floor.ask('contact', { site: 'izmir', contact: 'c1' });
  assert.deepEqual(
    story?.legs.map(({ queue }) => queue.id),
    ['billing', 'sales']
  );
  const [leg] = story.legs;
  assert.deepEqual(
    leg!.entries.map(({ atMs, what, agent, detail, requests }) => [
      (atMs - at(0)) / 1000,
      what,
      agent?.name,
      detail,
      requests
    ]),
    [
      [0, 'offered', undefined, null, null],
      [2, 'ringing', 'Ada', null, null],
      [8, 'unanswered', 'Ada', null, null],
      [9, 'ringing', 'a2', null, null],
      [12, 'answered', 'a2', null, null],
      [20, 'held', undefined, null, null],
      [30, 'resumed', undefined, null, null],
      [60, 'transferred', undefined, null, null],
      [61, 'ended', undefined, null, null],
      [80, 'wrapped', undefined, 'sale', 1]
    ]
  );
  assert.deepEqual(
    [leg!.waitMs, leg!.ringMs, leg!.talkMs, leg!.holdMs, leg!.acwMs],
    [12_000, 3000, 49_000, 10_000, 19_000]
  );
});

test('a transfer tells whom the contact was passed on to', () => {
  const config = { queues: { 'izmir/sales': { name: 'Sales' } } };
  const events = [
    agent('signed-in', 0, { agent: 'a2', name: 'Bela' }),
    contact('answered', 5, { agent: 'a1', waitMs: 0 }),
    contact('transferred', 9, { toQueue: 'sales', toAgent: 'a2', toUnit: 'Back office' }),
    contact('answered', 5, { contact: 'c2', agent: 'a1', waitMs: 0 }),
    contact('transferred', 9, { contact: 'c2', toUnit: { floor: 3 } })
  ];
  const floor = floorOf(events, 100, config);
  const transfer = (id: string) =>
    shown(
      floor.ask('contact', { site: 'izmir', contact: id })!.legs[0]!.entries.slice(-1),
      'toQueue',
      'agent',
      'detail'
    );
  assert.deepEqual(transfer('c1'), [[{ id: 'sales', name: 'Sales' }, { id: 'a2', name: 'Bela' }, 'Back office']]);
  assert.deepEqual(transfer('c2'), [[null, null, null]]);
});

test('what was derived, healed or beaten is told as such', () => {
  const events = [
    contact('answered', 30, { contact: 'derived', agent: 'a1', waitMs: 20_000 }),
    contact('abandoned', 40, { contact: 'derived' }),
    contact('offered', 0, { contact: 'lost' }),
    snapshot(60, { waiting: [] }),
    contact('answered', 30, { contact: 'incomplete', agent: 'a1' })
  ];
  const floor = floorOf(events, 100);
  const entries = (id: string) => floor.ask('contact', { site: 'izmir', contact: id })!.legs[0]!.entries;
  assert.deepEqual(shown(entries('derived'), 'what', 'atMs', 'stands'), [
    ['offerDerived', at(10), true],
    ['answered', at(30), true],
    ['abandoned', at(40), false]
  ]);
  assert.deepEqual(shown(entries('lost'), 'what', 'atMs'), [
    ['offered', at(0)],
    ['healed', at(60)]
  ]);
  assert.deepEqual(shown(entries('incomplete'), 'what'), [['answered']]);
  assert.equal(floor.ask('contact', { site: 'izmir', contact: 'nobody' }), null);
});

test('an agent’s day is its states one after the other, its sums and its contacts', () => {
  const floor = floorOf(
    [
      agent('signed-in', 0, { name: 'Ada', team: 'red', queues: ['billing'] }),
      agent('state', 60, { state: 'available' }),
      agent('state', 100, { state: 'talking' }),
      agent('state', 160, { state: 'not-ready', reason: 'lunch' }),
      agent('signed-out', 200),
      contact('offered', 90),
      contact('answered', 100, { agent: 'a1' }),
      contact('ended', 160)
    ],
    300
  );
  const day = floor.ask('agent', { site: 'izmir', agent: 'a1' })!;
  assert.deepEqual(
    day.spans.map(({ state, reason, fromMs, toMs }) => [state, reason, (fromMs - at(0)) / 1000, (toMs - at(0)) / 1000]),
    [
      ['offline', null, -36_000, 0],
      ['not-ready', null, 0, 60],
      ['available', null, 60, 100],
      ['talking', null, 100, 160],
      ['not-ready', 'lunch', 160, 200],
      ['offline', null, 200, 300]
    ]
  );
  assert.deepEqual(day.today, {
    availableMs: 40_000,
    ringingMs: 0,
    talkingMs: 60_000,
    holdMs: 0,
    acwMs: 0,
    notReadyMs: 100_000,
    handled: 1,
    ahtMs: 60_000,
    ringNoAnswer: 0,
    occupancy: 0.6
  });
  assert.deepEqual(
    [day.name, day.team, day.queues[0]?.id, day.state, day.sinceMs],
    ['Ada', 'red', 'billing', 'offline', at(200)]
  );
  assert.deepEqual(
    day.contacts.map((each) => each.contact),
    ['c1']
  );
});

test('a day leaves out what had ended before it, and who was never signed in has no states', () => {
  const days = 24 * 3600;
  const floor = floorOf(
    [
      contact('offered', 0, { contact: 'yesterday' }),
      contact('answered', 1, { contact: 'yesterday', agent: 'a1' }),
      contact('ended', 2, { contact: 'yesterday' }),
      contact('offered', 0, { contact: 'still' }),
      contact('answered', 1, { contact: 'still', agent: 'a1' })
    ],
    days
  );
  const day = floor.ask('agent', { site: 'izmir', agent: 'a1' })!;
  assert.deepEqual(
    day.contacts.map((each) => each.contact),
    ['still']
  );
  assert.deepEqual([day.spans, day.sinceMs], [[], null]);
  assert.equal(floor.ask('agent', { site: 'izmir', agent: 'nobody' }), null);
});
