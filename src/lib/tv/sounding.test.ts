import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import { calling, newSound } from './sounding.ts';

const alert = (more: Partial<AlertRow>): AlertRow => ({
  text: { en: '', tr: '', ar: '' },
  severity: 'warning',
  state: 'firing',
  entity: { kind: 'queue', id: 'billing', name: 'Billing' },
  site: 'demo',
  sinceMs: 0,
  takenBy: null,
  sound: 'chime',
  ...more
});
const none: ReadonlySet<string> = new Set();

test('an alert sounds when it comes, and once', () => {
  const alerts = { a: alert({}) };
  assert.equal(newSound(alerts, none), 'chime');
  assert.equal(newSound(alerts, calling(alerts)), null);
});

test('of several the urgent one is heard', () => {
  assert.equal(newSound({ a: alert({}), b: alert({ sound: 'urgent' }) }, none), 'urgent');
});

test('one without a sound, or that somebody has taken, is not heard', () => {
  assert.equal(newSound({ a: alert({ sound: null }) }, none), null);
  for (const state of ['acknowledged', 'recovering', 'snoozed'] as const) {
    assert.equal(newSound({ a: alert({ state }) }, none), null);
  }
});

test('one that fires again after it was taken is heard again', () => {
  const taken = { a: alert({ state: 'acknowledged' }) };
  assert.equal(newSound({ a: alert({}) }, calling(taken)), 'chime');
});
