import { test } from 'node:test';
import assert from 'node:assert/strict';
import { at, contact, snapshot, written } from '../../tests/oracle/given.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import type { LegReading } from './leg-reading.ts';
import { Site } from './site.ts';

const DAY = 86_400;

/** The site of which this is known, in whatever order, each settled before the next comes. */
function siteOf(...events: readonly FloorEvent[]): Site {
  const site = new Site('izmir', {});
  for (const event of events) {
    site.apply(event, event.timeMs);
    site.settle(at(DAY));
  }
  return site;
}

/** How the leg of contact c1 reads. */
const readingIn = (site: Site): LegReading => site.queue('billing').legOf({ contact: 'c1' })!.counted!;

/** Given these events in this order, and in the opposite one, the leg of contact c1 reads so. */
function reads(events: readonly FloorEvent[], expected: Partial<LegReading>): void {
  for (const each of [events, events.toReversed()]) {
    const reading = readingIn(siteOf(...each));
    const keys = Object.keys(expected) as (keyof LegReading)[];
    assert.deepEqual(Object.fromEntries(keys.map((key) => [key, reading[key]])), expected);
  }
}

const offered = (seconds: number, more = {}, name = {}) => contact('offered', seconds, more, name);
const answered = (seconds: number, more = {}) => contact('answered', seconds, { agent: 'a1', ...more });
const abandoned = (seconds: number, more = {}) => contact('abandoned', seconds, more);
const ended = (seconds: number) => contact('ended', seconds);

const c1 = { contact: 'c1', queue: 'billing' };
const since = (seconds: number, more = {}) => ({ ...c1, since: written(seconds), ...more });
const waiting = (seconds: number, entries: readonly object[] = [], name = {}) =>
  snapshot(seconds, { waiting: entries }, name);
const inProgress = (seconds: number, entries: readonly object[] = [], name = {}) =>
  snapshot(seconds, { inProgress: entries }, name);

const OTHER = { source: '/other' };
const WAITS = { isComplete: true, outcome: null } as const;
const TALKS = { outcome: 'answered', isHandled: false } as const;
const divertedAt = (seconds: number) =>
  ({ outcome: 'diverted', diversion: 'other', divertedTo: null, outcomeAtMs: at(seconds) }) as const;
const endedAt = (seconds: number) => ({ outcome: 'answered', isHandled: true, endedAtMs: at(seconds) }) as const;

test('a leg that waits and is not listed is diverted (other) at the first snapshot that lacks it', () => {
  reads([offered(0), waiting(10), waiting(20)], { ...divertedAt(10), waitMs: 10_000 });
  reads([offered(0), waiting(10, [since(0, { contact: 'c2' })])], divertedAt(10));
  reads([offered(0), waiting(10, [since(0, { leg: '2' })])], divertedAt(10));
  reads([offered(0), waiting(10, [since(0, { queue: 'sales' })])], divertedAt(10));
});

test('a snapshot before the leg was offered ends nothing; one of that very time does', () => {
  reads([waiting(5), offered(10)], WAITS);
  reads([offered(10), waiting(10)], { ...divertedAt(10), waitMs: 0 });
});

test('a snapshot ends only legs of its own source: the one that offered them, or else listed them first', () => {
  reads([offered(0), waiting(10, [], OTHER)], WAITS);
  reads([waiting(10, [since(5)], OTHER), waiting(20)], WAITS);
  reads([waiting(10, [since(5)], OTHER), waiting(20, [], OTHER)], divertedAt(20));
  reads([waiting(10, [since(5)], OTHER), offered(5), waiting(20, [], OTHER)], WAITS);
  reads([waiting(10, [since(5)], { source: '/b' }), waiting(10, [since(5)], OTHER), waiting(20, [], OTHER)], WAITS);
});

test('an absent array says nothing; an empty one says that there are none', () => {
  reads([offered(0), snapshot(10, {}), snapshot(10, { waiting: null }), inProgress(10)], WAITS);
  reads([offered(0), waiting(10, [])], divertedAt(10));
});

test('a later listing takes the diversion back; after it the first that lacks the leg counts', () => {
  reads([offered(0), waiting(10), waiting(20, [since(0)])], WAITS);
  reads([offered(0), waiting(10), waiting(20, [since(0)]), waiting(30), waiting(40)], divertedAt(30));
});

test('of two snapshots of one time, one of which lists the leg, it counts as listed', () => {
  reads([offered(0), waiting(10), waiting(10, [since(0)])], WAITS);
});

test('a listing in either array counts as listed', () => {
  reads([offered(0), snapshot(10, { waiting: [], inProgress: [c1] })], WAITS);
  reads([offered(0), answered(5), snapshot(10, { waiting: [since(0)], inProgress: [] })], TALKS);
});

test('a real outcome or end, whenever it comes, replaces the diversion', () => {
  reads([offered(0), waiting(10), abandoned(5)], { outcome: 'abandoned', outcomeAtMs: at(5), diversion: null });
  reads([offered(0), waiting(10), abandoned(50)], { outcome: 'abandoned', waitMs: 50_000 });
  reads([offered(0), waiting(10), ended(50)], divertedAt(50));
  reads([offered(0), waiting(10), answered(50)], TALKS);
});

