import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import { stripOf } from './alert-strip.ts';
import { alertRows } from './tiles/alert-rows.ts';

const alert = (id: string, more: Partial<AlertRow> = {}) => ({
  id,
  alert: {
    text: { en: id, tr: id, ar: id },
    severity: 'warning',
    state: 'firing',
    entity: { kind: 'queue', id: 'billing', name: 'Billing' },
    site: 'demo',
    figure: 'waiting',
    isForPeople: false,
    sinceMs: 0,
    takenBy: null,
    sound: null,
    ...more
  } satisfies AlertRow
});

const ids = (alerts: readonly { readonly id: string }[]): string => alerts.map(({ id }) => id).join(' ');
const five = ['a', 'b', 'c', 'd', 'e'].map((id) => alert(id));

test('a wall has as many beside each other as can be read, and the number of the others', () => {
  const wide = stripOf(five, 100, true);
  assert.equal(ids(wide.shown), 'a b');
  assert.equal(wide.hidden, 3);
  assert.ok(wide.lineEms * 2 < 100 - 9);
  assert.equal(ids(stripOf(five, 40, true).shown), 'a');
  assert.equal(ids(stripOf(five, 300, true).shown), 'a b c');
  assert.equal(stripOf(five.slice(0, 1), 100, true).hidden, 0);
});

test('a desk has three below each other', () => {
  const strip = stripOf(five, 100, false);
  assert.equal(ids(strip.shown), 'a b c');
  assert.equal(strip.hidden, 2);
  assert.equal(strip.lineEms, 100);
});

test('who asks for help comes before every figure, until somebody is at it', () => {
  const rows = (state: AlertRow['state']) =>
    alertRows({
      grave: alert('', { severity: 'critical' }).alert,
      help: alert('', { isForPeople: true, state }).alert,
      later: alert('', { sinceMs: 9 }).alert
    });
  assert.equal(ids(rows('firing')), 'help grave later');
  assert.equal(ids(rows('acknowledged')), 'grave later help');
});
