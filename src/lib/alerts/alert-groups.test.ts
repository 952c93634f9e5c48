import { test } from 'node:test';
import assert from 'node:assert/strict';
import { topicIn } from '#lib/explain/topic-address.ts';
import type { Measure } from '#lib/protocol/alert-rules.ts';
import type { DeskAlert } from '#lib/protocol/alerts.ts';
import { alertsFor } from '#lib/protocol/alerts.ts';
import type { FigureId, WindowId } from '#lib/protocol/figures.ts';
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

test('what needs somebody comes first: who asks for help, critical before warning, then the latest', () => {
  const groups = groupsOf(
    view(
      alert('p', { state: 'pending', firedAtMs: null }),
      alert('old'),
      alert('new', { firedAtMs: 2000 }),
      alert('grave', { severity: 'critical', firedAtMs: 10 }),
      alert('help', { isForPeople: true, firedAtMs: 5 }),
      alert('mine', { state: 'acknowledged', acknowledged: { by: 'A', atMs: 0 } }),
      alert('later', { snoozedUntilMs: 9 })
    )
  );
  assert.deepEqual(
    groups.map(({ group, alerts }) => [group, alerts.map(({ id }) => id).join()]),
    [
      ['act', 'help,grave,new,old'],
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

const value = (measure: Measure) => ({ measure, value: 1, peak: 1, level: 1 });
const figure = (figure: FigureId, window: WindowId, of: 'entity' | 'site' = 'entity'): Measure => ({
  kind: 'figure',
  figure,
  window,
  of
});

/** What the page that an alert leads to explains at once. */
const explained = (more: Partial<DeskAlert>, place = 0) =>
  topicIn(new URL(figuresAddress(alert('a', more), place), 'http://desk').searchParams);

test('each value is explained: the figure of what it is about, in its window', () => {
  const scope = { kind: 'queue', id: 'billing' };
  const values = [value(figure('serviceLevel', 'last15m')), value(figure('agents.available', 'now'))];
  const question = { site: 'izmir', scope, channel: null, window: 'last15m', figure: 'serviceLevel' };
  assert.deepEqual(explained({ values }), { kind: 'figure', question });
  const ofChat = { values, channel: 'chat' } as const;
  assert.deepEqual(explained(ofChat), { kind: 'figure', question: { ...question, channel: 'chat' } });
  // Agents are of no channel.
  assert.deepEqual(explained(ofChat, 1), {
    kind: 'figure',
    question: { ...question, window: 'now', figure: 'agents.available' }
  });
  const ofSite = explained({ values: [value(figure('waiting', 'now', 'site'))] });
  assert.deepEqual(ofSite?.kind === 'figure' && ofSite.question.scope, { kind: 'site', id: null });
});

test('what is about an agent leads to the agent, a source to nothing', () => {
  const entity = { kind: 'agent', id: 'a1', name: 'Elif' } as const;
  const help = value({ kind: 'help', help: null });
  assert.deepEqual(explained({ entity, values: [help] }), { kind: 'agent', agent: 'a1' });
  const source = { kind: 'source', id: '/pbx', name: 'pbx' } as const;
  assert.equal(explained({ entity: source, values: [value({ kind: 'silence' })] }), null);
});

test('an address that names nothing known explains nothing', () => {
  for (const text of ['', 'explain=', 'explain=figure%3Dnone', 'explain=contact%3Dc1', 'explain=%26%26']) {
    assert.equal(topicIn(new URLSearchParams(text)), null, text);
  }
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
