import { test } from 'node:test';
import assert from 'node:assert/strict';
import { EVENT_DATA, type EventType } from './event-types.ts';
import { isBlank, MAX_EVENT_BYTES, readEvent, type ReadFailure, type ReadResult } from './read-event.ts';

const leg = { contact: 'c1', queue: 'billing' };
const envelope = {
  specversion: '1.0',
  id: '1',
  source: '/acd/pbx1',
  type: 'contact.offered',
  time: '2026-11-23T10:00:00.250+03:00',
  site: 'izmir',
  data: leg
};

const readText = (text: string): ReadResult => readEvent(new TextEncoder().encode(text));
/** An event of these attributes; `undefined` leaves one out. */
const read = (attributes: Readonly<Record<string, unknown>>): ReadResult =>
  readText(JSON.stringify({ ...envelope, ...attributes }));
const readData = (type: EventType, data: Readonly<Record<string, unknown>>): ReadResult => read({ type, data });

const accepts = (result: ReadResult): void => {
  assert.deepEqual(result.event === undefined ? [result.reason, result.detail] : 'accepted', 'accepted');
};
const rejects = (result: ReadResult, reason: ReadFailure, ...said: readonly string[]): void => {
  assert.equal(result.reason, reason);
  for (const part of said) assert.ok(result.detail?.includes(part), `${part} in: ${result.detail}`);
};

/** The least that each type bears. */
const LEAST: Readonly<Record<EventType, Readonly<Record<string, unknown>>>> = {
  'contact.offered': leg,
  'contact.announced': leg,
  'contact.ringing': { ...leg, agent: 'a1' },
  'contact.unanswered': { ...leg, agent: 'a1' },
  'contact.answered': { ...leg, agent: 'a1' },
  'contact.held': leg,
  'contact.resumed': leg,
  'contact.abandoned': leg,
  'contact.diverted': { ...leg, reason: 'overflow' },
  'contact.transferred': leg,
  'contact.ended': leg,
  'contact.wrapped': leg,
  'agent.signed-in': { agent: 'a1' },
  'agent.state': { agent: 'a1', state: 'available' },
  'agent.queues': { agent: 'a1', queues: [] },
  'agent.help': { agent: 'a1', kind: 'supervisor' },
  'agent.signed-out': { agent: 'a1' },
  'source.heartbeat': { name: 'pbx1', everyMs: 5000 },
  'source.snapshot': { name: 'pbx1' }
};

test('an event is read with its time in epoch milliseconds', () => {
  const { event } = read({});
  assert.deepEqual(event, {
    id: '1',
    source: '/acd/pbx1',
    type: 'contact.offered',
    timeMs: Date.parse('2026-11-23T07:00:00.250Z'),
    site: 'izmir',
    data: leg
  });
});

test('every type is read with the least it must bear, and none of that may be missing or null', () => {
  assert.deepEqual(Object.keys(LEAST), Object.keys(EVENT_DATA));
  for (const [type, data] of Object.entries(LEAST)) {
    accepts(readData(type as EventType, data));
    for (const member of Object.keys(data)) {
      rejects(readData(type as EventType, { ...data, [member]: undefined }), 'bad-data', member);
      rejects(readData(type as EventType, { ...data, [member]: null }), 'bad-data', member);
    }
  }
});

test('65,536 bytes are allowed, 65,537 are too large', () => {
  const padded = (bytes: number): string => {
    const bare = JSON.stringify({ ...envelope, padding: '' });
    return JSON.stringify({ ...envelope, padding: 'x'.repeat(bytes - bare.length) });
  };
  assert.equal(padded(MAX_EVENT_BYTES).length, 65_536);
  accepts(readText(padded(65_536)));
  rejects(readText(padded(65_537)), 'too-large', '65537');
});

test('bytes are counted, not characters', () => {
  const bare = JSON.stringify({ ...envelope, padding: '' }).length;
  for (const [character, bytes] of [
    ['ü', 2],
    ['—', 3],
    ['\u{1F600}', 4]
  ] as const) {
    const count = Math.floor((65_536 - bare) / bytes);
    const padding = character.repeat(count) + 'x'.repeat(65_536 - bare - bytes * count);
    accepts(read({ padding }));
    rejects(read({ padding: `${padding}x` }), 'too-large', '65537');
  }
});

test('too large is said before anything else is looked at', () => {
  rejects(readEvent(new Uint8Array(65_537)), 'too-large');
});

test('what is not UTF-8 is not JSON', () => {
  rejects(readEvent(new Uint8Array([0x22, 0xff, 0x22])), 'not-json');
  rejects(readEvent(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])), 'not-json');
});

