import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { at, contact } from '../../tests/oracle/given.ts';
import { absorb, Leg, type ContactEvent } from './leg.ts';
import { readLeg, type LegReading } from './leg-reading.ts';

/** What is read of a leg of which this is known. */
function given(...events: readonly ContactEvent[]): LegReading {
  const leg = new Leg('billing', 'c1', '1');
  for (const event of events) absorb(leg, event);
  return readLeg(leg);
}

const offered = (seconds: number, more = {}, name = {}) => contact('offered', seconds, more, name);
const ringing = (seconds: number, agent = 'a1') => contact('ringing', seconds, { agent });
const answered = (seconds: number, more = {}, name = {}) =>
  contact('answered', seconds, { agent: 'a1', ...more }, name);
const abandoned = (seconds: number, more = {}) => contact('abandoned', seconds, more);
const diverted = (seconds: number, more = {}) => contact('diverted', seconds, { reason: 'overflow', ...more });
const held = (seconds: number) => contact('held', seconds);
const resumed = (seconds: number) => contact('resumed', seconds);
const ended = (seconds: number) => contact('ended', seconds);
const wrapped = (seconds: number, more = {}, name = {}) => contact('wrapped', seconds, more, name);

/** The members of `expected` are read so. */
const reads = (reading: LegReading, expected: Partial<LegReading>): void => {
  const keys = Object.keys(expected) as (keyof LegReading)[];
  assert.deepEqual(Object.fromEntries(keys.map((key) => [key, reading[key]])), expected);
};

test('a leg that was offered waits: it is complete and has no outcome', () => {
  reads(given(offered(0)), { isComplete: true, offeredAtMs: at(0), outcome: null, isHandled: false });
});

test('wait is the outcome’s time − offeredAt', () => {
  reads(given(offered(0), answered(12)), { outcome: 'answered', outcomeAtMs: at(12), waitMs: 12_000, agent: 'a1' });
  reads(given(offered(0), abandoned(7)), { outcome: 'abandoned', outcomeAtMs: at(7), waitMs: 7000 });
  reads(given(offered(0), diverted(9)), { outcome: 'diverted', outcomeAtMs: at(9), waitMs: 9000 });
});

test('wait is never below 0', () => {
  reads(given(offered(10), answered(4)), { waitMs: 0, outcomeAtMs: at(4), offeredAtMs: at(10) });
});

test('answered beats diverted beats abandoned, whichever came first', () => {
  reads(given(offered(0), abandoned(1), diverted(2), answered(3)), { outcome: 'answered', outcomeAtMs: at(3) });
  reads(given(offered(0), abandoned(1), diverted(2)), { outcome: 'diverted', outcomeAtMs: at(2) });
});

test('a leg that ended without an outcome was diverted (other) then', () => {
  reads(given(offered(0), ended(30)), { outcome: 'diverted', diversion: 'other', divertedTo: null, waitMs: 30_000 });
  reads(given(offered(0), ended(30), abandoned(5)), { outcome: 'abandoned', diversion: null });
});

test('without its offered, offeredAt is the time of the outcome − its own waitMs', () => {
  reads(given(answered(20, { waitMs: 15_000 })), { isComplete: true, offeredAtMs: at(5), waitMs: 15_000 });
  reads(given(abandoned(20, { waitMs: 0 })), { isComplete: true, offeredAtMs: at(20), waitMs: 0 });
  reads(given(diverted(20, { waitMs: 5000 })), { isComplete: true, offeredAtMs: at(15) });
});

test('waitMs does not matter where the offered is there', () => {
  reads(given(offered(0), answered(20, { waitMs: 15_000 })), { offeredAtMs: at(0), waitMs: 20_000 });
});

test('the waitMs of an outcome that does not stand counts nothing', () => {
  reads(given(answered(20), abandoned(10, { waitMs: 3000 })), { isComplete: false, outcome: 'answered' });
  const later = answered(30, { waitMs: 3000 });
  reads(given(answered(20), later), { isComplete: false, outcomeAtMs: at(20) });
});

test('a leg with neither offered nor an outcome that bears waitMs is incomplete, from its earliest event', () => {
  reads(given(answered(20), held(15)), { isComplete: false, firstMs: at(15) });
  reads(given(ended(20)), { isComplete: false, outcome: 'diverted' });
  reads(given(ringing(20)), { isComplete: false, outcome: null });
});

test('an outbound or internal leg needs neither: it was offered at its outcome', () => {
  for (const direction of ['outbound', 'internal'] as const) {
    reads(given(answered(20, { direction })), { isComplete: true, direction, offeredAtMs: at(20), waitMs: 0 });
    reads(given(answered(20, { direction, waitMs: 5000 })), { offeredAtMs: at(15), waitMs: 5000 });
  }
});

test('channel and direction, each for itself: the offered’s, else the outcome’s, else the default', () => {
  const outcome = answered(5, { channel: 'chat', direction: 'outbound' });
  reads(given(offered(0, { channel: 'email', direction: 'internal' }), outcome), {
    channel: 'email',
    direction: 'internal'
  });
  reads(given(offered(0, { channel: 'email' }), outcome), { channel: 'email', direction: 'outbound' });
  reads(given(offered(0, { direction: 'internal' }), outcome), { channel: 'chat', direction: 'internal' });
  reads(given(offered(0), answered(5)), { channel: 'voice', direction: 'inbound' });
  reads(given(offered(0), abandoned(5, { channel: 'sms' })), { channel: 'sms', direction: 'inbound' });
});

