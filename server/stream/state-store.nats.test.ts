import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { Objm } from '@nats-io/obj';
import { writtenParts } from '../floor/state/testing.ts';
import { StreamFold } from '../floor/stream-fold.ts';
import { connectNats } from './connect-nats.ts';
import { STATE_BUCKET, StateStore } from './state-store.ts';
import { startTestNats, type TestNats } from './testing.ts';

const DAY_MS = 24 * 3_600_000;
const START_MS = Date.parse('2026-11-23T10:00:00Z');
const CREATED = '2026-11-01T00:00:00.000000001Z';
const STREAM = { created: CREATED, lastSequence: 1_000_000 };

function takeOne(fold: StreamFold, atMs: number): void {
  const sequence = fold.sequence + 1;
  const event = {
    specversion: '1.0',
    id: String(sequence),
    source: '/test',
    type: 'contact.offered',
    time: new Date(atMs).toISOString(),
    site: 'izmir',
    data: { contact: `c${sequence}`, queue: 'q' }
  };
  const data = new TextEncoder().encode(JSON.stringify(event));
  const message = { sequence, storedAtMs: atMs, subject: 'floor.izmir.contact.q.offered', data };
  assert.equal(fold.take(message, atMs), null);
}

/** A fold of so many contacts, a second apart. */
function foldOf(contacts: number): StreamFold {
  const fold = new StreamFold({});
  for (let number = 0; number < contacts; number++) takeOne(fold, START_MS + 1000 * number);
  return fold;
}

let nats: TestNats;
let stop: () => void | Promise<void>;
let nc: NatsConnection;
let jsm: JetStreamManager;

before(async () => {
  nats = await startTestNats({ after: (step) => void (stop = step) });
  nc = await connectNats({ url: nats.url, name: 'test' });
  jsm = await jetstreamManager(nc);
});
after(async () => {
  await nc.close();
  await stop();
});

/** Stores on a bucket that is not there yet. */
async function opened() {
  await jsm.streams.delete(`OBJ_${STATE_BUCKET}`).catch(() => undefined);
  const said: string[] = [];
  const newStore = (): StateStore => new StateStore(nc, { keepDays: 35, say: (text) => said.push(text) });
  return { said, store: newStore(), newStore };
}

/** Writes to the bytes of an object behind the back of its store. */
async function damage(name: string, how: 'changed' | 'cut short' | 'gone') {
  const info = await (await new Objm(nc).open(STATE_BUCKET)).info(name);
  const stream = `OBJ_${STATE_BUCKET}`;
  const subject = `$O.${STATE_BUCKET}.C.${info!.nuid}`;
  const last = await jsm.streams.getMessage(stream, { last_by_subj: subject });
  await jsm.streams.deleteMessage(stream, last!.seq);
  if (how === 'gone') return;
  const data = last!.data.slice();
  if (how === 'changed') data[data.length >> 1]! ^= 1;
  await jetstream(nc).publish(subject, how === 'changed' ? data : data.subarray(0, data.length >> 1));
}

test('what is saved comes back as it was, to whoever looks for it', async () => {
  const { store, newStore, said } = await opened();
  const fold = foldOf(2000);
  assert.equal(await store.newest(STREAM, {}), null);
  assert.equal(await store.save(fold, { created: CREATED }), true);
  const back = await newStore().newest(STREAM, {});
  assert.deepEqual(writtenParts(back!), writtenParts(fold));
  assert.deepEqual(said, []);
});

test('a fold may go on as soon as saving has begun', async () => {
  const { store } = await opened();
  const fold = foldOf(10);
  const saving = store.save(fold, { created: CREATED });
  takeOne(fold, START_MS + DAY_MS);
  await saving;
  assert.equal((await store.newest(STREAM, {}))?.sequence, 10);
});

test('the last two are kept, and the days', async () => {
  const { store } = await opened();
  const fold = foldOf(1);
  const day = (back: number): number => Math.floor(Date.now() / DAY_MS - back) * DAY_MS;
  for (const back of [40, 3, 2]) {
    takeOne(fold, START_MS);
    await store.save(fold, { created: CREATED, dayMs: day(back) });
  }
  for (let round = 0; round < 5; round++) {
    takeOne(fold, START_MS);
    await store.save(fold, { created: CREATED });
  }
  const states = await store.list(STREAM);
  assert.deepEqual(
    states.map(({ sequence }) => sequence),
    [9, 8, 4, 3]
  );
  assert.ok(states.every(({ bytes, asOfMs }) => bytes > 0 && asOfMs === START_MS));
});

