import { test } from 'node:test';
import assert from 'node:assert/strict';
import { at, bytesOf, contact, envelope } from '../../tests/oracle/given.ts';
import { SUM } from '../floor/contributions.ts';
import { StreamFold } from '../floor/stream-fold.ts';
import { answerPastDay } from './past-day.ts';
import { floorOf } from './testing.ts';

const DAY = 24 * 3600;
/** Ten o'clock is forty quarter hours after midnight. */
const TEN = 40;

const yesterday = [
  contact('offered', -DAY, { contact: 'early' }),
  contact('answered', -DAY + 30, { contact: 'early', agent: 'a1' }),
  contact('offered', -DAY + 900, { contact: 'chat', channel: 'chat' }),
  contact('abandoned', -DAY + 960, { contact: 'chat' }),
  // They wait over midnight: one until today, one since the day before yesterday.
  contact('offered', -DAY + 1800, { contact: 'patient', queue: 'sales' }),
  contact('answered', 0, { contact: 'patient', queue: 'sales', agent: 'a1' }),
  contact('offered', -DAY - 12 * 3600, { contact: 'older', queue: 'sales' })
];

test('a day is told by queue, channel and quarter hour, with who waited when it began', () => {
  const day = floorOf(yesterday, 3600).ask('pastDay', { site: 'izmir', day: 'yesterday' })!;
  assert.deepEqual([day.startMs, day.endMs], [at(-DAY - 10 * 3600), at(-10 * 3600)]);
  const parts = day.parts.map(({ queue, channel, waiting, slots }) => [
    queue,
    channel,
    waiting,
    slots.map(({ number, sums, longestWaitMs }) => [number, sums[SUM.offered], sums[SUM.answered], longestWaitMs])
  ]);
  assert.deepEqual(parts, [
    ['billing', 'voice', 0, [[TEN, 1, 1, 30_000]]],
    ['billing', 'chat', 0, [[TEN + 1, 1, 0, 60_000]]],
    ['sales', 'voice', 1, [[TEN + 2, 1, 0, null]]]
  ]);
});

test('it crosses to another thread, and into JSON and back, as it is', () => {
  const day = floorOf(yesterday, 3600).ask('pastDay', { site: 'izmir', day: 'yesterday' });
  assert.deepEqual(structuredClone(day), day);
  assert.deepEqual(JSON.parse(JSON.stringify(day)), day);
});

test('of a day that has not begun, is forgotten, or of a site that nobody has named, nothing is told', () => {
  const { ask } = floorOf(yesterday, 3600);
  assert.equal(ask('pastDay', { site: 'izmir', day: '2026-11-24' }), null);
  assert.equal(ask('pastDay', { site: 'izmir', day: '2026-11-13' }), null);
  assert.equal(ask('pastDay', { site: 'nowhere', day: 'yesterday' }), null);
});

test('a floor that stands where the day was settled tells what came late as well', () => {
  const fold = new StreamFold({});
  const take = (sequence: number, type: string, seconds: number, storedSeconds: number): void => {
    const data = bytesOf(envelope(`contact.${type}`, seconds, { contact: 'c1', queue: 'billing' }));
    const subject = `floor.izmir.contact.billing.${type}`;
    assert.equal(fold.take({ sequence, storedAtMs: at(storedSeconds), subject, data }, at(storedSeconds)), null);
  };
  take(1, 'offered', 0, 0);
  take(2, 'abandoned', 20, DAY + 60);
  const settledSeconds = 2 * DAY - 10 * 3600;
  fold.advance(at(settledSeconds));
  const day = answerPastDay(fold, { site: 'izmir', day: '2026-11-23' }, at(settledSeconds))!;
  const [slot] = day.parts[0]!.slots;
  assert.deepEqual([slot!.number, slot!.sums[SUM.abandoned], slot!.longestWaitMs], [TEN, 1, 20_000]);
});
