// A floor that begins from a saved state is the floor that has read all of the stream.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '../../tests/eventually.ts';
import { recordedDay } from '../../tests/recorded-day.ts';
import type { FloorConfig } from '../contract/config.ts';
import { sitesReport } from '../floor/report.ts';
import { StreamFold } from '../floor/stream-fold.ts';
import { connectNats } from './connect-nats.ts';
import { FloorKeeper } from './floor-keeper.ts';
import { provisionStreams } from './provision.ts';
import { openPublisher } from './publisher.ts';
import { readFloor } from './read-floor.ts';
import { StateStore } from './state-store.ts';
import { startTestNats } from './testing.ts';

const KEEP = { keepDays: 35 };
const say = (): void => undefined;
const soon = (): AbortSignal => AbortSignal.timeout(20_000);

/** A stream of some events: contacts that wait, agents who have signed in to queues, some for a while. */
async function opened(t: TestContext) {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, KEEP);
  const publisher = openPublisher(nc, { messageIds: false });
  const publish = async (events: readonly object[]): Promise<void> => {
    for (const event of events) await publisher.publish(event);
    await publisher.flush();
  };
  const { streams } = await jetstreamManager(nc);
  const created = async (): Promise<string> => (await streams.info('FLOOR')).created;
  /** The whole stream folded at once. */
  const folded = async (config: FloorConfig = {}): Promise<StreamFold> => {
    const fold = new StreamFold(config);
    const onMessage = (message: Parameters<StreamFold['take']>[0]): void => void fold.take(message, Date.now());
    await readFloor(nc, { from: 1, onMessage, say });
    return fold;
  };
  const store = new StateStore(nc, { ...KEEP, say });
  const save = async (fold: StreamFold): Promise<void> =>
    assert.ok(await store.save(fold, { created: await created() }));
  return { nats, nc, streams, publish, folded, save };
}

async function keep(t: TestContext, url: string) {
  const nc = await connectNats({ url, name: 'keeper' });
  const said: string[] = [];
  const keeper = new FloorKeeper({
    nc,
    config: {},
    ...KEEP,
    now: () => Date.now(),
    say: (text) => said.push(text),
    onChange: () => undefined,
    onStream: () => undefined
  });
  await keeper.start();
  const stop = async (): Promise<void> => {
    await keeper.stop();
    await nc.close();
  };
  t.after(stop);
  await keeper.caughtUp(soon());
  return { keeper, said, stop };
}

function assertSame(fold: StreamFold, expected: StreamFold): void {
  const nowMs = Date.now();
  for (const each of [fold, expected]) each.advance(nowMs);
  assert.deepEqual(sitesReport(fold.floor, nowMs), sitesReport(expected.floor, nowMs));
  assert.deepEqual(fold.counts, expected.counts);
  assert.deepEqual(fold.rejections, expected.rejections);
  assert.equal(fold.sequence, expected.sequence);
}

const events = recordedDay({ untilMs: Date.now(), hours: 2 });
const [early, late] = [events.slice(0, events.length - 100), events.slice(-100)];

test('what is open outlives the stream: contacts, sign-ins and assignments are known from the state', async (t) => {
  const { nats, streams, publish, folded, save } = await opened(t);
  await publish(early);
  await save(await folded());
  await publish(late);
  const expected = await folded();
  await streams.purge('FLOOR', { seq: early.length + 1 });
  const { keeper, said } = await keep(t, nats.url);
  assert.equal(keeper.currency().caughtUp, true);
  assertSame(keeper.fold, expected);
  const site = expected.floor.sites.get('demo')!;
  assert.ok([...site.agents.values()].some(({ status }) => status.state !== 'offline'));
  assert.deepEqual(said, []);
});