test('one from before a moment holds nothing that is later', async () => {
  const { store } = await opened();
  const fold = foldOf(1);
  for (let day = 1; day <= 3; day++) {
    await store.save(fold, { created: CREATED, dayMs: Date.now() - day });
    takeOne(fold, START_MS + day * DAY_MS);
  }
  const before = async (ms: number): Promise<number | undefined> => (await store.newest(STREAM, {}, ms))?.sequence;
  assert.equal(await before(START_MS + DAY_MS), 2);
  assert.equal(await before(START_MS + DAY_MS - 1), 1);
  assert.equal(await before(START_MS - 1), undefined);
  assert.equal(await before(Infinity), 3);
});

for (const how of ['changed', 'cut short', 'gone'] as const) {
  test(`one whose bytes are ${how} is passed over for the one before it, and this is said`, async () => {
    const { store, newStore, said } = await opened();
    for (const contacts of [10, 20]) await store.save(foldOf(contacts), { created: CREATED });
    await damage('latest-1', how);
    assert.equal((await newStore().newest(STREAM, {}))?.sequence, 10);
    assert.equal(said.length, 1);
    assert.match(said[0]!, /latest-1 can't be used/);
    await damage('latest-0', how);
    assert.equal(await newStore().newest(STREAM, {}), null);
  });
}

test('one of another stream, from beyond its end or of another version is not used, and this is said once', async () => {
  const { store, said } = await opened();
  for (const contacts of [10, 20]) await store.save(foldOf(contacts), { created: CREATED });
  assert.equal((await store.newest({ ...STREAM, lastSequence: 15 }, {}))?.sequence, 10);
  assert.deepEqual(said.splice(0), ['the state latest-1 is not used: it is as of 20, and FLOOR ends at 15']);
  assert.equal((await store.newest({ ...STREAM, lastSequence: 20 }, {}))?.sequence, 20);
  assert.equal(await store.newest({ ...STREAM, created: 'another' }, {}), null);
  assert.equal(said.length, 1);
  assert.match(said.splice(0)[0]!, /latest-0 is not used: it is of another stream/);
  const objects = await new Objm(nc).open(STATE_BUCKET);
  const { metadata } = (await objects.info('latest-0'))!;
  await objects.update('latest-0', { metadata: { ...metadata, version: '0' } });
  assert.deepEqual(await store.list({ ...STREAM, lastSequence: 15 }), []);
});

test('a state of another stream is the first to make room', async () => {
  const { store, newStore } = await opened();
  for (const contacts of [10, 20]) await store.save(foldOf(contacts), { created: 'another' });
  for (const contacts of [1, 2, 3]) await newStore().save(foldOf(contacts), { created: CREATED });
  assert.deepEqual(
    (await store.list(STREAM)).map(({ sequence }) => sequence),
    [3, 2]
  );
});

test('ids of days that are over are stored once, and stored again where they are damaged', async () => {
  const { store, newStore, said } = await opened();
  const fold = foldOf(10);
  takeOne(fold, START_MS + DAY_MS);
  await store.save(fold, { created: CREATED });
  const objects = await new Objm(nc).open(STATE_BUCKET);
  const stored = async () => (await objects.list()).filter(({ name }) => name.startsWith('ids-'));
  const [first, ...more] = await stored();
  assert.deepEqual(more, []);
  takeOne(fold, START_MS + DAY_MS);
  await store.save(fold, { created: CREATED });
  assert.equal((await stored())[0]?.nuid, first!.nuid);
  const back = await newStore().newest(STREAM, {});
  assert.deepEqual(writtenParts(back!), writtenParts(fold));

  await damage(first!.name, 'changed');
  const another = newStore();
  assert.equal(await another.newest(STREAM, {}), null);
  assert.equal(said.length, 2);
  await another.save(fold, { created: CREATED });
  assert.equal((await newStore().newest(STREAM, {}))?.sequence, fold.sequence);
});

test('without NATS nothing is saved or found, which is said; afterwards it goes on', async () => {
  const { store, said } = await opened();
  await nats.stop();
  assert.equal(await store.save(foldOf(1), { created: CREATED }), false);
  assert.match(said.splice(0).join('\n'), /as of 1 could not be saved/);
  assert.equal(await store.newest(STREAM, {}), null);
  assert.match(said.splice(0).join('\n'), /can't be looked for/);
  await nats.restart();
  for (let attempt = 0; !(await store.save(foldOf(2), { created: CREATED })); attempt++) assert.ok(attempt < 20);
  assert.equal((await store.newest(STREAM, {}))?.sequence, 2);
});

test('a bucket that is deleted is made again', async () => {
  const { store } = await opened();
  await store.save(foldOf(1), { created: CREATED });
  await jsm.streams.delete(`OBJ_${STATE_BUCKET}`);
  await store.save(foldOf(2), { created: CREATED });
  assert.equal(await store.save(foldOf(3), { created: CREATED }), true);
  assert.equal((await store.newest(STREAM, {}))?.sequence, 3);
});
