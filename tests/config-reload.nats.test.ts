import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FloorConfig } from '../server/contract/config.ts';
import { openPublisher } from '../server/stream/publisher.ts';
import { eventually } from './eventually.ts';
import { recordedDay, zoneAtHour } from './recorded-day.ts';
import { configFileIn, connected, publish, replay, report, server, standsAt, watch } from './whole-server.ts';

const siteNamed = (name: string, more: object = {}): FloorConfig => ({
  sites: { demo: { name, timeZone: zoneAtHour(12), ...more } }
});

/** As an editor saves: a whole file takes the place of the old one. */
function save(folder: string, text: string): void {
  writeFileSync(`${configFileIn(folder)}~`, text);
  renameSync(`${configFileIn(folder)}~`, configFileIn(folder));
}

test('another definition is in force without a restart: the figures of a replay with it, on boards that go on', async (t) => {
  const definitions: readonly FloorConfig[] = [
    { ...siteNamed('threshold'), defaults: { thresholdSeconds: 7 }, queues: { 'demo/billing': { name: 'Bills' } } },
    { ...siteNamed('formula'), defaults: { thresholdSeconds: 7, formula: 'answered' } },
    { ...siteNamed('short'), defaults: { thresholdSeconds: 7, formula: 'answered', shortAbandonSeconds: 30 } },
    siteNamed('zone', { timeZone: zoneAtHour(1) }),
    siteNamed('day', { timeZone: zoneAtHour(1), dayStartsAt: '23:00' })
  ];
  const events = recordedDay({ untilMs: Date.now(), hours: 3 });
  const { folder, ...floor } = await server(t, {}, siteNamed('first'));
  await publish(await connected(t, floor.natsUrl()), events);
  await standsAt(floor.url, events.length);
  const board = watch(t, { folder, ...floor });
  await eventually('a snapshot', board.snapshot);

  for (const definition of definitions) {
    const before = await report(floor.url);
    save(folder, JSON.stringify(definition));
    const { name } = definition.sites!['demo']!;
    await eventually(`the board shows "${name}"`, () => board.data()?.site.name === name);
    const after = await report(floor.url);
    assert.deepEqual(after.sites, replay(folder, events, after.asOf).sites);
    assert.equal(after.sequence, events.length);
    assert.notDeepEqual(replay(folder, events, before.asOf).sites, before.sites, `"${name}" changes nothing`);
    if (name === 'threshold') assert.equal(board.data()?.queues['billing']?.name, 'Bills');
  }
  const kinds = new Set(board.messages.slice(board.messages.indexOf(board.snapshot()!) + 1).map(({ type }) => type));
  assert.deepEqual([...kinds].sort(), ['delta', 'heartbeat']);
  assert.equal(await Promise.race([board.closed, Promise.resolve('open')]), 'open');
  assert.equal(floor.words(), '');
});

test('a wrong file is refused, each member named, and one that is gone: what was in force stays', async (t) => {
  const events = recordedDay({ untilMs: Date.now(), hours: 1 });
  const { folder, ...floor } = await server(t, {}, siteNamed('first'));
  await publish(await connected(t, floor.natsUrl()), events);
  await standsAt(floor.url, events.length);
  /** The replay needs the file as it was; to the server it is nothing new then. */
  const isAsBefore = async (): Promise<void> => {
    const { sites, asOf } = await report(floor.url);
    save(folder, JSON.stringify(siteNamed('first')));
    assert.deepEqual(sites, replay(folder, events, asOf).sites);
  };

  save(folder, JSON.stringify({ defaults: { thresholdSeconds: -1 }, queues: { 'demo/billing': { formula: 'mine' } } }));
  await eventually('it says what is wrong', () => /FLOOR_CONFIG.*stays in force/.test(floor.words()));
  assert.match(floor.words(), /defaults\.thresholdSeconds .*-1/);
  assert.match(floor.words(), /queues\.demo\/billing\.formula .*"mine"/);
  await isAsBefore();

  rmSync(configFileIn(folder));
  await eventually('it says what is missing', () => /FLOOR_CONFIG.*can't be read: ENOENT/.test(floor.words()));
  await isAsBefore();

  const board = watch(t, { folder, ...floor });
  await eventually('a snapshot', board.snapshot);
  save(folder, JSON.stringify(siteNamed('right again')));
  await eventually('the next right one is in force', () => board.data()?.site.name === 'right again');
});

test('what is published while the day is recomputed is in it', async (t) => {
  const events = recordedDay({ untilMs: Date.now(), hours: 12 });
  const { folder, ...floor } = await server(t, {}, siteNamed('first'));
  const nc = await connected(t, floor.natsUrl());
  const earlier = events.slice(0, events.length / 2);
  await publish(nc, earlier);
  await standsAt(floor.url, earlier.length);
  const board = watch(t, { folder, ...floor });
  await eventually('a snapshot', board.snapshot);

  save(folder, JSON.stringify({ ...siteNamed('changed'), defaults: { thresholdSeconds: 7 } }));
  const publisher = openPublisher(nc);
  let count = earlier.length;
  while (board.data()!.site.name !== 'changed' && count < events.length) {
    for (const event of events.slice(count, (count += 10))) await publisher.publish(event);
    await publisher.flush();
    await new Promise((done) => setTimeout(done, 1));
  }
  const published = events.slice(0, count);
  await standsAt(floor.url, published.length);
  await eventually('the new definition is in force', () => board.data()!.site.name === 'changed');
  const { sites, asOf, events: counts } = await report(floor.url);
  assert.deepEqual(sites, replay(folder, published, asOf).sites);
  assert.equal(counts['applied'], published.length);
});
