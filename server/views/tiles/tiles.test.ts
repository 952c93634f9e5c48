import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import type {
  AgentGridData,
  AlertsData,
  FigureData,
  LeadersData,
  MessageData,
  OutlookTileData,
  QueueTableData,
  StateDistributionData,
  WaitingListData
} from '#lib/protocol/board-view.ts';
import type { Outlook, QueueOutlook } from '#lib/protocol/outlook.ts';
import { agent, at, contact, happened } from '../../../tests/oracle/given.ts';
import type { FloorConfig } from '../../contract/config.ts';
import type { FloorEvent } from '../../contract/event-types.ts';
import { DESK, documentOf, floorOf, shownBy, viewOf, WALL } from '../testing.ts';

const NOW = at(600);
const SITE = { site: null, scope: { kind: 'site', id: null }, channel: null } as const;
const NONE = { kind: 'none' } as const;

const queued = (id: string, queue: string, seconds: number, more = {}): FloorEvent =>
  contact('offered', seconds, { contact: id, queue, ...more });

const person = (id: string, state: string, more = {}): FloorEvent[] => [
  agent('signed-in', 0, { agent: id, name: `Person ${id}`, ...more }),
  agent('state', 10, { agent: id, state, ...(state === 'not-ready' && { reason: 'with the doctor' }) })
];

const config = (more: FloorConfig = {}): FloorConfig => ({
  queues: { 'izmir/sales': { name: 'Sales', thresholdSeconds: 40, target: 0.9 }, 'izmir/billing': { name: 'Billing' } },
  ...more
});

const floorWith = (...events: readonly FloorEvent[]) => floorOf(events, config());

const grid = (more = {}) =>
  ({ kind: 'agentGrid', site: null, teams: [], queues: [], group: 'none', sort: 'name', ...more }) as const;

const PEOPLE = [
  ...person('a1', 'available', { team: 'red', queues: ['sales'] }),
  ...person('a2', 'not-ready', { team: 'red', queues: ['sales', 'billing'] }),
  ...person('a3', 'talking', { team: 'blue', queues: ['billing'] }),
  ...person('a4', 'available'),
  agent('signed-in', 0, { agent: 'a5', team: 'red' }),
  agent('signed-out', 20, { agent: 'a5' })
];

test('a grid has who is signed in; of teams and queues who is in one and serves one', () => {
  const floor = floorWith(...PEOPLE);
  const ids = (tile: ReturnType<typeof grid>, scope = {}) =>
    Object.keys((shownBy(floor, NOW, [tile], scope)[0] as AgentGridData).agents);
  assert.deepEqual(ids(grid()), ['a1', 'a2', 'a3', 'a4']);
  assert.deepEqual(ids(grid({ teams: ['red'] })), ['a1', 'a2']);
  assert.deepEqual(ids(grid({ queues: ['billing'] })), ['a2', 'a3']);
  assert.deepEqual(ids(grid({ teams: ['red'] }), { queues: ['izmir/billing', 'bursa/sales'] }), ['a2']);
  assert.deepEqual(ids(grid(), { teams: ['izmir/blue'] }), ['a3']);
  assert.deepEqual(ids(grid(), { teams: ['bursa/blue'] }), ['a1', 'a2', 'a3', 'a4']);
});

test('a wall’s grid has neither names, nor ids, nor reasons', () => {
  const floor = floorWith(...PEOPLE);
  const shown = (context: typeof DESK) =>
    Object.entries((shownBy(floor, NOW, [grid()], {}, context)[0] as AgentGridData).agents);
  const desk = shown(DESK).map(([id, { name, reason }]) => [id, name, reason]);
  assert.deepEqual(desk[1], ['a2', 'Person a2', 'with the doctor']);
  const wall = shown(WALL);
  assert.equal(wall.length, 4);
  for (const [key, { name, reason }] of wall) {
    assert.match(key, /^row \d+$/);
    assert.deepEqual([name, reason], ['PA', null]);
  }
});