test('of the outcomes only answered bears a direction, and diverted bears no channel', () => {
  reads(given(offered(0), abandoned(5, { direction: 'outbound' })), { direction: 'inbound' });
  reads(given(offered(0), diverted(5, { direction: 'outbound', channel: 'chat' })), {
    direction: 'inbound',
    channel: 'voice'
  });
});

test('the channel of an outcome that does not stand is not taken', () => {
  reads(given(offered(0), diverted(9), abandoned(5, { channel: 'chat' })), { channel: 'voice' });
});

test('of several events of one kind the earliest stands, and its members with it', () => {
  const [late, early] = [answered(9, { agent: 'a2', waitMs: 1 }), answered(5, { agent: 'a1' })];
  reads(given(offered(0), late, early), { agent: 'a1', outcomeAtMs: at(5) });
  reads(given(offered(3, { channel: 'chat' }), offered(1)), { offeredAtMs: at(1), channel: 'voice' });
  const [second, first] = [wrapped(9, { category: 'sale' }), wrapped(8, { category: 'complaint', requests: 2 })];
  reads(given(offered(0), second, first), { category: 'complaint', requests: 2 });
});

test('of one time, the one whose source, then id, comes first by code point stands', () => {
  const by = (source: string, id: string, agent: string) => answered(5, { agent }, { source, id });
  reads(given(by('/b', '1', 'b1'), by('/a', '2', 'a2'), by('/a', '10', 'a10')), { agent: 'a10' });
  reads(given(by('/\u{1F600}', '1', 'beyond'), by('/\uFFFD', '1', 'within')), { agent: 'within' });
  reads(given(by('/a', '\u{1F600}', 'beyond'), by('/a', '\uFFFD', 'within')), { agent: 'within' });
});

test('ring is from the answering agent’s latest ringing that is not after the answer', () => {
  const known = [offered(0), answered(20), ended(60)];
  reads(given(...known, ringing(5), ringing(12), ringing(25)), { ringMs: 8000, bearsRinging: true });
  reads(given(...known, ringing(20)), { ringMs: 0 });
  reads(given(...known, ringing(10, 'a2')), { ringMs: 0, bearsRinging: true });
  reads(given(...known), { ringMs: 0, bearsRinging: false });
});

test('talk is from the answer to the end, hold included, and never below 0', () => {
  reads(given(offered(0), answered(20), held(30), resumed(40), ended(60)), { isHandled: true, talkMs: 40_000 });
  reads(given(offered(0), answered(20), ended(10)), { isHandled: true, talkMs: 0, holdMs: 0 });
});

test('hold runs from each held to the first resumed that is not before it, or to the end', () => {
  const talk = [offered(0), answered(10), ended(100)];
  reads(given(...talk, held(20), resumed(30), held(40), resumed(45)), { holdMs: 15_000 });
  reads(given(...talk, held(90)), { holdMs: 10_000 });
  reads(given(...talk, held(20), resumed(20)), { holdMs: 0, bearsHold: true });
  reads(given(...talk, resumed(15), held(20), resumed(30)), { holdMs: 10_000 });
});

test('hold that is covered twice counts once', () => {
  const talk = [offered(0), answered(10), ended(100)];
  reads(given(...talk, held(20), held(25), resumed(30), resumed(35)), { holdMs: 10_000 });
  reads(given(...talk, held(20), held(20), held(90)), { holdMs: 80_000 });
});

test('hold outside of the talk does not count', () => {
  const talk = [offered(0), answered(10), ended(100)];
  reads(given(...talk, held(5), resumed(15)), { holdMs: 5000 });
  reads(given(...talk, held(95), resumed(120)), { holdMs: 5000 });
  reads(given(...talk, held(120), resumed(130)), { holdMs: 0, bearsHold: true });
});

test('acw is from the end to the wrap, never below 0, and 0 until it is known', () => {
  const talk = [offered(0), answered(10), ended(100)];
  reads(given(...talk, wrapped(130)), { acwMs: 30_000, bearsWrap: true });
  reads(given(...talk, wrapped(90)), { acwMs: 0, bearsWrap: true });
  reads(given(...talk), { acwMs: 0, bearsWrap: false });
});

test('a leg is handled once it was answered and has ended', () => {
  reads(given(offered(0), answered(10)), { isHandled: false });
  reads(given(offered(0), abandoned(10), ended(10)), { isHandled: false, outcome: 'abandoned' });
  reads(given(offered(0), ended(20), answered(10)), { isHandled: true, endedAtMs: at(20) });
});

test('every unanswered counts, also two of one agent at one time', () => {
  const twice = [contact('unanswered', 5, { agent: 'a1' }), contact('unanswered', 5, { agent: 'a1' })];
  assert.equal(given(offered(0), ...twice).unanswered.length, 2);
});

test('what is read of a leg does not depend on the order in which it became known', () => {
  const known = [
    offered(3, { channel: 'chat' }),
    offered(1),
    ringing(4),
    ringing(6),
    answered(8, { agent: 'a2' }),
    answered(7),
    abandoned(2, { waitMs: 500 }),
    diverted(5),
    held(9),
    held(10),
    resumed(12),
    resumed(11),
    ended(20),
    wrapped(25, { category: 'sale' })
  ];
  const expected = given(...known);
  fc.assert(
    fc.property(fc.shuffledSubarray(known, { minLength: known.length }), (events) => {
      assert.deepEqual(given(...events), expected);
    })
  );
});
