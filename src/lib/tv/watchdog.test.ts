import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBroken, LOOK_EVERY_MS } from './watchdog.ts';

const live = { silent: null, ageMs: 300 } as const;

test('a page that lives and hears is left alone', () => {
  assert.ok(!isBroken({ sinceLookMs: LOOK_EVERY_MS, freshness: live }));
  assert.ok(!isBroken({ sinceLookMs: LOOK_EVERY_MS * 3, freshness: { silent: 'server', ageMs: 30_000 } }));
});

test('one that was stuck for a minute, or heard no server for two, is loaded anew', () => {
  assert.ok(isBroken({ sinceLookMs: 60_000, freshness: live }));
  assert.ok(isBroken({ sinceLookMs: LOOK_EVERY_MS, freshness: { silent: 'server', ageMs: 120_000 } }));
});

test('that the stream is silent is not the page’s fault', () => {
  assert.ok(!isBroken({ sinceLookMs: LOOK_EVERY_MS, freshness: { silent: 'stream', ageMs: 9e6 } }));
  assert.ok(!isBroken({ sinceLookMs: LOOK_EVERY_MS, freshness: { silent: 'server', ageMs: null } }));
});
