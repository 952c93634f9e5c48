// A server that is killed begins from a saved state: what is open outlives even the stream.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jetstreamManager } from '@nats-io/jetstream';
import { StreamFold } from '../server/floor/stream-fold.ts';
import { readFloor } from '../server/stream/read-floor.ts';
import { StateStore } from '../server/stream/state-store.ts';
import { startTestNats } from '../server/stream/testing.ts';
import { recordedDay } from './recorded-day.ts';
import { connected, publish, replay, report, server, standsAt } from './whole-server.ts';

test('killed, and what it had read deleted, it comes back to the same figures from its last state', async (t) => {
  const nats = await startTestNats(t);
  const env = { NATS_URL: nats.url, FLOOR_KEEP_DAYS: '35' };
  const events = recordedDay({ untilMs: Date.now(), hours: 3 });
  const early = events.slice(0, -200);
  const first = await server(t, { env });
  const nc = await connected(t, nats.url);
  await publish(nc, early);
  await standsAt(first.url, early.length);

  const fold = new StreamFold({});
  await readFloor(nc, { from: 1, say: () => {}, onMessage: (message) => void fold.take(message, Date.now()) });
  const { streams } = await jetstreamManager(nc);
  const { created } = await streams.info('FLOOR');
  const store = new StateStore(nc, { keepDays: 35, say: () => {} });
  assert.ok(await store.save(fold, { created }));
  await publish(nc, events.slice(-200));
  await standsAt(first.url, events.length);
  await first.kill();
  await streams.purge('FLOOR', { seq: early.length + 1 });

  const back = await server(t, { env });
  await standsAt(back.url, events.length);
  const live = await report(back.url);
  assert.deepEqual(live.sites, replay(back.folder, events, live.asOf).sites);
  assert.equal(live.events['read'], events.length);
  assert.equal(back.words(), '');
});
