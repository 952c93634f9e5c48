import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FreeCounts, Presence } from './presence-of-free.ts';

const free = (startMs: number, endMs: number) => ({ kind: 'free', startMs, endMs, ringingSinceMs: null }) as const;

test('counts who has been free for a while', () => {
  const counts = new FreeCounts(10);
  counts.add([free(0, 100), { ...free(100, 200), kind: 'talk' }, free(200, 205)]);
  counts.add([free(50, 300)]);
  assert.deepEqual(
    [5, 20, 70, 100, 150, 204, 400].map((atMs) => counts.before(atMs)),
    [0, 1, 2, 2, 1, 1, 0]
  );
});

test('finds the share who are there from who is served at once', () => {
  const presence = new Presence();
  // Of three who look free each is there in half the cases: one in eight finds nobody.
  for (let each = 0; each < 800; each++) presence.add(3, each % 8 !== 0);
  assert.ok(Math.abs(presence.share(0.95) - 0.5) < 0.03);
});

test('takes what is usual until something has been seen', () => {
  assert.ok(Math.abs(new Presence().share(0.9) - 0.9) < 1e-3);
  const all = new Presence();
  for (let each = 0; each < 500; each++) all.add(2, true);
  const sum = new Presence();
  sum.addAll(all);
  assert.ok(sum.share(0.9) > 0.95);
});
