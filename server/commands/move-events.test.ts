import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readEnvelope } from '../contract/read-event.ts';
import { Replay } from '../floor/replay.ts';
import { moveEvent, ownName, shift, type Envelope, type Move } from './move-events.ts';

const at = (time: string): number => Date.parse(time);

/** Two hours later, at the speed given. */
function twoHoursLater(speed = 1): Move {
  return { run: 'run', speed, momentOf: shift(at('2026-03-01T08:00:00Z'), at('2026-03-01T10:00:00Z'), speed) };
}

function envelope(type: string, data: object, more: object = {}): Envelope {
  const event = {
    specversion: '1.0',
    id: '7',
    source: '/pbx',
    type,
    time: '2026-03-01T08:10:00Z',
    site: 'izmir',
    data
  };
  return { ...event, ...more };
}

test('an event moves in time and gets names of its own; agents, queues and sites stay', () => {
  const event = envelope('contact.answered', { contact: 'c1', queue: 'billing', leg: '2', agent: 'a1', waitMs: 900 });
  assert.deepEqual(moveEvent(event, twoHoursLater()), {
    ...event,
    id: 'run.7',
    time: '2026-03-01T10:10:00.000Z',
    data: { contact: 'run.c1', queue: 'billing', leg: '2', agent: 'a1', waitMs: 900 }
  });
});

test('a time with an offset is the moment it means', () => {
  const event = envelope('agent.signed-out', { agent: 'a1' }, { time: '2026-03-01t11:10:00.1239+03:00' });
  assert.equal(moveEvent(event, twoHoursLater())['time'], '2026-03-01T10:10:00.123Z');
});

test('speed makes every span shorter, and every duration', () => {
  const data = { name: 'pbx', everyMs: 10_001, nested: { list: [{ ringMs: 7, ringMsOf: 7, Ms: 8 }], textMs: '100' } };
  const moved = moveEvent(envelope('source.heartbeat', data), twoHoursLater(4));
  assert.equal(moved['time'], '2026-03-01T10:02:30.000Z');
  assert.deepEqual(moved['data'], {
    name: 'pbx',
    everyMs: 2500,
    nested: { list: [{ ringMs: 2, ringMsOf: 7, Ms: 2 }], textMs: '100' }
  });
});

test('a slow speed makes them longer, and never more than a number can count', () => {
  const data = { contact: 'c', queue: 'q', waitMs: 20, announcement: { playedMs: 1e300 } };
  const moved = moveEvent(envelope('contact.abandoned', data), twoHoursLater(0.5));
  assert.equal(moved['time'], '2026-03-01T10:20:00.000Z');
  assert.deepEqual(moved['data'], {
    contact: 'run.c',
    queue: 'q',
    waitMs: 40,
    announcement: { playedMs: Number.MAX_SAFE_INTEGER }
  });
});

test('the end of a temporary assignment moves; null stays null', () => {
  const assignment = (until: unknown): unknown => {
    const moved = moveEvent(envelope('agent.queues', { agent: 'a', queues: ['q'], until }), twoHoursLater(2));
    return (moved['data'] as { until: unknown }).until;
  };
  assert.equal(assignment('2026-03-01T09:00:00Z'), '2026-03-01T10:30:00.000Z');
  assert.equal(assignment(null), null);
});

test('what no date-time can say any more stops at the last one that can', () => {
  const event = envelope('agent.queues', { agent: 'a', queues: ['q'], until: '9999-12-31T23:59:59Z' });
  const moved = moveEvent(event, twoHoursLater());
  assert.deepEqual(moved['data'], { agent: 'a', queues: ['q'], until: '9999-12-31T23:59:59.999Z' });
  assert.ok(readEnvelope(moved).event);
});

test('a snapshot moves with all that it lists, at the places that the contract knows', () => {
  const event = envelope('source.snapshot', {
    name: 'pbx',
    agents: [
      { agent: 'a', state: 'talking', since: '2026-03-01T08:00:00Z', contact: 'c', queue: 'q' },
      { agent: 'b', state: 'available', since: '2026-03-01T07:00:00Z', contact: null }
    ],
    waiting: [{ contact: 'd', queue: 'q', since: '2026-03-01T08:09:00Z', until: 'as it was' }],
    inProgress: [{ contact: 'c', queue: 'q', since: 'as it was' }]
  });
  const moved = moveEvent(event, twoHoursLater());
  assert.deepEqual(moved['data'], {
    name: 'pbx',
    agents: [
      { agent: 'a', state: 'talking', since: '2026-03-01T10:00:00.000Z', contact: 'run.c', queue: 'q' },
      { agent: 'b', state: 'available', since: '2026-03-01T09:00:00.000Z', contact: null }
    ],
    waiting: [{ contact: 'run.d', queue: 'q', since: '2026-03-01T10:09:00.000Z', until: 'as it was' }],
    inProgress: [{ contact: 'run.c', queue: 'q', since: 'as it was' }]
  });
});