test('an earlier snapshot that comes late ends the leg earlier', () => {
  reads([offered(0), waiting(30), waiting(10), waiting(20)], divertedAt(10));
});

test('a listed waiting leg stands in for a missing offered: it waits since its earliest since', () => {
  reads([waiting(10, [since(4)])], { ...WAITS, offeredAtMs: at(4), channel: 'voice', direction: 'inbound' });
  reads([waiting(10, [since(4)]), waiting(20, [since(2)]), waiting(30, [since(8)])], { offeredAtMs: at(2) });
});

test('a since that is later than the snapshot counts as its time', () => {
  reads([waiting(10, [since(15)])], { offeredAtMs: at(10) });
});

test('the stand-in bears the channel of that listing', () => {
  const listings = [waiting(10, [since(4, { channel: 'chat' })]), waiting(20, [since(8, { channel: 'email' })])];
  reads(listings, { channel: 'chat' });
  const [first, second] = ['/a', '/b'].map((source) => ({ source }));
  reads([waiting(9, [since(4, { channel: 'sms' })], second), waiting(10, [since(4, { channel: 'chat' })], first)], {
    channel: 'chat'
  });
});

test('the stand-in goes before waitMs and channel of the outcome', () => {
  const facts = [waiting(10, [since(4, { channel: 'chat' })]), abandoned(20, { waitMs: 1, channel: 'email' })];
  reads(facts, { offeredAtMs: at(4), waitMs: 16_000, channel: 'chat' });
  reads([waiting(10, [since(4)]), abandoned(20, { channel: 'email' })], { channel: 'email' });
});

test('a real offered, whenever it comes, stands before the listing', () => {
  reads([waiting(10, [since(4, { channel: 'chat' })]), offered(6)], { offeredAtMs: at(6), channel: 'voice' });
});

test('a listing reopens nothing that has an outcome', () => {
  reads([offered(0), abandoned(5), waiting(10, [since(0)])], { outcome: 'abandoned', outcomeAtMs: at(5) });
  reads([abandoned(5), waiting(10, [since(8)])], { outcome: 'abandoned', offeredAtMs: at(8), waitMs: 0 });
  reads([offered(0), answered(5), ended(9), inProgress(20, [c1])], endedAt(9));
});

test('an answered leg that is not listed ended at the first snapshot with inProgress that lacks it', () => {
  reads([offered(0), answered(5), inProgress(10), inProgress(20)], { ...endedAt(10), talkMs: 5000 });
  reads([offered(0), answered(5), waiting(10)], TALKS);
  reads([offered(0), answered(5), inProgress(4)], TALKS);
  reads([offered(0), answered(5), inProgress(10, [], OTHER)], TALKS);
});

test('a later listing takes that end back, and a real ended replaces it', () => {
  reads([offered(0), answered(5), inProgress(10), inProgress(20, [c1])], TALKS);
  reads([offered(0), answered(5), inProgress(10), inProgress(20, [c1]), inProgress(30)], endedAt(30));
  reads([offered(0), answered(5), inProgress(10), ended(8)], endedAt(8));
  reads([offered(0), answered(5), inProgress(10), ended(60)], endedAt(60));
});

test('an outbound leg of this source is healed like any other', () => {
  reads([offered(0, { direction: 'outbound' }), waiting(10)], { ...divertedAt(10), direction: 'outbound' });
  reads([offered(0, { direction: 'outbound' }), answered(5), inProgress(10)], endedAt(10));
});

test('a leg that is listed in progress only, and of which nothing was said, counts nowhere', () => {
  const site = siteOf(inProgress(10, [c1]));
  assert.equal(site.queue('billing').inProgress.size, 0);
  reads([inProgress(10, [c1]), answered(5)], { isComplete: false, firstMs: at(5) });
});

test('a queue is of the source that listed its contacts last', () => {
  assert.equal(siteOf(offered(0), waiting(10, [since(0)], OTHER)).queue('billing').source, '/other');
});

test('a leg stays ended by a snapshot whose time is forgotten, and is forgotten itself when all of it is old', () => {
  const site = siteOf(offered(0), waiting(10), contact('announced', 3 * DAY));
  site.forgetOld(at(4 * DAY));
  site.apply(contact('announced', 3 * DAY + 1), at(4 * DAY));
  site.settle(at(4 * DAY));
  assert.deepEqual(readingIn(site).outcomeAtMs, at(10));
  site.forgetOld(at(9 * DAY));
  assert.equal(site.queue('billing').legOf({ contact: 'c1' }), null);
});

test('a leg that goes on waiting outlives the days, and is healed by a snapshot of a later one', () => {
  const site = siteOf(offered(0), waiting(10, [since(0)]));
  site.forgetOld(at(9 * DAY));
  site.apply(waiting(9 * DAY), at(9 * DAY));
  site.settle(at(9 * DAY));
  assert.equal(readingIn(site).outcomeAtMs, at(9 * DAY));
});

test('a leg that was ended of late is kept, however long ago it was spoken of', () => {
  const site = siteOf(offered(0), waiting(8 * DAY));
  site.forgetOld(at(9 * DAY));
  site.apply(abandoned(8 * DAY - 1), at(9 * DAY));
  site.settle(at(9 * DAY));
  assert.equal(readingIn(site).outcome, 'abandoned');
});
