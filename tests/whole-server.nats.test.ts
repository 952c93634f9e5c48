import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jetstreamManager } from '@nats-io/jetstream';
import { WebSocket } from 'ws';
import { CLOSE } from '#lib/protocol/messages.ts';
import { startTestNats } from '../server/stream/testing.ts';
import { eventually } from './eventually.ts';
import { recordedDay, shuffled } from './recorded-day.ts';
import { newFolder, removeFolder, startServer } from './start-server.ts';
import { connected, health, publish, replay, report, server, standsAt, watch } from './whole-server.ts';

test('the figures are those of a replay of the same events, in any order and however often each came', async (t) => {
  const events = recordedDay({ untilMs: Date.now(), hours: 3 });
  assert.ok(events.length > 1000);
  const orders = [events, shuffled([...events, ...events], 11)];
  for (const [index, order] of orders.entries()) {
    const { url, natsUrl, folder } = await server(t);
    await publish(await connected(t, natsUrl()), order, index === 0);
    await standsAt(url, order.length);
    const live = await report(url);
    assert.deepEqual(live.sites, replay(folder, events, live.asOf).sites);
    assert.equal(live.sequence, order.length);
    assert.equal(live.events['duplicate'], order.length - events.length);
  }
});

test('a server that is killed in mid-stream comes back to the figures and the chart of one that was not', async (t) => {
  const nats = await startTestNats(t);
  const env = { NATS_URL: nats.url };
  const events = recordedDay({ untilMs: Date.now(), hours: 6 });
  const steady = await server(t, { env });
  const killed = await server(t, { env });
  const published = publish(await connected(t, nats.url), events);
  await eventually('some are in', async () => (await health(killed.url)).sequence > 100);
  await killed.kill();
  await published;
  const back = await server(t, { env });
  await standsAt(back.url, events.length);
  await standsAt(steady.url, events.length);

  const live = await report(back.url);
  assert.deepEqual(live.sites, replay(back.folder, events, live.asOf).sites);
  const [one, other] = await Promise.all(
    [steady, back].map((each) => eventually('a snapshot', watch(t, each).snapshot))
  );
  assert.ok(Object.keys(one!.data.chart.offered).length > 20);
  assert.deepEqual(other!.data.chart, one!.data.chart);
});

test('a nats-server that is killed leaves the server standing, and every board told at once', async (t) => {
  const floor = await server(t);
  const nc = await connected(t, floor.natsUrl());
  await publish(nc, recordedDay({ untilMs: Date.now(), hours: 0.2 }));
  const board = watch(t, floor);
  await eventually('a snapshot', board.snapshot);
  const first = floor.natsPid();
  process.kill(first, 'SIGKILL');
  await eventually('the heartbeat tells', () => (board.heartbeat()?.streamAgeMs ?? 0) >= 2000);
  await eventually('another nats-server runs', () => floor.natsPid() !== first);
  await eventually('it is well again', async () => (await fetch(`${floor.url}/healthz`)).ok);
  const { sequence } = await health(floor.url);
  const later = recordedDay({ untilMs: Date.now(), hours: 0.1, seed: 8 }).map((event) => ({
    ...event,
    source: '/later'
  }));
  await publish(nc, later);
  await standsAt(floor.url, sequence + later.length);
  await eventually('boards are live again', () => (board.heartbeat()?.streamAgeMs ?? Infinity) < 1500);
});

test('what can not be used is kept once, with its reason, across a kill and a rebuild', async (t) => {
  const folder = newFolder();
  t.after(() => removeFolder(folder));
  const first = await server(t, { folder });
  const nc = await connected(t, first.natsUrl());
  const [good] = recordedDay({ untilMs: Date.now(), hours: 0.1 });
  const text = JSON.stringify(good);
  nc.publish('floor.demo.agent.x.state', 'no json');
  nc.publish('floor.demo.agent.x.state', text);
  nc.publish('floor.demo.agent.x.state', text.replace('"1.0"', '"2.0"'));
  const rejected = async (): Promise<Record<string, number>> => {
    const jsm = await jetstreamManager(nc);
    return (await jsm.streams.info('REJECTED', { subjects_filter: '>' })).state.subjects ?? {};
  };
  const expected = { 'rejected.not-json': 1, 'rejected.subject-mismatch': 1, 'rejected.bad-envelope': 1 };
  await eventually('three are kept', async () => Object.keys(await rejected()).length === 3);
  await first.kill();
  const second = await server(t, { folder });
  assert.equal((await report(second.url)).events['rejected'], 3);
  await publish(nc, [good!]);
  await standsAt(second.url, 4);
  assert.deepEqual(await rejected(), expected);
  const jsm = await jetstreamManager(nc);
  const kept = await jsm.streams.getMessage('REJECTED', { last_by_subj: 'rejected.not-json' });
  assert.equal(kept?.string(), 'no json');
  assert.equal(kept?.header.get('Floorcast-Reason'), 'not-json');
  assert.equal(kept?.header.get('Floorcast-Subject'), 'floor.demo.agent.x.state');
  assert.equal(kept?.header.get('Floorcast-Sequence'), '1');
});