test('what is not one JSON text is not JSON', () => {
  for (const text of ['', ' ', 'hello', '{', '{} {}', "{'a':1}", '{"a":1,}', '\uFEFF{}', 'NaN']) {
    rejects(readText(text), 'not-json');
  }
});

test('blanks around the JSON text are no part of it', () => {
  accepts(readText(` \t\r\n${JSON.stringify(envelope)}\r`));
});

test('JSON that is no object is a bad envelope', () => {
  for (const text of ['null', '[]', '"event"', '7', 'true']) rejects(readText(text), 'bad-envelope', text);
});

test('an attribute that is missing or null is a bad envelope, and named', () => {
  for (const name of Object.keys(envelope)) {
    rejects(read({ [name]: undefined }), 'bad-envelope', name);
    rejects(read({ [name]: null }), 'bad-envelope', name, 'null');
  }
});

test('an attribute of a wrong type is a bad envelope, and quoted', () => {
  for (const name of Object.keys(envelope)) rejects(read({ [name]: 17 }), 'bad-envelope', name, '17');
  rejects(read({ data: [leg] }), 'bad-envelope', 'data');
});

test('specversion is exactly "1.0"', () => {
  rejects(read({ specversion: '1.0.0' }), 'bad-envelope', 'specversion', '"1.0.0"');
});

test('id has 1–128 and source 1–256 code points, however many UTF-16 units they take', () => {
  accepts(read({ id: '\u{1F600}'.repeat(128), source: '\u{1F600}'.repeat(256) }));
  rejects(read({ id: '\u{1F600}'.repeat(129) }), 'bad-envelope', 'id');
  rejects(read({ id: 'x'.repeat(129) }), 'bad-envelope', 'id');
  rejects(read({ source: `${'\u{1F600}'.repeat(256)}x` }), 'bad-envelope', 'source');
  rejects(read({ id: '' }), 'bad-envelope', 'id');
  rejects(read({ source: '' }), 'bad-envelope', 'source');
});

test('time is an RFC 3339 date-time with an offset', () => {
  rejects(read({ time: '2026-11-23T10:00:00' }), 'bad-envelope', 'time', '2026-11-23T10:00:00');
  rejects(read({ time: '2026-11-23T23:59:60Z' }), 'bad-envelope', 'time');
});

test('site is a token: 1–64 of A–Z a–z 0–9 _ -', () => {
  for (const site of ['a'.repeat(64), '_', '-', '__proto__', 'constructor']) accepts(read({ site }));
  for (const site of ['', 'a'.repeat(65), 'a b', 'a.b', 'İzmir', 'izmir\n', '*']) {
    rejects(read({ site }), 'bad-envelope', 'site');
  }
});

test('the first wrong thing is said: envelope before type, type before data', () => {
  rejects(read({ type: 'contact.lost', site: 'a b', data: {} }), 'bad-envelope');
  rejects(read({ type: 'contact.lost', data: {} }), 'unknown-type', '"contact.lost"');
  rejects(read({ type: 'contact.lost', data: [] }), 'bad-envelope');
});

test('a type that JavaScript knows but the contract does not is unknown', () => {
  for (const type of ['', 'constructor', '__proto__', 'toString', 'Contact.offered']) {
    rejects(read({ type }), 'unknown-type');
  }
});

test('attributes and members that are not listed are ignored, whatever they hold', () => {
  accepts(read({ subject: 7, traceparent: [], data: { ...leg, agent: 7, waitMs: 'long', reason: {}, queues: 3 } }));
  accepts(readData('source.heartbeat', { name: 'pbx1', everyMs: 5000, agent: 7 }));
  accepts(readData('contact.diverted', { ...leg, reason: 'other', channel: 'telex', direction: 1 }));
});

test('a member inherited from nowhere is not there', () => {
  const text = JSON.stringify({ ...envelope, data: { queue: 'billing' } });
  rejects(readText(text.replace('{"queue"', '{"__proto__":{"contact":"c1"},"queue"')), 'bad-data', 'contact');
});

