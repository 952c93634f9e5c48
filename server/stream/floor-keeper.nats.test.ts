import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '../../tests/eventually.ts';
import type { FloorConfig } from '../contract/config.ts';
import { connectNats } from './connect-nats.ts';
import { FloorKeeper } from './floor-keeper.ts';
import { provisionStreams } from './provision.ts';
import { openPublisher } from './publisher.ts';
import { startTestNats, type TestNats } from './testing.ts';

const event = (id: number) => ({
  specversion: '1.0',
  id: String(id),
  source: '/test',
  type: 'contact.offered',
  time: new Date().toISOString(),
  site: 'izmir',
  data: { contact: `c${id}`, queue: 'q' }
});

async function opened(t: TestContext) {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  const publisher = openPublisher(nc, { messageIds: false });
  const publish = async (count: number): Promise<void> => {
    for (let id = 1; id <= count; id++) await publisher.publish(event(id));
    await publisher.flush();
  };
  return { nats, nc, publish };
}

async function keep(t: TestContext, nats: TestNats) {
  const nc = await connectNats({ url: nats.url, name: 'keeper' });
  const said: string[] = [];
  const sequences: number[] = [];
  const keeper = new FloorKeeper({
    nc,
    config: {},
    keepDays: 1,
    now: () => Date.now(),
    say: (text) => said.push(text),
    onChange: () => sequences.push(keeper.currency().sequence),
    onStream: () => undefined
  });
  await keeper.start();
  t.after(async () => {
    await keeper.stop();
    await nc.close();
  });
  return { keeper, said, sequences };
}

const soon = (): AbortSignal => AbortSignal.timeout(20_000);

test('it has caught up with an empty stream, and with one whose end was deleted', async (t) => {
  const { nats, nc, publish } = await opened(t);
  const { keeper } = await keep(t, nats);
  await keeper.caughtUp(soon());
  assert.deepEqual(keeper.currency().sequence, 0);
  await publish(10);
  await eventually('all is read', () => keeper.currency().sequence === 10);
  await (await jetstreamManager(nc)).streams.deleteMessage('FLOOR', 10);
  const another = await keep(t, nats);
  await another.keeper.caughtUp(soon());
  assert.equal(another.keeper.fold.counts.read, 9);
  assert.deepEqual(
    [another.keeper.currency().sequence, another.keeper.currency().behind, another.keeper.currency().caughtUp],
    [10, 0, true]
  );
});

test('a stream that is deleted and made again begins a new floor', async (t) => {
  const { nats, nc, publish } = await opened(t);
  const { keeper, said } = await keep(t, nats);
  await publish(20);
  await eventually('all is read', () => keeper.currency().sequence === 20);
  await (await jetstreamManager(nc)).streams.delete('FLOOR');
  await eventually('the stream is there again', async () => {
    const { streams } = await jetstreamManager(nc);
    return streams.info('FLOOR').then(
      () => true,
      () => false
    );
  });
  await publish(5);
  await eventually('the new one is read', () => keeper.currency().sequence === 5 && keeper.fold.counts.read === 5);
  assert.match(said.join('\n'), /beginning anew/);
});

test('it looks away at once when NATS is gone, and goes on where it was', async (t) => {
  const { nats, publish } = await opened(t);
  const { keeper, said } = await keep(t, nats);
  await publish(20);
  await eventually('all is read', () => keeper.currency().sequence === 20);
  await nats.kill();
  await eventually('the stream counts as away', () => keeper.currency().streamAgeMs! >= 2000);
  await nats.restart();
  await eventually('it is there again', () => keeper.currency().streamAgeMs! < 1000);
  await publish(5);
  await eventually('what is new is read', () => keeper.currency().sequence === 25);
  assert.equal(keeper.fold.counts.read, 25);
  assert.doesNotMatch(said.join('\n'), /beginning anew/);
});

test('what can’t be used is stored once, however often the floor is rebuilt', async (t) => {
  const { nats, nc, publish } = await opened(t);
  await jetstream(nc).publish('floor.izmir.contact.q.offered', 'not JSON');
  await publish(1);
  for (let round = 0; round < 2; round++) {
    const { keeper } = await keep(t, nats);
    await keeper.caughtUp(soon());
    assert.equal(keeper.fold.counts.rejected, 1);
    await keeper.stop();
  }
  assert.equal((await (await jetstreamManager(nc)).streams.info('REJECTED')).state.messages, 1);
});