test('a stream that is deleted and made anew begins a new floor', async (t) => {
  const floor = await server(t);
  const nc = await connected(t, floor.natsUrl());
  await publish(nc, recordedDay({ untilMs: Date.now(), hours: 0.2 }));
  await eventually('some are in', async () => (await health(floor.url)).sequence > 10);
  await (await jetstreamManager(nc)).streams.delete('FLOOR');
  await eventually('it is empty', async () => (await health(floor.url)).sequence === 0);
  const [event] = recordedDay({ untilMs: Date.now(), hours: 0.2, seed: 9 });
  await publish(nc, [{ ...event, id: 'after the end' }]);
  await standsAt(floor.url, 1);
  assert.equal((await report(floor.url)).events['applied'], 1);
});

test('stopping ends everything in order: sockets are told when to come back, no process is left', async (t) => {
  const floor = await server(t);
  const nc = await connected(t, floor.natsUrl());
  await publish(nc, recordedDay({ untilMs: Date.now(), hours: 0.1 }));
  const board = watch(t, floor);
  await eventually('a snapshot', board.snapshot);
  const natsPid = floor.natsPid();
  assert.equal(await floor.stop(), 0);
  const { code, reason } = await board.closed;
  assert.equal(code, CLOSE.restart);
  assert.ok((JSON.parse(reason) as { retryAfterMs: number }).retryAfterMs > 0);
  assert.throws(() => process.kill(natsPid, 0), { code: 'ESRCH' });
});

test('a second server on the same folder is refused, and the first one goes on', async (t) => {
  const floor = await server(t);
  await assert.rejects(startServer({ folder: floor.folder }), /FLOOR_DATA/);
  assert.equal((await health(floor.url)).status, 'ok');
});

test('with a desk token nothing is seen by who has not given it', async (t) => {
  const token = 'a token of sixteen';
  const floor = await server(t, { env: { FLOOR_DESK_TOKEN: token } });
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(floor.url + path, { headers, redirect: 'manual' });

  assert.equal((await get('/api/floor')).status, 401);
  assert.equal((await get('/site/demo')).headers.get('location'), '/enter?to=%2Fsite%2Fdemo');
  assert.equal((await get('/healthz')).status, 200);
  assert.equal((await get('/enter')).status, 200);
  assert.equal((await watch(t, floor).closed).code, CLOSE.forbidden);
  assert.equal((await get('/api/floor', { authorization: 'Bearer wrong' })).status, 401);
  assert.equal((await get('/api/floor', { authorization: `Bearer ${token}` })).status, 200);

  const give = (body: string): Promise<Response> =>
    fetch(`${floor.url}/enter`, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
  const refused = await give('token=wrong&to=/site/demo');
  assert.equal(refused.headers.get('set-cookie'), null);
  const away = await give(`token=${encodeURIComponent(token)}&to=//elsewhere.example`);
  assert.equal(away.headers.get('location'), '/');
  const let_in = await give(`token=${encodeURIComponent(token)}&to=/api/floor`);
  assert.equal(let_in.headers.get('location'), '/api/floor');
  const cookie = let_in.headers.get('set-cookie')!.split(';')[0]!;
  assert.ok(!cookie.includes('sixteen'));
  assert.equal((await get('/api/floor', { cookie })).status, 200);
});

test('a page of another site can neither ask nor listen', async (t) => {
  const floor = await server(t);
  const foreign = { origin: 'http://elsewhere.example' };
  assert.equal((await fetch(`${floor.url}/api/floor`, { headers: foreign })).status, 403);
  const socket = new WebSocket(`${floor.url.replace('http', 'ws')}/live`, { headers: foreign });
  const [status] = await new Promise<[number]>((done) => {
    socket.on('unexpected-response', (_, response) => done([response.statusCode!]));
  });
  assert.equal(status, 403);
});

test('a start with wrong settings names every one of them', async () => {
  const env = {
    PORT: 'x',
    FLOOR_KEEP_DAYS: '0',
    NATS_URL: 'http://elsewhere',
    HOST: '0.0.0.0',
    FLOOR_CONFIG: '/nowhere'
  };
  await assert.rejects(startServer({ env }), (error: Error) => {
    for (const name of ['PORT', 'FLOOR_KEEP_DAYS', 'NATS_URL', 'FLOOR_DESK_TOKEN', 'FLOOR_CONFIG']) {
      assert.match(error.message, new RegExp(`${name} must be`));
    }
    return true;
  });
});