test('states are counted, and those of a queue or a team are theirs', () => {
  const floor = floorWith(...PEOPLE);
  const of = (scope: { kind: 'queue' | 'team'; id: string }) => ({ ...SITE, scope });
  const tiles = [SITE, of({ kind: 'queue', id: 'billing' }), of({ kind: 'team', id: 'red' })].map(
    (each) => ({ kind: 'stateDistribution', of: each }) as const
  );
  const shown = shownBy(floor, NOW, tiles) as StateDistributionData[];
  assert.deepEqual(
    shown.map(({ name, signedIn, states: { available, talking, notReady } }) => [
      name,
      signedIn,
      available,
      talking,
      notReady
    ]),
    [
      ['izmir', 4, 2, 1, 1],
      ['Billing', 2, 0, 1, 1],
      ['red', 2, 1, 0, 1]
    ]
  );
});

const list = (more = {}) => ({ kind: 'waitingList', site: null, queues: [], ...more }) as const;

test('those who have waited longest come first in a list that has room for sixty', () => {
  const floor = floorWith(
    ...Array.from({ length: 70 }, (_, index) => queued(`c${index}`, index % 2 ? 'sales' : 'billing', 100 - index))
  );
  const { contacts, waiting } = shownBy(floor, NOW, [list()])[0] as WaitingListData;
  assert.equal(waiting, 70);
  const since = Object.values(contacts).map(({ sinceMs }) => sinceMs);
  assert.deepEqual(
    since,
    Array.from({ length: 60 }, (_, index) => at(31 + index))
  );
});

test('a list says what somebody waits for, how long that may take, and whether it rings', () => {
  const floor = floorWith(
    queued('c1', 'sales', 0, { channel: 'chat' }),
    queued('c2', 'billing', 1),
    contact('ringing', 5, { contact: 'c1', queue: 'sales', agent: 'a1' }),
    contact('ringing', 5, { contact: 'c2', agent: 'a1' }),
    contact('unanswered', 20, { contact: 'c2', agent: 'a1' })
  );
  const rows = (context = DESK, scope = {}) =>
    (shownBy(floor, NOW, [list()], scope, context)[0] as WaitingListData).contacts;
  const chat = {
    queue: 'Sales',
    channel: 'chat',
    sinceMs: at(0),
    thresholdSeconds: 40,
    contact: 'c1',
    isRinging: true
  };
  const call = {
    queue: 'Billing',
    channel: 'voice',
    sinceMs: at(1),
    thresholdSeconds: 20,
    contact: 'c2',
    isRinging: false
  };
  assert.deepEqual(Object.values(rows()), [chat, call]);
  assert.deepEqual(Object.values(rows(DESK, { channels: ['voice'] })), [call]);
  assert.deepEqual(Object.values(rows(DESK, { queues: ['izmir/sales'] })), [chat]);
  assert.deepEqual(
    Object.values(rows(WALL)),
    [chat, call].map((row) => ({ ...row, contact: null }))
  );
  assert.ok(!/c1|c2/.test(JSON.stringify(rows(WALL))));
});

test('a table has its queues in the order in which they are listed', () => {
  const floor = floorWith(queued('c1', 'sales', 0), queued('c2', 'support', 500));
  const table = (queues: readonly string[], scope = {}) =>
    shownBy(
      floor,
      NOW,
      [
        {
          kind: 'queueTable',
          site: null,
          queues,
          sort: 'listed',
          columns: [{ window: 'now', figure: 'longestWaitMs' }]
        }
      ],
      scope
    )[0] as QueueTableData;
  assert.deepEqual(table([]).listed, ['sales', 'billing', 'support']);
  assert.deepEqual(table(['support', 'nowhere', 'sales', 'support']).listed, ['support', 'sales']);
  assert.deepEqual(table([], { queues: ['izmir/support'] }).listed, ['support']);
  const { sales, support } = table([]).queues;
  assert.deepEqual(
    { ...sales!, cells: { ...sales!.cells } },
    {
      name: 'Sales',
      target: 0.9,
      thresholdSeconds: 40,
      silent: false,
      cells: { 'now.longestWaitMs': at(0) },
      waiting: 1,
      waitingOverTarget: 1,
      longestWaitSinceMs: at(0)
    }
  );
  assert.equal(support!.name, 'support');
});

const leaders = (among: 'queues' | 'teams', figure: 'serviceLevel' | 'handled') =>
  ({ kind: 'leaders', site: null, among, window: 'today', figure, target: { kind: 'own' }, count: 3 }) as const;

