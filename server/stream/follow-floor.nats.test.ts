import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from './connect-nats.ts';
import { followFloor } from './follow-floor.ts';
import { provisionStreams } from './provision.ts';
import { openPublisher } from './publisher.ts';
import { startTestNats } from './testing.ts';

const event = (id: number) => ({
  specversion: '1.0',
  id: String(id),
  source: '/test',
  type: 'contact.offered',
  time: '2026-11-23T10:00:00Z',
  site: 'izmir',
  data: { contact: `c${id}`, queue: `q${id % 3}` }
});

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

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
  return {
    nats,
    nc,
    publish: async (from: number, to: number) => {
      for (let id = from; id <= to; id++) await publisher.publish(event(id));
      await publisher.flush();
    },
    follow: async (from: number) => {
      const sequences: number[] = [];
      const follower = followFloor(await connect(), {
        from,
        say: () => undefined,
        onMessage: ({ sequence, subject, data }) => {
          const { id } = JSON.parse(Buffer.from(data).toString()) as { id: string };
          assert.equal(id, String(sequence));
          assert.equal(subject, `floor.izmir.contact.q${sequence % 3}.offered`);
          sequences.push(sequence);
        }
      });
      t.after(() => follower.stop());
      return { sequences, follower };
    }
  };
}

test('messages come in order, from the sequence asked for, with subject and bytes', async (t) => {
  const { publish, follow } = await opened(t);
  await publish(1, 3000);
  const { sequences } = await follow(101);
  await eventually('what is there has come', () => sequences.length === 2900);
  await publish(3001, 3100);
  await eventually('what comes later too', () => sequences.length === 3000);
  assert.deepEqual(sequences, upTo(3100).slice(100));
});

test('nothing is lost or comes twice while nats-server is killed again and again', async (t) => {
  const { nats, publish, follow } = await opened(t);
  await publish(1, 40_000);
  const { sequences } = await follow(1);
  for (const mark of [1, 10_000, 20_000]) {
    await eventually(`${mark} have come`, () => sequences.length >= mark);
    await nats.kill();
    await nats.restart();
  }
  await publish(40_001, 40_100);
  await eventually('all have come', () => sequences.length >= 40_100);
  assert.deepEqual(sequences, upTo(40_100));
});

test('it goes on after nats-server was away for long, and was quiet before and after', async (t) => {
  const { nats, publish, follow } = await opened(t);
  await publish(1, 10);
  const { sequences } = await follow(1);
  await eventually('what is there has come', () => sequences.length === 10);
  await nats.stop();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await nats.restart();
  await publish(11, 20);
  await eventually('what is new has come', () => sequences.length === 20);
  assert.deepEqual(sequences, upTo(20));
});

test('what is deleted or purged is passed over', async (t) => {
  const { nc, publish, follow } = await opened(t);
  await publish(1, 1000);
  const { streams } = await jetstreamManager(nc);
  await streams.purge('FLOOR', { seq: 500 });
  await streams.deleteMessage('FLOOR', 700);
  const { sequences } = await follow(1);
  await eventually('what is left has come', () => sequences.at(-1) === 1000);
  assert.deepEqual(
    sequences,
    upTo(1000).filter((sequence) => sequence >= 500 && sequence !== 700)
  );
  await streams.purge('FLOOR');
  await publish(1001, 1010);
  await eventually('what is new has come', () => sequences.at(-1) === 1010);
});

test('a consumer that is deleted under it is made again', async (t) => {
  const { nc, publish, follow } = await opened(t);
  await publish(1, 100);
  const { sequences } = await follow(1);
  await eventually('what is there has come', () => sequences.length === 100);
  const { consumers } = await jetstreamManager(nc);
  for await (const { name } of consumers.list('FLOOR')) await consumers.delete('FLOOR', name);
  await publish(101, 200);
  await eventually('what is new has come', () => sequences.length === 200);
  assert.deepEqual(sequences, upTo(200));
});

test('timers get their turn while there is much to read, and it stops in the middle', async (t) => {
  const { publish, follow } = await opened(t);
  await publish(1, 60_000);
  const { sequences, follower } = await follow(1);
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await eventually('some have come', () => sequences.length > 20_000);
  clearInterval(timer);
  assert.ok(turns > 0);
  await follower.stop();
  const { length } = sequences;
  await publish(60_001, 60_100);
  assert.equal(sequences.length, length);
});

test('it stops at whatever moment it is told to, though nothing ever comes', async (t) => {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  for (let afterMs = 0; afterMs < 30; afterMs++) {
    const follower = followFloor(nc, { from: 1, onMessage: () => undefined, say: () => undefined });
    await new Promise((resolve) => setTimeout(resolve, afterMs / 3));
    await follower.stop();
  }
});
