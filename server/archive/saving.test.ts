import { test } from 'node:test';
import assert from 'node:assert/strict';
import { at, bytesOf, envelope } from '../../tests/oracle/given.ts';
import type { FloorConfig } from '../contract/config.ts';
import { StreamFold } from '../floor/stream-fold.ts';
import { Saving } from './saving.ts';

const HOUR = 3600;
const MINUTE_MS = 60_000;
const iso = (ms: number | undefined): string | undefined =>
  Number.isFinite(ms) ? new Date(ms!).toISOString() : undefined;

/** A fold that is told the time and the messages of a stream, and what of it was saved; times are seconds after 10:00 UTC. */
function given(config: FloorConfig) {
  const fold = new StreamFold(config);
  const saved: { day: string | undefined; sequence: number; asOf: string | undefined }[] = [];
  const saving = new Saving((fold, dayMs) => {
    const { sequence, asOfMs } = fold.facts();
    saved.push({ day: iso(dayMs), sequence, asOf: iso(asOfMs) });
    return Promise.resolve();
  });
  saving.begin(fold, at(0));
  const take = (storedAt: number, site = 'izmir'): void => {
    const event = envelope('contact.offered', storedAt, { contact: `c${storedAt}`, queue: 'q' }, { site });
    const message = { storedAtMs: at(storedAt), subject: `floor.${site}.contact.q.offered`, data: bytesOf(event) };
    saving.reach(fold, message.storedAtMs);
    fold.take({ sequence: fold.sequence + 1, ...message }, message.storedAtMs);
  };
  const days = () => saved.map(({ day, sequence }) => [day, sequence]);
  return { fold, saving, saved, take, days };
}

test('each day’s start is saved as of the last message before it, when the first one after it comes', () => {
  const { take, saved } = given({});
  take(13 * HOUR);
  take(14 * HOUR - 0.001);
  assert.deepEqual(saved, []);
  take(14 * HOUR);
  take(15 * HOUR);
  const asOf = '2026-11-24T00:00:00.000Z';
  assert.deepEqual(saved, [{ day: asOf, sequence: 2, asOf }]);
});

test('each site has its own day’s start; those that are the same are saved once', () => {
  const sites = { izmir: { timeZone: 'Europe/Istanbul' }, ankara: { timeZone: 'Europe/Istanbul' }, london: null };
  const { take, days } = given({ sites });
  take(0);
  take(12 * HOUR);
  take(15 * HOUR);
  assert.deepEqual(days(), [
    ['2026-11-23T21:00:00.000Z', 1],
    ['2026-11-24T00:00:00.000Z', 2]
  ]);
});

test('a site that appears only later has its day’s start saved, too', () => {
  const { take, days } = given({ sites: { far: { timeZone: 'Pacific/Auckland' } } });
  take(0, 'near');
  take(2 * HOUR, 'far');
  take(15 * HOUR, 'near');
  assert.deepEqual(days(), [
    ['2026-11-23T11:00:00.000Z', 1],
    ['2026-11-24T00:00:00.000Z', 2]
  ]);
});

test('of several days without a word the last one is saved', () => {
  const { take, days } = given({});
  take(0);
  take(100 * HOUR);
  assert.deepEqual(days(), [['2026-11-27T00:00:00.000Z', 1]]);
});

test('where the floor is quiet a day’s start is saved by our clock, once what was before it must have come', () => {
  const { fold, saving, take, days } = given({});
  take(13 * HOUR);
  saving.look(fold, at(14 * HOUR + 1), true);
  saving.look(fold, at(14 * HOUR + 5), false);
  assert.deepEqual(
    days().filter(([day]) => day),
    []
  );
  saving.look(fold, at(14 * HOUR + 5), true);
  saving.look(fold, at(14 * HOUR + 6), true);
  assert.deepEqual(
    days().filter(([day]) => day),
    [['2026-11-24T00:00:00.000Z', 1]]
  );
});

test('a fold that takes another one’s place goes on with the days it has not reached yet', () => {
  const { take, saving, days } = given({});
  take(0);
  const other = new StreamFold({});
  other.advance(at(13 * HOUR));
  saving.reach(other, at(15 * HOUR));
  assert.deepEqual(days(), []);
  const named = new StreamFold({ sites: { izmir: null } });
  named.advance(at(13 * HOUR));
  saving.reach(named, at(15 * HOUR));
  assert.deepEqual(days(), [['2026-11-24T00:00:00.000Z', 0]]);
});

test('what has come is saved every five minutes, and nothing where nothing has come', () => {
  const { fold, saving, take, days } = given({});
  take(1);
  saving.look(fold, at(0) + 4.9 * MINUTE_MS, true);
  assert.deepEqual(days(), []);
  saving.look(fold, at(0) + 5 * MINUTE_MS, true);
  saving.look(fold, at(0) + 10 * MINUTE_MS, true);
  take(601);
  saving.look(fold, at(0) + 15 * MINUTE_MS, true);
  assert.deepEqual(days(), [
    [undefined, 1],
    [undefined, 2]
  ]);
});

test('a fold that begins as it was saved is not saved again before something comes', () => {
  const { fold, saving, take, days } = given({});
  fold.sequence = 7;
  saving.begin(fold, at(0));
  saving.look(fold, at(0) + 5 * MINUTE_MS, true);
  assert.deepEqual(days(), []);
  take(400);
  saving.look(fold, at(0) + 10 * MINUTE_MS, true);
  assert.deepEqual(days(), [[undefined, 8]]);
});

test('many messages are saved sooner, but not more often than once a minute', () => {
  const { fold, saving, days } = given({});
  fold.sequence = 100_000;
  saving.look(fold, at(0) + 59_000, false);
  assert.deepEqual(days(), []);
  saving.look(fold, at(0) + 60_000, false);
  fold.sequence = 199_999;
  saving.look(fold, at(0) + 180_000, false);
  assert.deepEqual(days(), [[undefined, 100_000]]);
});
