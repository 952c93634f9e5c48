import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstreamManager, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { connectNats } from './connect-nats.ts';
import { provisionStreams } from './provision.ts';
import { startTestNats } from './testing.ts';

const days = (count: number): number => nanos(count * 24 * 3600_000);

async function opened(t: TestContext) {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  const jsm = await jetstreamManager(nc);
  const said: string[] = [];
  return {
    nats,
    nc,
    said,
    provision: (keepDays: number) => provisionStreams(nc, { keepDays, say: (text) => said.push(text) }),
    add: (config: Partial<StreamConfig> & { name: string }) => jsm.streams.add(config),
    config: async (name: string) => (await jsm.streams.info(name)).config
  };
}

test('missing streams are made: on disk, for the days asked for, REJECTED refusing copies for as long', async (t) => {
  const { provision, config, said } = await opened(t);
  await provision(35);
  const floor = await config('FLOOR');
  assert.deepEqual(floor.subjects, ['floor.>']);
  assert.equal(floor.storage, StorageType.File);
  assert.equal(floor.retention, RetentionPolicy.Limits);
  assert.equal(floor.max_age, days(35));
  assert.equal(floor.duplicate_window, nanos(2 * 60_000));
  const rejected = await config('REJECTED');
  assert.deepEqual(rejected.subjects, ['rejected.>']);
  assert.equal(rejected.max_age, days(35));
  assert.equal(rejected.duplicate_window, days(35));
  assert.deepEqual(said, []);
});

test('our own streams are prolonged, never shortened', async (t) => {
  const { provision, config, said } = await opened(t);
  await provision(10);
  await provision(35);
  assert.equal((await config('FLOOR')).max_age, days(35));
  assert.equal((await config('REJECTED')).duplicate_window, days(35));
  assert.deepEqual(said, []);
  await provision(10);
  assert.equal((await config('FLOOR')).max_age, days(35));
  assert.match(said[0]!, /the stream FLOOR keeps 35 days, whatever FLOOR_KEEP_DAYS says/);
});

test('somebody else’s stream is adopted as it is', async (t) => {
  const { provision, config, add, said } = await opened(t);
  await add({ name: 'FLOOR', subjects: ['floor.>', 'more.>'], max_age: days(7), max_bytes: 1_000_000 });
  const before = await config('FLOOR');
  await provision(35);
  assert.deepEqual(await config('FLOOR'), before);
  assert.match(said[0]!, /the stream FLOOR keeps 7 days/);
});

test('a stream that can’t serve is an error that names it', async (t) => {
  const { provision, add } = await opened(t);
  await add({ name: 'FLOOR', subjects: ['floor.izmir.>'] });
  await assert.rejects(provision(35), /the stream FLOOR is bound to floor.izmir.>, and must be to floor.>/);
});

test('so is one that drops what was read, and one of another name on our subjects', async (t) => {
  const { provision, add, nc } = await opened(t);
  await add({ name: 'FLOOR', subjects: ['floor.>'], retention: RetentionPolicy.Workqueue });
  await assert.rejects(provision(35), /the stream FLOOR drops what was read/);
  await (await jetstreamManager(nc)).streams.delete('FLOOR');
  await add({ name: 'OTHER', subjects: ['floor.>'] });
  await assert.rejects(provision(35), /the stream FLOOR can't be made on floor.>: subjects overlap/);
});
