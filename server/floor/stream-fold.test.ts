import { test } from 'node:test';
import assert from 'node:assert/strict';
import { START_MS, at, bytesOf, envelope } from '../../tests/oracle/given.ts';
import { readEnvelope } from '../contract/read-event.ts';
import { subjectOf } from '../contract/subject.ts';
import { sitesReport } from './report.ts';
import { StreamFold, type Rejection } from './stream-fold.ts';

const DAY = 86_400;
type Envelope = ReturnType<typeof envelope>;

/** A stream and the fold that reads it; the clock of both stands at the seconds given with each message. */
class Stream {
  readonly fold = new StreamFold({});

  /** Stores the event under the subject it belongs to, and folds it in at once. */
  store(event: Envelope, storedAt: number, nowAt = storedAt): Rejection | null {
    const read = readEnvelope(event).event;
    assert.ok(read);
    return this.storeBytes(bytesOf(event), subjectOf(read), storedAt, nowAt);
  }

  storeBytes(data: Uint8Array, subject: string, storedAt: number, nowAt = storedAt): Rejection | null {
    const sequence = this.fold.sequence + 1;
    return this.fold.take({ sequence, storedAtMs: at(storedAt), subject, data }, at(nowAt));
  }

  /** The site, once the clock shows this. */
  siteAt(seconds: number): Site {
    this.fold.advance(at(seconds));
    return sitesReport(this.fold.floor, at(seconds))['izmir'] as unknown as Site;
  }
}

interface Site {
  readonly now: { readonly waiting: number };
  readonly today: Readonly<Record<string, number | null>>;
  readonly agents: Readonly<Record<string, { readonly state: string; readonly today: { readonly handled: number } }>>;
}

const offered = (seconds: number, more = {}, name = {}) =>
  envelope('contact.offered', seconds, { contact: 'c1', queue: 'billing', ...more }, name);
const said = (verb: string, seconds: number, more = {}) =>
  envelope(`contact.${verb}`, seconds, { contact: 'c1', queue: 'billing', ...more });
const state = (seconds: number, state: string) => envelope('agent.state', seconds, { agent: 'a1', state });

test('an event that can be used is applied, and counted', () => {
  const stream = new Stream();
  assert.equal(stream.store(offered(0), 0), null);
  assert.deepEqual(stream.fold.counts, { read: 1, applied: 1, duplicate: 0, rejected: 0 });
  assert.equal(stream.siteAt(1).now.waiting, 1);
});

test('the fold stands at the sequence it read last, and knows when that was stored', () => {
  const { fold } = new Stream();
  assert.deepEqual([fold.sequence, fold.lastStoredAtMs], [0, null]);
  fold.take({ sequence: 41, storedAtMs: at(7), subject: 'floor.x', data: bytesOf('no event') }, at(9));
  assert.deepEqual([fold.sequence, fold.lastStoredAtMs], [41, at(7)]);
});

test('what is not in the stream any more is skipped, never back', () => {
  const { fold } = new Stream();
  fold.skipTo(100);
  fold.skipTo(50);
  assert.equal(fold.sequence, 100);
});

test('an event of the same source and id changes nothing, whatever it says and however much later it comes', () => {
  const stream = new Stream();
  stream.store(offered(0, {}, { id: '1' }), 0);
  assert.equal(stream.store(offered(5, { contact: 'c2' }, { id: '1' }), 5), null);
  assert.equal(stream.store(offered(9 * DAY, { contact: 'c3' }, { id: '1' }), 9 * DAY), null);
  assert.deepEqual(stream.fold.counts, { read: 3, applied: 1, duplicate: 2, rejected: 0 });
  assert.equal(stream.siteAt(9 * DAY).now.waiting, 1);
});

test('the same id of another source is another event', () => {
  const stream = new Stream();
  stream.store(offered(0, {}, { id: '1', source: '/a' }), 0);
  stream.store(offered(0, { contact: 'c2' }, { id: '1', source: '/b' }), 0);
  assert.equal(stream.fold.counts.applied, 2);
});

test('an event under a subject of another site, queue or verb is a subject-mismatch', () => {
  const stream = new Stream();
  const subjects = [
    'floor.ankara.contact.billing.offered',
    'floor.izmir.contact.sales.offered',
    'floor.izmir.contact.billing.ended'
  ];
  for (const [place, subject] of subjects.entries()) {
    const rejection = stream.storeBytes(bytesOf(offered(0)), subject, 0);
    assert.deepEqual([rejection?.reason, rejection?.sequence], ['subject-mismatch', place + 1]);
    assert.ok(rejection?.detail.includes(subject) && rejection.detail.includes('floor.izmir.contact.billing.offered'));
  }
  assert.equal(stream.fold.counts.rejected, 3);
});

test('what is no event is rejected for its own reason, whatever its subject', () => {
  const stream = new Stream();
  const reasons = [new Uint8Array(70_000), bytesOf('x').subarray(1), bytesOf({}), bytesOf({ ...offered(0), type: 'x' })]
    .concat(bytesOf(said('ringing', 0)))
    .map((data) => stream.storeBytes(data, 'floor.x', 0)?.reason);
  assert.deepEqual(reasons, ['too-large', 'not-json', 'bad-envelope', 'unknown-type', 'bad-data']);
});

test('more than five minutes ahead of its storing is future; five minutes are not', () => {
  const stream = new Stream();
  assert.equal(stream.store(offered(300), 0), null);
  assert.equal(stream.store(offered(300.001), 0)?.reason, 'future');
});

