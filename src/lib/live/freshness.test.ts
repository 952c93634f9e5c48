import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Heartbeat } from '#lib/protocol/messages.ts';
import { freshness, holdsForMs } from './freshness.ts';

const heartbeat = (over: Partial<Heartbeat> = {}): Heartbeat => ({
  type: 'heartbeat',
  serverMs: 0,
  build: 'b1',
  sequence: 9,
  behind: 0,
  caughtUp: true,
  streamAgeMs: 0,
  lastEventAgeMs: 0,
  ...over
});

test('a server that goes silent: live, dimmed after 2 s, hatched after 10 s, blank after 60 s', () => {
  const looks = [0, 1999, 2000, 9999, 10_000, 59_999, 60_000].map((age) => freshness(heartbeat(), age).look);
  assert.deepEqual(looks, ['live', 'live', 'dimmed', 'dimmed', 'hatched', 'hatched', 'blank']);
  assert.deepEqual(freshness(heartbeat(), 7000), { look: 'dimmed', ageMs: 7000, silent: 'server' });
});

test('a stream that goes silent while the server speaks', () => {
  assert.deepEqual(freshness(heartbeat({ streamAgeMs: 11_500 }), 500), {
    look: 'hatched',
    ageMs: 12_000,
    silent: 'stream'
  });
});

test('the longer silence is named', () => {
  assert.equal(freshness(heartbeat({ streamAgeMs: 300 }), 1800).silent, 'server');
  assert.equal(freshness(heartbeat({ streamAgeMs: 1500 }), 600).silent, 'stream');
  assert.equal(freshness(heartbeat({ streamAgeMs: 9000 }), 2000).silent, 'server');
});

test('the age of the stream goes on after the last heartbeat', () => {
  assert.equal(freshness(heartbeat({ streamAgeMs: 1500 }), 400).look, 'live');
  assert.equal(freshness(heartbeat({ streamAgeMs: 1500 }), 500).look, 'dimmed');
});

test('a quiet floor is not stale', () => {
  assert.equal(freshness(heartbeat({ lastEventAgeMs: 86_400_000 }), 0).look, 'live');
  assert.equal(freshness(heartbeat({ lastEventAgeMs: null }), 0).look, 'live');
});

test('a stream that was never heard of leaves nothing to show', () => {
  const never = heartbeat({ streamAgeMs: null, caughtUp: false });
  assert.deepEqual(freshness(never, 0), { look: 'blank', ageMs: null, silent: 'stream' });
  assert.equal(freshness(never, 3000).silent, 'server');
});

test('catching up is said while the stream is heard, and gives way to silence', () => {
  assert.equal(freshness(heartbeat({ caughtUp: false, behind: 12 }), 0).look, 'catching-up');
  assert.equal(freshness(heartbeat({ caughtUp: false, behind: 12 }), 2000).look, 'dimmed');
});

test('a local clock behind the heartbeat makes no negative age', () => {
  assert.equal(freshness(heartbeat(), -50).ageMs, 0);
});

test('how long a look holds: until the next limit, from whatever age', () => {
  assert.equal(holdsForMs(heartbeat(), 0), 2000);
  assert.equal(holdsForMs(heartbeat({ streamAgeMs: 1500 }), 400), 100);
  assert.equal(holdsForMs(heartbeat(), 2000), 8000);
  assert.equal(holdsForMs(heartbeat(), 59_999), 1);
  assert.equal(holdsForMs(heartbeat(), 60_000), Infinity);
  assert.equal(holdsForMs(heartbeat({ streamAgeMs: null }), 5), Infinity);
});