test('null is the same as absent for every optional member', () => {
  const empty = { leg: null, channel: null, direction: null, customer: null, priority: null };
  accepts(readData('contact.offered', { ...leg, ...empty }));
  accepts(readData('contact.announced', { ...leg, announcement: null, durationMs: null }));
  accepts(readData('contact.answered', { ...leg, agent: 'a1', waitMs: null, channel: null, direction: null }));
  accepts(readData('contact.diverted', { ...leg, reason: 'other', toQueue: null, waitMs: null }));
  accepts(readData('contact.transferred', { ...leg, toQueue: null, toAgent: null, toUnit: null }));
  accepts(readData('contact.ended', { ...leg, endedBy: null }));
  accepts(readData('contact.wrapped', { ...leg, category: null, resolved: null, requests: null }));
  const attributes = { name: null, loginId: null, extension: null, team: null, queues: null, workplace: null };
  accepts(readData('agent.signed-in', { agent: 'a1', ...attributes }));
  const circumstances = { reason: null, contact: null, queue: null, channel: null, free: null };
  accepts(readData('agent.state', { agent: 'a1', state: 'available', ...circumstances }));
  accepts(readData('agent.queues', { agent: 'a1', queues: ['billing'], until: null }));
  accepts(readData('agent.help', { agent: 'a1', kind: 'system', text: null, resolved: null }));
  accepts(readData('source.snapshot', { name: 'pbx1', agents: null, waiting: null, inProgress: null }));
});

test('a value outside its list is bad data, and named', () => {
  rejects(readData('contact.offered', { ...leg, channel: 'telex' }), 'bad-data', 'data.channel', '"telex"');
  rejects(readData('contact.offered', { ...leg, direction: 'in' }), 'bad-data', 'data.direction', '"in"');
  rejects(readData('contact.diverted', { ...leg, reason: 'bored' }), 'bad-data', 'data.reason', '"bored"');
  rejects(readData('contact.ended', { ...leg, endedBy: 'nobody' }), 'bad-data', 'data.endedBy');
  rejects(readData('contact.wrapped', { ...leg, category: 'joke' }), 'bad-data', 'data.category');
  rejects(readData('agent.state', { agent: 'a1', state: 'offline' }), 'bad-data', 'data.state', '"offline"');
  rejects(readData('agent.signed-in', { agent: 'a1', workplace: 'train' }), 'bad-data', 'data.workplace');
  rejects(readData('agent.help', { agent: 'a1', kind: 'lunch' }), 'bad-data', 'data.kind');
});

test('a duration is a whole number ≥ 0, and 5.0 is whole', () => {
  const answered = (waitMs: unknown) => readData('contact.answered', { ...leg, agent: 'a1', waitMs });
  accepts(answered(0));
  const text = JSON.stringify({ ...envelope, type: 'contact.answered', data: { ...leg, agent: 'a1', waitMs: 5 } });
  accepts(readText(text.replace('"waitMs":5', '"waitMs":5.0')));
  for (const waitMs of [-1, 0.5, '5', true, [5]]) rejects(answered(waitMs), 'bad-data', 'data.waitMs');
  rejects(readText(text.replace('"waitMs":5', '"waitMs":1e999')), 'bad-data', 'data.waitMs');
  rejects(readData('contact.announced', { ...leg, durationMs: 1.5 }), 'bad-data', 'data.durationMs');
  rejects(readData('source.heartbeat', { name: 'pbx1', everyMs: -5 }), 'bad-data', 'data.everyMs');
});

test('free and requests are whole numbers ≥ 0, resolved is a boolean', () => {
  rejects(readData('agent.state', { agent: 'a1', state: 'available', free: 1.5 }), 'bad-data', 'data.free');
  rejects(readData('contact.wrapped', { ...leg, requests: -1 }), 'bad-data', 'data.requests');
  rejects(readData('contact.wrapped', { ...leg, resolved: 'yes' }), 'bad-data', 'data.resolved', '"yes"');
  rejects(readData('agent.help', { agent: 'a1', kind: 'other', resolved: 1 }), 'bad-data', 'data.resolved');
});

test('a contact has 1–128 code points of any kind but control characters', () => {
  const offered = (contact: unknown) => readData('contact.offered', { ...leg, contact });
  for (const contact of ['\u{1F600}'.repeat(128), 'e\u0301'.repeat(64), 'a b/#?', '+90 555', '\u2028']) {
    accepts(offered(contact));
  }
  const tooLong = ['x'.repeat(129), '\u{1F600}'.repeat(129), 'e\u0301'.repeat(65)];
  const control = ['a\u0000', 'a\u001F', '\u007F', '\u0085', 'a\u009Fb', 'a\n'];
  for (const contact of ['', 7, ...tooLong, ...control]) rejects(offered(contact), 'bad-data', 'data.contact');
});

test('a leg has 1–64 code points of any kind', () => {
  accepts(readData('contact.offered', { ...leg, leg: '\u{1F600}'.repeat(64) }));
  accepts(readData('contact.offered', { ...leg, leg: 'a\nb' }));
  for (const name of ['', 'x'.repeat(65), '\u{1F600}'.repeat(65), 1]) {
    rejects(readData('contact.offered', { ...leg, leg: name }), 'bad-data', 'data.leg');
  }
});