test('before the business day that precedes the current one is stale; its first instant is not', () => {
  const stream = new Stream();
  const yesterday = -34 * 3600;
  assert.equal(stream.store(offered(yesterday), 0), null);
  assert.equal(stream.store(offered(yesterday - 0.001), 0)?.reason, 'stale');
});

test('future and stale are judged against the moment of storing, not the clock of a rebuild', () => {
  const stream = new Stream();
  assert.equal(stream.store(offered(0), 0, 9 * DAY), null);
  assert.equal(stream.store(offered(300.001), 0, 9 * DAY)?.reason, 'future');
});

test('what was rejected is not remembered: the same event in time is taken', () => {
  const stream = new Stream();
  assert.equal(stream.store(offered(301, {}, { id: '1' }), 0)?.reason, 'future');
  assert.equal(stream.store(offered(301, {}, { id: '1' }), 60), null);
  assert.deepEqual(stream.fold.counts, { read: 2, applied: 0, duplicate: 0, rejected: 1 });
  assert.equal(stream.fold.after, 1);
});

test('a duplicate is one, even where it would be stale by now', () => {
  const stream = new Stream();
  stream.store(offered(0, {}, { id: '1' }), 0);
  assert.equal(stream.store(offered(0, {}, { id: '1' }), 9 * DAY), null);
  assert.equal(stream.fold.counts.duplicate, 1);
});

test('an event ahead of now is held until it is due', () => {
  const stream = new Stream();
  stream.store(offered(0), 0);
  stream.store(said('abandoned', 60), 0);
  assert.equal(stream.fold.after, 1);
  assert.equal(stream.fold.advance(at(59.999)), at(60));
  assert.equal(stream.siteAt(59.999).now.waiting, 1);
  assert.equal(stream.siteAt(60).now.waiting, 0);
  assert.equal(stream.fold.after, 0);
  assert.equal(stream.fold.advance(at(61)), Infinity);
  assert.equal(stream.fold.counts.applied, 2);
});

test('a held event has been seen: its duplicate is one', () => {
  const stream = new Stream();
  stream.store(offered(60, {}, { id: '1' }), 0);
  stream.store(offered(60, {}, { id: '1' }), 1);
  assert.deepEqual([stream.fold.after, stream.fold.counts.duplicate], [1, 1]);
});

test('held events of one agent and time come due in stream order, and before what comes after', () => {
  const stream = new Stream();
  for (const each of ['available', 'talking', 'acw']) stream.store(state(60, each), 0);
  assert.equal(stream.siteAt(60).agents['a1']?.state, 'acw');
  stream.store(state(100, 'available'), 70);
  stream.store(state(100, 'hold'), 100);
  assert.equal(stream.siteAt(100).agents['a1']?.state, 'hold');
});

test('held events come due by time, whatever order they came in', () => {
  const stream = new Stream();
  stream.store(state(90, 'acw'), 0);
  stream.store(state(30, 'talking'), 0);
  stream.store(state(60, 'hold'), 0);
  assert.equal(stream.siteAt(30).agents['a1']?.state, 'talking');
  assert.equal(stream.siteAt(60).agents['a1']?.state, 'hold');
  assert.equal(stream.siteAt(90).agents['a1']?.state, 'acw');
});

test('the latest 100 rejections are kept to be shown, all are counted', () => {
  const stream = new Stream();
  for (let count = 0; count < 150; count++) stream.storeBytes(bytesOf('no event'), 'floor.x', 0);
  assert.equal(stream.fold.counts.rejected, 150);
  assert.deepEqual([stream.fold.rejections.length, stream.fold.rejections[0]?.sequence], [100, 51]);
});

test('a new business day begins with the clock, without an event', () => {
  const stream = new Stream();
  stream.store(offered(0), 0);
  assert.equal(stream.siteAt(14 * 3600 - 0.001).today['offered'], 1);
  const next = stream.siteAt(14 * 3600);
  assert.deepEqual([next.today['offered'], next.now.waiting], [0, 1]);
});

test('what waits, is in progress or is signed in stays so, however many days ago it began', () => {
  const stream = new Stream();
  stream.store(offered(0), 0);
  stream.store(state(0, 'talking'), 0);
  for (let day = 1; day < 20; day++) stream.siteAt(day * DAY);
  const site = stream.siteAt(20 * DAY);
  assert.equal(site.now.waiting, 1);
  assert.equal(site.agents['a1']?.state, 'talking');
});

// A rebuild reads the whole stream before it advances, so what was forgotten in between must make no difference.
for (const [what, facts] of [
  [
    'a contact wrapped days after it ended',
    [offered(0), said('answered', 60, { agent: 'a1' }), said('ended', 90), said('wrapped', 5 * DAY)]
  ],
  [
    'an outbound contact that goes on for days',
    [said('answered', 60, { agent: 'a1', direction: 'outbound' }), said('ended', 5 * DAY)]
  ],
  ['an abandoned contact whose end is told days later', [offered(0), said('abandoned', 60), said('ended', 5 * DAY)]]
] as const) {
  test(`${what} is read live as in a rebuild`, () => {
    const [live, rebuilt] = [new Stream(), new Stream()];
    for (const event of facts) {
      const seconds = (Date.parse(event['time'] as string) - START_MS) / 1000;
      for (let day = 0; day * DAY < seconds; day++) live.siteAt(day * DAY);
      live.store(event, seconds);
      rebuilt.store(event, seconds, 5 * DAY);
    }
    const [there, here] = [live.siteAt(5 * DAY), rebuilt.siteAt(5 * DAY)];
    assert.deepEqual(there.today, here.today);
    assert.equal(there.agents['a1']?.today.handled, here.agents['a1']?.today.handled);
  });
}
