import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import { Calls } from './sounding.ts';

const alert = (more: Partial<AlertRow>): AlertRow => ({
  text: { en: '', tr: '', ar: '' },
  severity: 'warning',
  state: 'firing',
  entity: { kind: 'queue', id: 'billing', name: 'Billing' },
  site: 'demo',
  figure: 'waiting',
  isForPeople: false,
  sinceMs: 0,
  takenBy: null,
  sound: 'chime',
  ...more
});
/** Those of a board that has been shown already. */
function onBoard(alerts = {}): (alerts: Readonly<Record<string, AlertRow>>) => string | null {
  const calls = new Calls();
  calls.next('floor', alerts);
  return (now) => calls.next('floor', now);
}

test('an alert sounds when it comes, and once', () => {
  const next = onBoard();
  assert.equal(next({ a: alert({}) }), 'chime');
  assert.equal(next({ a: alert({}) }), null);
});

test('one that stood there when the board was first shown is known', () => {
  const next = onBoard({ a: alert({}) });
  assert.equal(next({ a: alert({}) }), null);
  assert.equal(next({ a: alert({}), b: alert({}) }), 'chime');
});

test('of several the urgent one is heard', () => {
  assert.equal(onBoard()({ a: alert({}), b: alert({ sound: 'urgent' }) }), 'urgent');
});

test('one without a sound, or that somebody has taken, is not heard', () => {
  assert.equal(onBoard()({ a: alert({ sound: null }) }), null);
  for (const state of ['acknowledged', 'recovering', 'snoozed'] as const) {
    assert.equal(onBoard()({ a: alert({ state }) }), null);
  }
});

test('in a rotation one is heard once, also if it came while another board was shown', () => {
  const calls = new Calls();
  assert.equal(calls.next('floor', {}), null);
  assert.equal(calls.next('team', {}), null);
  assert.equal(calls.next('floor', { a: alert({}) }), 'chime');
  assert.equal(calls.next('team', {}), null);
  assert.equal(calls.next('floor', { a: alert({}) }), null);
});

test('only so many are remembered', () => {
  const next = onBoard();
  for (let n = 0; n < 3000; n++) next({ [`a${n}`]: alert({}) });
  assert.equal(next({ a2999: alert({}), a1900: alert({}) }), null);
  assert.equal(next({ a0: alert({}) }), 'chime');
});
