import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { DeskAlert } from '#lib/protocol/alerts.ts';
import { alertsFor } from '#lib/protocol/alerts.ts';
import { figuresAddress, groupsOf } from './alert-groups.ts';

const texts = { en: 'x', tr: 'x', ar: 'x' };
function alert(id: string, more: Partial<DeskAlert> = {}): DeskAlert {
  return {
    id,
    rule: 'r',
    ruleName: texts,
    severity: 'warning',
    site: 'izmir',
    siteName: 'İzmir',
    entity: { kind: 'queue', id: 'billing', name: 'Billing' },
    channel: null,
    text: texts,
    values: [],
    sinceMs: 0,
    flaps: 0,
    acknowledged: null,
    escalatedAtMs: null,
    steps: [],
    state: 'firing',
    firedAtMs: 1000,
    snoozedUntilMs: null,
    isBlind: false,
    sound: 'chime',
    isForPeople: false,
    ...more
  };
}
const view = (...alerts: DeskAlert[]) => ({
  alerts: Object.fromEntries(alerts.map((each) => [each.id, each])),
  undelivered: 0
});

test('what needs somebody comes first, critical before warning, then the latest', () => {
  const groups = groupsOf(
    view(
      alert('p', { state: 'pending', firedAtMs: null }),
      alert('old'),
      alert('new', { firedAtMs: 2000 }),
      alert('grave', { severity: 'critical', firedAtMs: 10 }),
      alert('mine', { state: 'acknowledged', acknowledged: { by: 'A', atMs: 0 } }),
      alert('later', { snoozedUntilMs: 9 })
    )
  );
  assert.deepEqual(
    groups.map(({ group, alerts }) => [group, alerts.map(({ id }) => id).join()]),
    [
      ['act', 'grave,new,old'],
      ['taken', 'mine'],
      ['snoozed', 'later'],
      ['pending', 'p']
    ]
  );
});

test('figures are shown as they were when it fired', () => {
  assert.equal(figuresAddress(alert('a')), '/site/izmir?at=1970-01-01T00:00:01.000Z&known=then');
  assert.equal(figuresAddress(alert('a', { firedAtMs: null })), '/site/izmir');
});

test('boards are told of what has fired, as they show it', () => {
  const rows = alertsFor(
    view(
      alert('p', { state: 'pending' }),
      alert('a', { acknowledged: { by: 'Ayşe', atMs: 0 }, state: 'acknowledged' }),
      alert('z', { snoozedUntilMs: 9, sound: 'alarm' })
    )
  );
  assert.deepEqual(
    Object.entries(rows).map(([id, { state, takenBy, sound }]) => [id, state, takenBy, sound]),
    [
      ['a', 'acknowledged', 'Ayşe', 'chime'],
      ['z', 'snoozed', null, 'urgent']
    ]
  );
});
