import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { Bucket } from './bucket.ts';
import { connectNats } from './connect-nats.ts';
import { startTestNats } from './testing.ts';

const STREAM = 'OBJ_SOME';

async function opened(t: TestContext) {
  const { url } = await startTestNats(t);
  const nc = await connectNats({ url, name: 'test' });
  t.after(() => nc.close());
  const bucket = (ttlMs: number): Bucket => new Bucket(nc, { name: 'SOME', description: 'of a test', ttlMs });
  return { nc, bucket, ...(await jetstreamManager(nc)) };
}

async function read(bucket: Bucket, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bucket.read(name)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test('an object of many chunks comes back whole, another in its place as soon as it is complete', async (t) => {
  const { bucket } = await opened(t);
  const some = bucket(60_000);
  await assert.rejects(read(some, 'a'), /it is not there/);
  const text = 'whatever '.repeat(100_000);
  for (const content of [text, 'short', '']) {
    await some.put('a', Buffer.from(content), { of: 'a test' });
    assert.equal(await read(some, 'a'), content);
  }
  const [object, ...more] = await some.list();
  assert.deepEqual([object?.name, object?.metadata, more], ['a', { of: 'a test' }, []]);
  await some.delete('a');
  assert.deepEqual(await some.list(), []);
});

test('a bucket is made to keep longer, never shorter', async (t) => {
  const { bucket, streams } = await opened(t);
  const keptFor = async () => (await streams.info(STREAM)).config.max_age;
  for (const [wanted, kept] of [
    [60_000, 60_000],
    [120_000, 120_000],
    [60_000, 120_000]
  ] as const) {
    await bucket(wanted).list();
    assert.equal(await keptFor(), nanos(kept));
  }
});

test('what a writer left behind that died is swept away, and nothing else', async (t) => {
  const { nc, bucket, streams } = await opened(t);
  const some = bucket(60_000);
  await some.put('a', Buffer.from('a whole one'), {});
  await jetstream(nc).publish('$O.SOME.C.left', 'a piece');
  const messages = async () => (await streams.info(STREAM)).state.messages;
  assert.equal(await messages(), 3);
  await some.sweep(() => false);
  assert.equal(await messages(), 3);
  await some.sweep((storedAtMs) => storedAtMs <= Date.now());
  assert.equal(await messages(), 2);
  assert.equal(await read(some, 'a'), 'a whole one');
});
