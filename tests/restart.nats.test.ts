// A server that is killed begins from the last saved state: what is open outlives even the stream.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jetstreamManager } from '@nats-io/jetstream';
import { provisionStreams } from '../server/stream/provision.ts';
import { startTestNats } from '../server/stream/testing.ts';
import { recordedDay } from './recorded-day.ts';
import { connected, publish, replay, report, server, standsAt } from './whole-server.ts';

test('killed, and what it had saved deleted from the stream, it comes back to the same figures', async (t) => {
  const nats = await startTestNats(t);
  const env = { NATS_URL: nats.url };
  const events = recordedDay({ untilMs: Date.now(), hours: 1 });
  const saved = events.length - 200;
  const nc = await connected(t, nats.url);
  await provisionStreams(nc, { keepDays: 35 });
  await publish(nc, events.slice(0, saved));
  const first = await server(t, { env });
  // Whoever answers for the past has read what is in the stream, and saves it when told to stop.
  assert.equal((await fetch(`${first.url}/api/rewind?site=demo&at=2000-01-01T00:00:00Z`)).status, 404);
  assert.equal(await first.stop(), 0);

  const killed = await server(t, { env });
  await publish(nc, events.slice(saved));
  await standsAt(killed.url, events.length);
  await killed.kill();
  await (await jetstreamManager(nc)).streams.purge('FLOOR', { seq: saved + 1 });

  const back = await server(t, { env });
  await standsAt(back.url, events.length);
  const live = await report(back.url);
  assert.deepEqual(live.sites, replay(back.folder, events, live.asOf).sites);
  assert.equal(live.events['read'], events.length);
  assert.equal(back.words(), '');
});