test('the contact of an agent.state is named as the contact is', () => {
  const moved = moveEvent(envelope('agent.state', { agent: 'a', state: 'acw', contact: 'c' }), twoHoursLater());
  assert.deepEqual(moved['data'], { agent: 'a', state: 'acw', contact: 'run.c' });
});

test('members that version 1 does not know go through unchanged, whatever they are called', () => {
  const text =
    '{"agent":"a","__proto__":{"until":"x"},"since":"then","until":5,"contact":["c"],"deep":{"x":[1,null,1.5]}}';
  const event = envelope('agent.signed-out', JSON.parse(text) as object, { trace: { spanMs: 12, time: 'x' } });
  for (const speed of [1, 3]) {
    const moved = moveEvent(event, twoHoursLater(speed));
    assert.equal(JSON.stringify(moved['data']), text);
    assert.deepEqual(moved['trace'], { spanMs: 12, time: 'x' });
  }
});

test('moving changes nothing in the event it is given', () => {
  const event = envelope('contact.wrapped', { contact: 'c', queue: 'q', handledMs: 10 });
  const before = structuredClone(event);
  moveEvent(event, twoHoursLater(2));
  assert.deepEqual(event, before);
});

test('names stay within 128 characters and apart, however long and odd the ids were', () => {
  const ids = [
    '',
    'x',
    'x'.repeat(124),
    'x'.repeat(125),
    'x'.repeat(128),
    'y'.repeat(128),
    '😀'.repeat(128),
    '\ud800',
    '\udfff'
  ];
  const long = ['\ud800', '\udfff'].map((half) => half.repeat(128));
  const names = [...ids, ...long].map((id) => ownName('run', id));
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.ok([...name].length <= 128, name);
  assert.equal(ownName('run', 'x'.repeat(124)), `run.${'x'.repeat(124)}`);
});

test('two runs share no name', () => {
  for (const id of ['1', 'x'.repeat(128)]) assert.notEqual(ownName('run1', id), ownName('run2', id));
});

test('moved by whole days, a recording has the figures it had', () => {
  const byMs = 40 * 86_400_000;
  const leg = (contact: string): object => ({ contact, queue: 'billing' });
  const minute = (n: number): object => ({ id: `${n}`, time: `2026-03-01T08:0${n}:00Z` });
  const events = [
    envelope('agent.signed-in', { agent: 'a', name: 'A', team: 'red', queues: ['billing'] }, minute(0)),
    envelope('contact.offered', leg('c'), minute(1)),
    envelope('contact.answered', { ...leg('c'), agent: 'a' }, minute(2)),
    envelope('agent.state', { agent: 'a', state: 'talking', contact: 'c', queue: 'billing' }, minute(3)),
    envelope('contact.abandoned', { ...leg('d'), waitMs: 90_000 }, minute(4)),
    envelope('contact.offered', leg('e'), minute(5)),
    envelope('contact.ended', leg('c'), minute(6)),
    envelope('agent.state', { agent: 'a', state: 'available' }, minute(7))
  ];
  const figures = (recording: readonly Envelope[], sinceBeforeMs: number): unknown => {
    const replay = new Replay({}, null);
    for (const [at, event] of recording.entries()) replay.take(Buffer.from(JSON.stringify(event)), at + 1);
    const text = JSON.stringify(replay.report().sites);
    return JSON.parse(text, (name, value: unknown) => (name === 'sinceMs' ? Number(value) - sinceBeforeMs : value));
  };
  const move = { run: 'run', speed: 1, momentOf: shift(0, byMs, 1) };
  const moved = events.map((event) => moveEvent(event, move));
  const before = figures(events, 0) as { izmir: { today: { offered: number } } };
  assert.equal(before.izmir.today.offered, 3);
  assert.deepEqual(figures(moved, byMs), before);
});
