import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Snapshot } from '#lib/protocol/messages.ts';
import type { Day } from '#lib/protocol/questions.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import { demoConfig } from '../server/demo/demo-config.ts';
import { eventually } from './eventually.ts';
import { recordedDay, zoneAtHour, type RecordedEvent } from './recorded-day.ts';
import { configFileIn, connected, publish, replay, server, standsAt, watch } from './whole-server.ts';

const HOUR_MS = 3_600_000;

type Rewound = Pick<Snapshot<SiteView>, 'atMs' | 'data'>;
interface Site {
  readonly now: Readonly<Record<string, unknown>>;
  readonly today: Readonly<Record<string, unknown>>;
  readonly queues: Readonly<Record<string, Site>>;
  readonly agents: Readonly<Record<string, { readonly state: string; readonly sinceMs: number }>>;
}

const rewind = (url: string, query: string): Promise<Response> => fetch(`${url}/api/rewind?${query}`);

async function rewound(url: string, atMs: number, known: 'now' | 'then'): Promise<SiteView> {
  const response = await rewind(url, `site=demo&known=${known}&at=${new Date(atMs).toISOString()}`);
  assert.equal(response.status, 200);
  const body = (await response.json()) as Rewound;
  assert.equal(body.atMs, atMs);
  return body.data;
}

function assertFiguresOf(replayed: Site, view: SiteView): void {
  const figures = (given: object, expected: Readonly<Record<string, unknown>>): void => {
    for (const [id, value] of Object.entries(given)) assert.equal(value, expected[id], id);
  };
  figures(view.today, replayed.today);
  assert.equal(view.now.waiting, replayed.now['waiting']);
  assert.deepEqual(Object.keys(view.queues).sort(), Object.keys(replayed.queues).sort());
  for (const [id, { today }] of Object.entries(view.queues)) figures(today, replayed.queues[id]!.today);
  for (const [id, { state, sinceMs }] of Object.entries(view.agents)) {
    assert.deepEqual([state, sinceMs], [replayed.agents[id]?.state, replayed.agents[id]?.sinceMs]);
  }
}

const siteAt = (folder: string, events: readonly RecordedEvent[], atMs: number): Site =>
  replay(folder, events, new Date(atMs).toISOString()).sites['demo'] as Site;

test('a board goes back to the figures of a replay, or to what it showed then, and live boards go on', async (t) => {
  const untilMs = Date.now();
  const events = recordedDay({ untilMs, hours: 4 });
  const early = events.slice(0, events.length / 2);
  const floor = await server(t);
  const nc = await connected(t, floor.natsUrl());
  await publish(nc, early);
  await standsAt(floor.url, early.length);
  const board = watch(t, floor);
  await eventually('the board shows them', () => (board.data()?.today.offered ?? 0) > 0);
  // The other half of the same hours comes late.
  const shown = board.data()!;
  const shownAtMs = board.messages.findLast((message) => message.type !== 'heartbeat')!.atMs;
  await publish(nc, events.slice(early.length));
  await standsAt(floor.url, events.length);

  for (const hoursAgo of [0.5, 3, 1.25]) {
    const atMs = untilMs - hoursAgo * HOUR_MS;
    assertFiguresOf(siteAt(floor.folder, events, atMs), await rewound(floor.url, atMs, 'now'));
  }
  // What is to be acted on is of the present alone.
  assert.deepEqual(await rewound(floor.url, shownAtMs, 'then'), { ...shown, alerts: {} });
  assert.equal(await Promise.race([board.closed, Promise.resolve('open')]), 'open');
  assert.equal(floor.words(), '');
});

test('under another definition the past is told by it, too', async (t) => {
  const untilMs = Date.now();
  const events = recordedDay({ untilMs, hours: 2 });
  const atMs = untilMs - HOUR_MS;
  const { folder, ...floor } = await server(t);
  await publish(await connected(t, floor.natsUrl()), events);
  await standsAt(floor.url, events.length);
  const before = await rewound(floor.url, atMs, 'now');
  const sites = { demo: { name: 'changed', timeZone: zoneAtHour(12) } };
  writeFileSync(
    `${configFileIn(folder)}~`,
    JSON.stringify({ ...demoConfig, sites, queues: {}, defaults: { thresholdSeconds: 7 } })
  );
  renameSync(`${configFileIn(folder)}~`, configFileIn(folder));
  const after = await eventually('another definition is in force', async () => {
    const view = await rewound(floor.url, atMs, 'now');
    return view.site.name === 'changed' && view;
  });
  assertFiguresOf(siteAt(folder, events, atMs), after);
  assert.notDeepEqual(after.today, before.today);
});

test('the days that can be gone back to begin with the first one that anything is known of', async (t) => {
  const events = recordedDay({ untilMs: Date.now(), hours: 13.5 });
  const floor = await server(t);
  await publish(await connected(t, floor.natsUrl()), events);
  await standsAt(floor.url, events.length);
  const days = await eventually('two days are known', async () => {
    const answer = (await (await fetch(`${floor.url}/api/days?site=demo`)).json()) as Day[];
    return answer.length > 1 && answer;
  });
  assert.equal(days.length, 2);
  assert.equal(days[0]!.endMs, days[1]!.startMs);
  assert.ok(days[1]!.startMs <= Date.now() && Date.now() < days[1]!.endMs);
});

test('what can’t be gone back to is refused, the parameter named', async (t) => {
  const floor = await server(t);
  await publish(await connected(t, floor.natsUrl()), recordedDay({ untilMs: Date.now(), hours: 0.1 }));
  const now = new Date().toISOString();
  const refusal = async (query: string): Promise<string> => {
    const response = await rewind(floor.url, query);
    return `${response.status} ${((await response.json()) as { error: string }).error}`;
  };
  assert.match(await refusal(`at=${now}`), /^400 site /);
  assert.match(await refusal('site=demo&at=yesterday'), /^400 at .*"yesterday"/);
  assert.match(await refusal(`site=demo&at=${now}&known=later`), /^400 known .*"later"/);
  assert.match(await refusal(`site=nowhere&at=${now}`), /^404 .*"nowhere"/);
  assert.match(await refusal('site=demo&at=2001-01-01T00:00:00Z'), /^404 /);
});
