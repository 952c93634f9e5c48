import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Rejection, StreamMessage } from '../floor/stream-fold.ts';
import { connectNats } from './connect-nats.ts';
import { provisionStreams, REJECTED_STREAM } from './provision.ts';
import { HEADER, openRejections } from './rejected.ts';
import { startTestNats } from './testing.ts';

const quiet = (): void => undefined;
const soon = (): AbortSignal => AbortSignal.timeout(20_000);
const CREATED = '2026-11-23T10:00:00Z';

const message = (sequence: number, data: Uint8Array = Buffer.from(`bad ${sequence}`)): StreamMessage => ({
  sequence,
  storedAtMs: 0,
  subject: 'floor.izmir.agent.ayşe.state',
  data
});
const rejection = (sequence: number): Rejection => ({ sequence, reason: 'not-json', detail: 'line 1\nline 2' });

async function opened(t: TestContext) {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 35, say: quiet });
  return { nats, nc };
}

async function state(nc: NatsConnection) {
  return (await (await jetstreamManager(nc)).streams.info(REJECTED_STREAM)).state;
}

test('a rejection is stored byte for byte, with its reason, subject and sequence', async (t) => {
  const { nc } = await opened(t);
  const rejections = await openRejections(nc, CREATED, quiet);
  rejections.store(rejection(7), message(7, Buffer.from([0, 255, 10])));
  await rejections.close(soon());
  const stored = await (await jetstreamManager(nc)).streams.getMessage(REJECTED_STREAM, { seq: 1 });
  assert.equal(stored?.subject, 'rejected.not-json');
  assert.deepEqual([...stored.data], [0, 255, 10]);
  const header = (name: string) => stored.header.get(name);
  assert.equal(header(HEADER.reason), 'not-json');
  assert.equal(header(HEADER.detail), 'line 1 line 2');
  assert.equal(header(HEADER.subject), 'floor.izmir.agent.ayşe.state');
  assert.equal(header(HEADER.sequence), '7');
  assert.equal(header(HEADER.stream), CREATED);
});

test('each sequence once, across rebuilds and restarts, however many there are', async (t) => {
  const { nats, nc } = await opened(t);
  const count = 12_000;
  for (let run = 1; run <= 3; run++) {
    const rejections = await openRejections(nc, CREATED, quiet);
    for (let sequence = 1; sequence <= count + run; sequence++)
      rejections.store(rejection(sequence), message(sequence));
    await rejections.close(soon());
    assert.equal((await state(nc)).messages, count + run);
    if (run === 1) await nats.restart();
    await nc.flush().catch(quiet);
  }
});

test('of two servers that store the same, JetStream keeps one copy', async (t) => {
  const { nc } = await opened(t);
  const both = await Promise.all([openRejections(nc, CREATED, quiet), openRejections(nc, CREATED, quiet)]);
  for (const rejections of both) rejections.store(rejection(1), message(1));
  for (const rejections of both) await rejections.close(soon());
  assert.equal((await state(nc)).messages, 1);
});

test('another instance of FLOOR counts from 1 again', async (t) => {
  const { nc } = await opened(t);
  for (const created of [CREATED, '2026-11-24T10:00:00Z']) {
    const rejections = await openRejections(nc, created, quiet);
    rejections.store(rejection(1), message(1));
    await rejections.close(soon());
  }
  assert.equal((await state(nc)).messages, 2);
});

test('nothing is lost while NATS is away', async (t) => {
  const { nats, nc } = await opened(t);
  const rejections = await openRejections(nc, CREATED, quiet);
  rejections.store(rejection(1), message(1));
  await nats.kill();
  rejections.store(rejection(2), message(2));
  await nats.restart();
  await rejections.close(soon());
  assert.equal((await state(nc)).messages, 2);
});

test('a message that leaves no room for the headers is stored as far as it fits, saying so', async (t) => {
  const { nc } = await opened(t);
  const size = nc.info!.max_payload;
  const rejections = await openRejections(nc, CREATED, (text) => assert.fail(text));
  rejections.store(rejection(1), message(1, Buffer.alloc(size, 'x')));
  rejections.store(rejection(2), message(2));
  await rejections.close(soon());
  const stored = await (await jetstreamManager(nc)).streams.getMessage(REJECTED_STREAM, { seq: 1 });
  assert.equal(stored?.header.get(HEADER.truncated), String(size));
  assert.ok(stored.data.length > size - 1000);
  assert.equal((await state(nc)).messages, 2);
});

test('what others put into REJECTED does not disturb', async (t) => {
  const { nc } = await opened(t);
  await jetstream(nc).publish('rejected.by-hand', 'x');
  const rejections = await openRejections(nc, CREATED, quiet);
  rejections.store(rejection(1), message(1));
  await rejections.close(soon());
  assert.equal((await state(nc)).messages, 2);
});