test('it goes on from the state with what comes later, and each message counts once', async (t) => {
  const { nats, publish, folded, save } = await opened(t);
  await publish(early);
  await save(await folded());
  const { keeper } = await keep(t, nats.url);
  await publish([...late, ...early.slice(0, 5)]);
  await eventually('all is read', () => keeper.currency().sequence === events.length + 5);
  assertSame(keeper.fold, await folded());
  assert.equal(keeper.fold.counts.duplicate, 5);
});

test('another definition is in force from the state on, without the stream that it is of', async (t) => {
  const { nats, streams, publish, folded, save } = await opened(t);
  const config: FloorConfig = { defaults: { thresholdSeconds: 3, formula: 'answered' } };
  await publish(early);
  await save(await folded());
  const { keeper } = await keep(t, nats.url);
  await publish(late);
  const expected = await folded(config);
  await eventually('all is read', () => keeper.currency().sequence === events.length);
  await streams.purge('FLOOR', { seq: early.length + 1 });
  keeper.recompute({ defaults: { thresholdSeconds: 1 } });
  keeper.recompute(config);
  await eventually('it is in force', () => keeper.fold.floor.config === config);
  assertSame(keeper.fold, expected);
});

test('where no state can be used the floor is made anew from the stream, and the reason is said', async (t) => {
  const { nats, nc, streams, publish, folded, save } = await opened(t);
  await publish(early);
  await save(await folded());
  const bucket = await streams.info('OBJ_FLOOR_STATE', { subjects_filter: '$O.FLOOR_STATE.C.>' });
  const [chunks] = Object.keys(bucket.state.subjects!);
  await streams.purge('OBJ_FLOOR_STATE', { filter: chunks! });
  await jetstream(nc).publish(chunks!, 'something else');
  const { keeper, said } = await keep(t, nats.url);
  assertSame(keeper.fold, await folded());
  assert.match(said.join('\n'), /the state latest-0 can't be used: /);
});

test('a stream that has gone back behind the state, or was made anew, is not what the state is of', async (t) => {
  const { nats, streams, publish, folded, save } = await opened(t);
  await publish(early);
  const fold = await folded();
  fold.skipTo(early.length + 1);
  await save(fold);
  const first = await keep(t, nats.url);
  assertSame(first.keeper.fold, await folded());
  assert.match(first.said.join('\n'), /as of \d+, and FLOOR ends at \d+/);
  await first.stop();

  await streams.delete('FLOOR');
  await provisionStreams(await connectedTo(t, nats.url), KEEP);
  await publish(late);
  const second = await keep(t, nats.url);
  assertSame(second.keeper.fold, await folded());
  assert.match(second.said.join('\n'), /another stream/);
});

async function connectedTo(t: TestContext, url: string) {
  const nc = await connectNats({ url, name: 'test' });
  t.after(() => nc.close());
  return nc;
}

test('what was rejected before the state is counted and shown, and in REJECTED once', async (t) => {
  const { nats, nc, streams, publish, folded, save } = await opened(t);
  const bad = (text: string) => jetstream(nc).publish('floor.izmir.contact.q.offered', text);
  await bad('not JSON');
  const first = await keep(t, nats.url);
  const rejected = async (): Promise<number> => (await streams.info('REJECTED')).state.messages;
  await eventually('it is stored', async () => (await rejected()) === 1);
  await first.stop();
  // Nobody who stores rejections has seen this one: as if a server had died before it could.
  await bad('not JSON either');
  await publish(late);
  await save(await folded());

  const { keeper } = await keep(t, nats.url);
  assert.equal(keeper.fold.counts.rejected, 2);
  assert.deepEqual(
    keeper.fold.rejections.map(({ sequence }) => sequence),
    [1, 2]
  );
  await eventually('the other one is stored', async () => (await rejected()) === 2);
  await bad('nor this');
  await eventually('the third one is stored', async () => (await rejected()) === 3);
  const kept = await streams.getMessage('REJECTED', { seq: 2 });
  assert.equal(kept?.string(), 'not JSON either');
  assert.equal(kept?.header.get('Floorcast-Sequence'), '2');
});