test('queues, agents, teams and names of sources are tokens', () => {
  rejects(readData('contact.held', { ...leg, queue: 'a b' }), 'bad-data', 'data.queue', '"a b"');
  rejects(readData('contact.held', { ...leg, queue: 'billing\n' }), 'bad-data', 'data.queue');
  rejects(readData('contact.ringing', { ...leg, agent: '' }), 'bad-data', 'data.agent');
  rejects(readData('contact.diverted', { ...leg, reason: 'other', toQueue: 'a/b' }), 'bad-data', 'data.toQueue');
  rejects(readData('contact.transferred', { ...leg, toAgent: 'a.b' }), 'bad-data', 'data.toAgent');
  rejects(readData('agent.signed-in', { agent: 'a1', team: 'kırmızı' }), 'bad-data', 'data.team');
  rejects(readData('agent.queues', { agent: 'a1', queues: ['billing', 'a b'] }), 'bad-data', 'data.queues.1', '"a b"');
  rejects(readData('agent.state', { agent: 'a1', state: 'talking', queue: 'a b' }), 'bad-data', 'data.queue');
  rejects(readData('source.heartbeat', { name: 'pbx 1', everyMs: 1 }), 'bad-data', 'data.name');
});

test('a reason has up to 64 code points, the text of a call for help up to 280', () => {
  const state = (reason: string) => readData('agent.state', { agent: 'a1', state: 'not-ready', reason });
  accepts(state('\u{1F600}'.repeat(64)));
  rejects(state('x'.repeat(65)), 'bad-data', 'data.reason');
  const help = (text: string) => readData('agent.help', { agent: 'a1', kind: 'other', text });
  accepts(help('\u{1F600}'.repeat(280)));
  rejects(help('x'.repeat(281)), 'bad-data', 'data.text');
});

test('members with no type given may be of any type', () => {
  accepts(readData('contact.offered', { ...leg, customer: { id: 7 }, priority: 'high' }));
  accepts(readData('contact.announced', { ...leg, announcement: ['welcome', 2] }));
  accepts(readData('contact.transferred', { ...leg, toUnit: 42 }));
  accepts(readData('agent.signed-in', { agent: 'a1', name: 7, loginId: 7, extension: { of: 'desk' } }));
});

test('until is a date-time', () => {
  rejects(readData('agent.queues', { agent: 'a1', queues: [], until: 'noon' }), 'bad-data', 'data.until', '"noon"');
  accepts(readData('agent.queues', { agent: 'a1', queues: [], until: '2026-11-23t12:00:00z' }));
});

test('one bad entry makes a whole snapshot bad data, and is named by its place', () => {
  const since = '2026-11-23T10:00:00Z';
  const snapshot = (arrays: Readonly<Record<string, unknown>>) =>
    readData('source.snapshot', { name: 'pbx1', ...arrays });
  const agent = { agent: 'a1', state: 'talking', since };
  const waiting = { ...leg, since };
  accepts(snapshot({ agents: [agent], waiting: [{ ...waiting, channel: 'chat', leg: null }], inProgress: [leg] }));
  rejects(snapshot({ agents: [agent, { ...agent, since: 'x' }] }), 'bad-data', 'data.agents.1.since');
  rejects(snapshot({ agents: [agent, 5] }), 'bad-data', 'data.agents.1', '5');
  rejects(snapshot({ agents: [{ ...agent, team: 'a b' }] }), 'bad-data', 'data.agents.0.team');
  rejects(snapshot({ waiting: [leg] }), 'bad-data', 'data.waiting.0', 'since');
  rejects(snapshot({ waiting: [{ ...waiting, channel: 'telex' }] }), 'bad-data', 'data.waiting.0.channel');
  rejects(snapshot({ inProgress: [leg, { ...leg, queue: '' }] }), 'bad-data', 'data.inProgress.1.queue');
  rejects(snapshot({ inProgress: {} }), 'bad-data', 'data.inProgress');
});

test('JSON nested as deep as fits is read or rejected like any other', () => {
  const deep = '['.repeat(30_000) + ']'.repeat(30_000);
  rejects(readText(deep), 'bad-envelope');
  const text = JSON.stringify({ ...envelope, data: { ...leg, customer: 'deep' } });
  accepts(readText(text.replace('"deep"', deep)));
  rejects(readText(text.replace('"c1"', deep)), 'bad-data', 'data.contact');
});

test('a line of blanks is blank', () => {
  const isBlankText = (text: string): boolean => isBlank(new TextEncoder().encode(text));
  for (const blank of ['', ' ', '\t \r ']) assert.ok(isBlankText(blank));
  for (const line of ['a', ' a', '\u00A0', '\f', '\v']) assert.ok(!isBlankText(line));
});
