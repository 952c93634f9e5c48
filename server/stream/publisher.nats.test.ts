import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from './connect-nats.ts';
import { openPublisher } from './publisher.ts';
import { startTestNats, type TestNats } from './testing.ts';

const event = (id: number) => ({
  specversion: '1.0',
  id: String(id),
  source: '/test',
  type: 'contact.offered',
  time: '2026-11-23T10:00:00Z',
  site: 'izmir',
  data: { contact: `c${id}`, queue: `q${id % 3}` }
});

async function connected(t: TestContext, nats: TestNats): Promise<NatsConnection> {
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  return nc;
}

async function addStream(nc: NatsConnection): Promise<JetStreamManager> {
  const manager = await jetstreamManager(nc, { timeout: 1000 });
  await manager.streams.add({ name: 'FLOOR', subjects: ['floor.>'] });
  return manager;
}

/** The ids of all stored events, in the stream's order. */
async function storedIds(nc: NatsConnection): Promise<number[]> {
  const js = jetstream(nc);
  const { state } = await (await jetstreamManager(nc)).streams.info('FLOOR');
  const ids: number[] = [];
  if (state.messages === 0) return ids;
  const messages = await (await js.consumers.get('FLOOR')).consume();
  for await (const message of messages) {
    ids.push(Number(message.json<{ id: string }>().id));
    if (message.seq === state.last_seq) break;
  }
  return ids;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test('events are stored in order, byte for byte, under their subject, with their name', async (t) => {
  const nc = await connected(t, await startTestNats(t));
  const manager = await addStream(nc);
  const publisher = openPublisher(nc);
  const line = JSON.stringify(event(0), null, 1);
  await publisher.publish(Buffer.from(line));
  for (let id = 1; id < 5000; id++) await publisher.publish(event(id));
  await publisher.flush();
  assert.deepEqual(await storedIds(nc), upTo(5000));
  const first = await manager.streams.getMessage('FLOOR', { seq: 1 });
  assert.equal(first?.string(), line);
  assert.equal(first?.subject, 'floor.izmir.contact.q0.offered');
  assert.equal(first?.header.get('Nats-Msg-Id'), '%2Ftest#0');
});

test('the same event twice is stored once, or twice without names', async (t) => {
  const nc = await connected(t, await startTestNats(t));
  await addStream(nc);
  const named = openPublisher(nc);
  const unnamed = openPublisher(nc, { messageIds: false });
  for (const publisher of [named, unnamed]) {
    await publisher.publish(event(7));
    await publisher.publish(event(7));
    await publisher.flush();
  }
  assert.deepEqual(await storedIds(nc), [7, 7, 7]);
});

test('a server killed again and again while events flow: all are stored, once, in order', async (t) => {
  const nats = await startTestNats(t);
  const nc = await connected(t, nats);
  const manager = await addStream(nc);
  const said: string[] = [];
  const publisher = openPublisher(nc, { say: (text) => said.push(text) });
  const count = 60_000;
  const publishing = (async () => {
    for (let id = 0; id < count; id++) await publisher.publish(event(id));
    await publisher.flush();
  })();
  for (const mark of [5_000, 20_000, 40_000]) {
    const reached = async () => (await manager.streams.info('FLOOR')).state.messages >= mark;
    await eventually(`${mark} are stored`, () => reached().catch(() => false));
    await nats.kill();
    await nats.restart();
  }
  await publishing;
  assert.deepEqual(await storedIds(await connected(t, nats)), upTo(count));
  assert.ok(said.some((text) => text.includes('lost')));
});

test('a stream that does not exist yet is waited for', async (t) => {
  const nc = await connected(t, await startTestNats(t));
  const said: string[] = [];
  const publisher = openPublisher(nc, { say: (text) => said.push(text) });
  for (let id = 0; id < 100; id++) await publisher.publish(event(id));
  await eventually('it says so', () => said.length > 0);
  await addStream(nc);
  await publisher.flush();
  assert.deepEqual(await storedIds(nc), upTo(100));
  assert.deepEqual(said, ['no stream takes these messages; waiting …', 'NATS takes messages again']);
});

test('a caller waits where too many are under way, and is let go by the signal', async (t) => {
  const nc = await connected(t, await startTestNats(t));
  const giveUp = new AbortController();
  const publisher = openPublisher(nc, { maxInFlight: 2, signal: giveUp.signal });
  await publisher.publish(event(1));
  const waiting = publisher.publish(event(2));
  giveUp.abort(new Error('enough'));
  await assert.rejects(waiting, /enough/);
  await assert.rejects(publisher.flush(), /enough/);
});

test('what can’t travel is an error of its own, and the others go on', async (t) => {
  const nc = await connected(t, await startTestNats(t));
  const manager = await jetstreamManager(nc);
  await manager.streams.add({ name: 'FLOOR', subjects: ['floor.>'], max_msg_size: 100_000 });
  const refused: string[] = [];
  const publisher = openPublisher(nc, { onRefused: (_message, reason) => refused.push(reason) });
  const large = (bytes: number) => ({ ...event(1), id: String(bytes), more: 'x'.repeat(bytes) });
  await assert.rejects(publisher.publish({ ...event(1), site: 'a b' }), /site must be a token, not "a b"/);
  await assert.rejects(publisher.publish(Buffer.from('{')), /not JSON/);
  await assert.rejects(publisher.publish(large(2_000_000)), /more than the NATS server takes/);
  await publisher.publish(event(1));
  await publisher.publish(large(200_000));
  await publisher.publish(event(2));
  await publisher.flush();
  assert.deepEqual(await storedIds(nc), [1, 2]);
  assert.equal(refused.length, 1);
});

test('a closed connection ends the waiting', async (t) => {
  const nc = await connected(t, await startTestNats(t));
  const publisher = openPublisher(nc);
  await publisher.publish(event(1));
  const flushed = assert.rejects(publisher.flush(), /closed/);
  await nc.close();
  await flushed;
});
