import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { Answer, Moment } from '#lib/protocol/questions.ts';
import { eventually } from '../../tests/eventually.ts';
import type { FloorConfig } from '../contract/config.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { provisionStreams } from '../stream/provision.ts';
import { openPublisher } from '../stream/publisher.ts';
import { StateStore } from '../stream/state-store.ts';
import { streamSpan } from '../stream/stream-span.ts';
import { startTestNats } from '../stream/testing.ts';
import { Archivist } from './archivist.ts';

const DAY_MS = 24 * 3_600_000;
const here = new AbortController().signal;

async function opened(t: TestContext) {
  const nats = await startTestNats(t);
  const connect = async () => {
    const nc = await connectNats({ url: nats.url, name: 'test' });
    t.after(() => nc.close());
    return nc;
  };
  const nc = await connect();
  await provisionStreams(nc, { keepDays: 1 });
  const publisher = openPublisher(nc);
  let last = 0;
  /** Contacts that are offered now. */
  const offer = async (count: number): Promise<void> => {
    for (let more = count; more > 0; more--) {
      const data = { contact: `c${++last}`, queue: 'q' };
      const time = new Date().toISOString();
      const event = {
        specversion: '1.0',
        id: String(last),
        source: '/acd',
        type: 'contact.offered',
        time,
        site: 'izmir',
        data
      };
      await publisher.publish(event);
    }
    await publisher.flush();
  };
  const states = async () => new StateStore(nc, { keepDays: 1, say: () => undefined }).list((await streamSpan(nc))!);
  /** @param aheadMs how far the clock is ahead */
  const archive = async (config: FloorConfig = {}, aheadMs = 0) => {
    const said: string[] = [];
    const archivist = new Archivist({
      nc: await connect(),
      config,
      keepDays: 1,
      now: () => Date.now() + aheadMs,
      say: (text) => said.push(text)
    });
    t.after(() => archivist.stop());
    await archivist.start(here);
    const view = (moment: Moment | null, sequence = 0) =>
      archivist.ask({ question: { name: 'view', site: 'izmir', moment }, sequence }, here) as Promise<Answer<'view'>>;
    const waiting = async (moment: Moment | null = null): Promise<number | null> =>
      (await view(moment))?.data.now.waiting ?? null;
    return { archivist, said, view, waiting };
  };
  return { nats, nc, offer, states, archive, streams: (await jetstreamManager(nc)).streams };
}

/** A moment between what the stream has stored and what it will. */
async function between(): Promise<number> {
  await sleep(20);
  const atMs = Date.now();
  await sleep(20);
  return atMs;
}

test('it tells what is, and what was at any moment since the first message', async (t) => {
  const { offer, archive } = await opened(t);
  const { waiting } = await archive();
  assert.equal(await waiting(), null);
  const beforeMs = await between();
  await offer(10);
  const tenMs = await between();
  await offer(5);
  await eventually('all is known', async () => (await waiting()) === 15);
  for (const known of ['now', 'then'] as const) {
    assert.equal(await waiting({ atMs: tenMs, known }), 10);
    assert.equal(await waiting({ atMs: await between(), known }), 15);
    assert.equal(await waiting({ atMs: beforeMs, known }), null);
    assert.equal(await waiting({ atMs: Date.now() + DAY_MS, known }), 15);
  }
});

test('who has seen how far the live floor is gets an answer that knows as much', async (t) => {
  const { offer, archive } = await opened(t);
  const { view } = await archive();
  await offer(1);
  for (let count = 2; count <= 50; count++) {
    await offer(1);
    assert.equal((await view(null, count))?.data.now.waiting, count);
  }
});

test('what it knows is saved when it stops, and floors of the past begin there: the stream may have let go of what was before', async (t) => {
  const { offer, archive, states, streams } = await opened(t);
  const first = await archive();
  await offer(100);
  await eventually('all is known', async () => (await first.waiting()) === 100);
  const earlyMs = await between();
  await first.archivist.stop();
  assert.deepEqual(
    (await states()).map(({ sequence }) => sequence),
    [100]
  );
  const savedMs = await between();
  await offer(20);
  await streams.purge('FLOOR', { seq: 101 });
  const second = await archive();
  assert.equal(await second.waiting(), 120);
  assert.equal(await second.waiting({ atMs: savedMs, known: 'then' }), 100);
  assert.equal(await second.waiting({ atMs: await between(), known: 'now' }), 120);
  assert.equal(await second.waiting({ atMs: earlyMs - 1000, known: 'then' }), null);
  assert.deepEqual(second.said, []);
});

test('nothing is saved where nothing has come', async (t) => {
  const { offer, archive, states } = await opened(t);
  await offer(10);
  const first = await archive();
  await first.archivist.stop();
  const [saved] = await states();
  const second = await archive();
  await second.archivist.stop();
  assert.deepEqual(await states(), [saved]);
});

test('the start of a day is saved though nothing comes', async (t) => {
  const { offer, archive, states } = await opened(t);
  await offer(10);
  await archive({}, DAY_MS);
  const midnightMs = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS;
  await eventually('a state is saved', async () => (await states()).length > 0);
  const [{ name, sequence, asOfMs }] = (await states()) as [Awaited<ReturnType<typeof states>>[number]];
  assert.deepEqual([name, sequence, asOfMs], [`day-${new Date(midnightMs).toISOString()}`, 10, midnightMs]);
});

test('under other definitions past and present are told by them', async (t) => {
  const { offer, archive } = await opened(t);
  const { archivist, view } = await archive();
  await offer(10);
  const atMs = await between();
  await offer(1);
  const names = async () => [(await view(null))?.data.site.name, (await view({ atMs, known: 'then' }))?.data.site.name];
  await eventually('all is known', async () => (await view(null))?.data.now.waiting === 11);
  assert.deepEqual(await names(), ['izmir', 'izmir']);
  archivist.recompute({ sites: { izmir: { name: 'İzmir' } } });
  await eventually('the new name is there', async () => (await view(null))?.data.site.name === 'İzmir');
  assert.deepEqual(await names(), ['İzmir', 'İzmir']);
});

test('of a stream that is made anew nothing old is told', async (t) => {
  const { nc, offer, archive, streams } = await opened(t);
  const { waiting } = await archive();
  await offer(10);
  await eventually('all is known', async () => (await waiting()) === 10);
  assert.equal(await waiting({ atMs: await between(), known: 'then' }), 10);
  await streams.delete('FLOOR');
  await provisionStreams(nc, { keepDays: 1 });
  await offer(3);
  await eventually('the new one is known', async () => (await waiting()) === 3);
  assert.equal(await waiting({ atMs: await between(), known: 'then' }), 3);
});

test('what can’t be used is left to the live floor’s keeper', async (t) => {
  const { nc, offer, archive, streams } = await opened(t);
  const { view } = await archive();
  await jetstream(nc).publish('floor.izmir.contact.q.offered', 'not JSON');
  await offer(1);
  await eventually('all is known', async () => (await view(null))?.data.rejected === 1);
  assert.equal((await streams.info('REJECTED')).state.messages, 0);
});
