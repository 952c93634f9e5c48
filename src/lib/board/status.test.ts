import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Freshness } from '#lib/live/freshness.ts';
import { statusOf } from './status.ts';

const live: Freshness = { look: 'live', ageMs: 0, silent: null };

test('live only with an open socket', () => {
  assert.equal(statusOf(live, 'open', 0).key, 'status.live');
  assert.equal(statusOf(live, 'connecting', 0).key, 'status.connecting');
  assert.equal(statusOf(live, 'waiting', 0).key, 'status.reconnecting');
});

test('says who is silent', () => {
  const stale: Freshness = { look: 'dimmed', ageMs: 3000, silent: 'server' };
  assert.equal(statusOf(stale, 'waiting', 0).key, 'status.silentServer');
  assert.equal(statusOf({ ...stale, silent: 'stream' }, 'open', 0).key, 'status.silentStream');
  assert.equal(statusOf({ look: 'blank', ageMs: null, silent: 'stream' }, 'open', 0).key, 'status.noStream');
});

test('says how old the figures are while somebody is silent, and only then', () => {
  assert.equal(statusOf({ look: 'dimmed', ageMs: 3000, silent: 'server' }, 'waiting', 0).ageMs, 3000);
  assert.equal(statusOf({ look: 'catching-up', ageMs: 900, silent: null }, 'open', 5).ageMs, null);
  assert.equal(statusOf({ look: 'live', ageMs: 900, silent: null }, 'open', 0).ageMs, null);
});

test('says how far behind', () => {
  const { key, values } = statusOf({ ...live, look: 'catching-up' }, 'open', 12);
  assert.deepEqual([key, values], ['status.catchingUp', { behind: 12 }]);
});

test('everything that makes figures doubtful is an alarm, and nothing else', () => {
  const alarms = [
    statusOf(live, 'open', 0),
    statusOf(live, 'waiting', 0),
    statusOf({ ...live, look: 'catching-up' }, 'open', 1),
    statusOf({ look: 'blank', ageMs: 70_000, silent: 'server' }, 'waiting', 0),
    statusOf(live, 'over', 0)
  ].map(({ isAlarm }) => isAlarm);
  assert.deepEqual(alarms, [false, false, true, true, true]);
});