test('leaders are all queues, or teams, each with its value and its target', () => {
  const floor = floorWith(
    ...PEOPLE,
    queued('c1', 'sales', 0),
    contact('answered', 30, { contact: 'c1', queue: 'sales', agent: 'a3' }),
    contact('ended', 90, { contact: 'c1', queue: 'sales', agent: 'a3' })
  );
  const [queues, teams] = shownBy(floor, NOW, [
    leaders('queues', 'serviceLevel'),
    leaders('teams', 'handled')
  ]) as LeadersData[];
  assert.deepEqual(
    { ...queues!.members['sales'] },
    {
      value: 1,
      name: 'Sales',
      target: { value: 0.9, direction: 'atLeast' },
      silent: false
    }
  );
  assert.equal(queues!.members['billing']!.value, null);
  assert.deepEqual([queues!.unit, teams!.unit], ['ratio', 'count']);
  assert.deepEqual(
    Object.entries(teams!.members).map(([id, { value, target }]) => [id, value, target]),
    [
      ['red', 0, null],
      ['blue', 1, null]
    ]
  );
  const [none] = shownBy(floor, NOW, [leaders('teams', 'serviceLevel')]);
  assert.deepEqual(none, { kind: 'problem', problem: 'noFigure', id: 'serviceLevel' });
});

test('what has gone silent marks only what is its own', () => {
  const heartbeat = happened('source.heartbeat', 0, { name: 'acd', everyMs: 1000 });
  const floor = floorWith(
    heartbeat,
    happened('source.heartbeat', 599, { name: 'chats', everyMs: 1000 }, { source: '/chats' }),
    queued('c1', 'sales', 0),
    contact('offered', 0, { contact: 'c2', queue: 'billing' }, { source: '/chats' }),
    ...PEOPLE,
    agent('signed-in', 0, { agent: 'a6', team: 'green' }, { source: '/chats' })
  );
  const figure = (scope: { kind: 'site'; id: null } | { kind: 'queue' | 'team'; id: string }) =>
    ({
      kind: 'figure',
      of: { ...SITE, scope },
      window: 'now',
      figure: 'agents.signedIn',
      target: NONE,
      trend: false,
      compare: null
    }) as const;
  const tiles = [
    figure({ kind: 'site', id: null }),
    figure({ kind: 'queue', id: 'sales' }),
    figure({ kind: 'queue', id: 'billing' }),
    figure({ kind: 'team', id: 'red' }),
    figure({ kind: 'team', id: 'green' })
  ];
  const silent = (shownBy(floor, NOW, tiles) as FigureData[]).map((data) => data.silent);
  assert.deepEqual(silent, [true, true, false, true, false]);
});

const alert = (severity: AlertRow['severity'], kind: AlertRow['entity']['kind']): AlertRow => ({
  text: { en: 'x', tr: 'x', ar: 'x' },
  severity,
  state: 'firing',
  entity: { kind, id: 'someone', name: 'Some One' },
  site: 'izmir',
  figure: 'waiting',
  isForPeople: false,
  sinceMs: NOW,
  takenBy: 'Elif',
  sound: null
});

test('alerts are those that matter enough; a wall has none about a person, and not who took one', () => {
  const alerts = { one: alert('info', 'queue'), two: alert('critical', 'queue'), three: alert('critical', 'agent') };
  const shown = (context: typeof DESK, least: 'info' | 'critical') => {
    const given = { ...context, alerts: (site: string) => (site === 'izmir' ? alerts : {}) };
    return (shownBy(floorWith(), NOW, [{ kind: 'alerts', site: null, least }], {}, given)[0] as AlertsData).alerts;
  };
  assert.deepEqual(Object.keys(shown(DESK, 'info')), ['one', 'two', 'three']);
  assert.deepEqual(Object.keys(shown(DESK, 'critical')), ['two', 'three']);
  assert.deepEqual(
    { ...shown(WALL, 'info') },
    {
      one: { ...alerts.one, takenBy: null },
      two: { ...alerts.two, takenBy: null }
    }
  );
});