test('REJECTED is made again where it was deleted while there is something to store', async (t) => {
  const { nats, nc } = await opened(t);
  const { keeper } = await keep(t, nats);
  await keeper.caughtUp(soon());
  const { streams } = await jetstreamManager(nc);
  await streams.delete('REJECTED');
  await jetstream(nc).publish('floor.izmir.contact.q.offered', 'not JSON');
  await eventually('the rejection is stored', () =>
    streams.info('REJECTED').then(
      ({ state }) => state.messages === 1,
      () => false
    )
  );
});

const threshold = (thresholdSeconds: number): FloorConfig => ({ defaults: { thresholdSeconds } });

test('another definition is swapped in when its floor stands where the other one does; the latest one wins', async (t) => {
  const { nats, publish } = await opened(t);
  await publish(5000);
  const { keeper, sequences } = await keep(t, nats);
  await keeper.caughtUp(soon());
  const first = keeper.fold;
  keeper.recompute(threshold(1));
  assert.equal(keeper.fold, first);
  keeper.recompute(threshold(2));
  const published = publish(2000);
  await eventually('it is swapped in', () => keeper.fold !== first);
  assert.deepEqual(keeper.fold.floor.config, threshold(2));
  await published;
  await eventually('all is read', () => keeper.currency().sequence === 7000);
  assert.equal(keeper.fold.counts.read, 7000);
  assert.deepEqual(
    sequences,
    sequences.toSorted((a, b) => a - b)
  );
});

test('a floor is recomputed also where the end of the stream was deleted', async (t) => {
  const { nats, nc, publish } = await opened(t);
  const { keeper } = await keep(t, nats);
  await publish(10);
  await eventually('all is read', () => keeper.currency().sequence === 10);
  const { streams } = await jetstreamManager(nc);
  await streams.deleteMessage('FLOOR', 10);
  keeper.recompute(threshold(1));
  await eventually('it is swapped in', () => keeper.fold.floor.config.defaults?.thresholdSeconds === 1);
  assert.deepEqual([keeper.fold.counts.read, keeper.currency().sequence], [9, 10]);
  await streams.purge('FLOOR');
  keeper.recompute(threshold(2));
  await eventually('it is swapped in', () => keeper.fold.floor.config.defaults?.thresholdSeconds === 2);
  assert.deepEqual([keeper.fold.counts.read, keeper.currency().sequence], [0, 10]);
});

test('a stream that is made again while a definition changes has the latest one', async (t) => {
  const { nats, nc, publish } = await opened(t);
  const { keeper } = await keep(t, nats);
  await publish(3000);
  await eventually('all is read', () => keeper.currency().sequence === 3000);
  keeper.recompute(threshold(1));
  await (await jetstreamManager(nc)).streams.delete('FLOOR');
  keeper.recompute(threshold(2));
  await eventually('the new stream is there', () => keeper.currency().sequence === 0 && keeper.currency().caughtUp);
  await publish(5);
  await eventually('it is read', () => keeper.fold.counts.read === 5);
  assert.deepEqual(keeper.fold.floor.config, threshold(2));
});

test('what can’t be used is not stored again when a definition changes', async (t) => {
  const { nats, nc, publish } = await opened(t);
  await jetstream(nc).publish('floor.izmir.contact.q.offered', 'not JSON');
  await publish(10);
  const { keeper } = await keep(t, nats);
  await keeper.caughtUp(soon());
  keeper.recompute(threshold(1));
  await eventually('it is swapped in', () => keeper.fold.floor.config.defaults?.thresholdSeconds === 1);
  await jetstream(nc).publish('floor.izmir.contact.q.offered', 'not JSON either');
  const { streams } = await jetstreamManager(nc);
  const rejected = async () => (await streams.info('REJECTED')).state.messages;
  await eventually('the later one is stored', async () => (await rejected()) >= 2);
  await keeper.stop();
  assert.equal(await rejected(), 2);
});