test('a message goes when it is over, and a wall does not say who sent it', () => {
  const message = { text: 'Fire drill at 3', severity: 'info', sentAtMs: at(0), untilMs: NOW, by: 'Elif' } as const;
  const messages = { over: message, on: { ...message, untilMs: NOW + 1 }, forGood: { ...message, untilMs: null } };
  const shown = (context: typeof DESK) =>
    (shownBy(floorWith(), NOW, [{ kind: 'message' }], {}, { ...context, messages })[0] as MessageData).messages;
  assert.deepEqual(Object.keys(shown(DESK)), ['on', 'forGood']);
  assert.deepEqual(
    Object.values(shown(WALL)).map(({ by }) => by),
    [null, null]
  );
});

test('a board has the heads of the sites that it is about, and says which it does not find', () => {
  const floor = floorWith(queued('c1', 'sales', 0), contact('offered', 0, {}, { site: 'bursa' }));
  floor.settle(NOW);
  const clock = (site: string | null) => ({ kind: 'clock', site, seconds: true }) as const;
  const document = documentOf([clock(null), clock('bursa'), clock('nowhere'), list({ site: 'nowhere' })]);
  const { sites, tiles } = viewOf(floor, document, NOW);
  assert.deepEqual(Object.keys(sites), ['izmir', 'bursa']);
  assert.deepEqual(tiles['t3'], { kind: 'problem', problem: 'noSite', id: 'nowhere' });
  assert.deepEqual(tiles['t0'], { kind: 'clock' });
});

test('a wall is not told whose figures a desk looks up', () => {
  const of = { ...SITE, scope: { kind: 'agent', id: 'a1' } } as const;
  const tile = {
    kind: 'figure',
    of,
    window: 'today',
    figure: 'handled',
    target: NONE,
    trend: false,
    compare: null
  } as const;
  const floor = floorWith(...PEOPLE);
  floor.settle(NOW);
  const document = documentOf([tile]);
  assert.equal((viewOf(floor, document, NOW).tiles['t0'] as FigureData).name, 'Person a1');
  const wall = viewOf(floor, document, NOW, WALL);
  assert.ok(!JSON.stringify(wall).includes('a1'));
  assert.equal(wall.board!.document, viewOf(floor, document, NOW, WALL).board!.document);
});

const foreseen = (queue: string, missing: number, level: number): QueueOutlook =>
  ({
    queue,
    name: queue.toUpperCase(),
    target: 0.8,
    thresholdMs: 20_000,
    at15: { serviceLevel: { likely: level, expected: level, low: level - 0.1, high: level + 0.1, share: 0.8 } },
    at30: { serviceLevel: { likely: level, expected: level, low: level - 0.1, high: level + 0.1, share: 0.8 } },
    agentsNeeded: { needed: 5, missing, spare: 0 }
  }) as unknown as QueueOutlook;

test('an outlook tells how many agents a queue lacks; of a site, of the queue that lacks most', () => {
  const floor = floorWith(queued('c1', 'sales', 0), queued('c2', 'billing', 0));
  const outlook: Outlook = {
    atMs: NOW - 5000,
    heldDays: 7,
    queues: [foreseen('billing', 1, 0.7), foreseen('sales', 3, 0.5)],
    whatIf: null
  };
  const context = { ...WALL, outlook: (site: string) => (site === 'izmir' ? outlook : null) };
  const shown = (id: string | null, scope = {}, known = context): OutlookTileData => {
    const of = { ...SITE, scope: id === null ? SITE.scope : ({ kind: 'queue', id } as const) };
    return shownBy(floor, NOW, [{ kind: 'outlook', of, minutes: 15 }], scope, known)[0] as OutlookTileData;
  };
  assert.deepEqual(shown(null), {
    kind: 'outlook',
    name: 'SALES',
    foreseen: {
      queue: 'sales',
      atMs: NOW - 5000,
      missing: 3,
      spare: 0,
      serviceLevel: { expected: 0.5, low: 0.4, high: 0.6 },
      target: 0.8,
      thresholdSeconds: 20
    },
    silent: false
  });
  assert.equal(shown('billing').foreseen?.missing, 1);
  assert.equal(shown(null, { queues: ['izmir/billing'] }).foreseen?.queue, 'billing');
  assert.deepEqual(shown('billing', {}, WALL as typeof context), {
    kind: 'outlook',
    name: 'Billing',
    foreseen: null,
    silent: false
  });
  assert.equal((shown('nowhere') as { kind: string }).kind, 'problem');
});
