import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from './connect-nats.ts';
import { KeyValues } from './key-values.ts';
import { startTestNats } from './testing.ts';

const NAME = 'SOME';

function readNumber(value: unknown): number {
  if (typeof value !== 'number') throw new Error('it is no number');
  return value;
}

async function server(t: TestContext, url: string) {
  const nc = await connectNats({ url, name: 'test', waitForFirst: true });
  const changes: string[] = [];
  const words: string[] = [];
  const numbers = new KeyValues<number>(nc, {
    name: NAME,
    description: 'of a test',
    history: 3,
    read: readNumber,
    onChange: (key) => changes.push(key),
    say: (text) => words.push(text)
  });
  await numbers.start();
  t.after(async () => {
    numbers.stop();
    await nc.close();
  });
  return { nc, numbers, changes, words };
}

const valuesOf = (numbers: KeyValues<number>) =>
  Object.fromEntries(numbers.all().map(({ key, value }) => [key, value]));

test('what one server writes every other knows, and one that comes later', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  assert.equal((await one.numbers.put('a', 1))?.value, 1);
  assert.equal(one.numbers.get('a')?.value, 1, 'known to its writer at once');
  await eventually('the other knows', () => other.numbers.get('a')?.value === 1);
  assert.deepEqual(other.changes, ['a']);
  assert.ok(await other.numbers.put('a', 2));
  assert.ok(await other.numbers.put('b', 3));
  await eventually('the one knows', () => one.numbers.get('b')?.value === 3);
  const late = await server(t, url);
  assert.deepEqual(valuesOf(late.numbers), { a: 2, b: 3 });
});

test('of two who write on the same ground the second is refused, and knows the first one’s value', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  const written = await Promise.all([one.numbers.put('a', 1), other.numbers.put('a', 2)]);
  const winner = written.findIndex((each) => each !== null);
  assert.deepEqual(
    written.map((each) => each === null),
    winner === 0 ? [false, true] : [true, false]
  );
  const { numbers } = winner === 0 ? other : one;
  assert.equal(numbers.get('a')?.value, winner + 1);
  assert.equal(await numbers.put('a', 7, 0), null, 'whoever knows of none');
  assert.ok(await numbers.put('a', 7));
});

test('as many versions are kept as were asked for', async (t) => {
  const { url } = await startTestNats(t);
  const { numbers } = await server(t, url);
  for (const value of [1, 2, 3, 4]) await numbers.put('a', value);
  assert.deepEqual(
    (await numbers.history('a')).map(({ value }) => value),
    [2, 3, 4]
  );
  assert.deepEqual(await numbers.history('b'), []);
});

test('what can’t be read is passed over and said; what was known stays, and can be written over', async (t) => {
  const { url } = await startTestNats(t);
  const { nc, numbers, words } = await server(t, url);
  await numbers.put('a', 1);
  const bucket = await new Kvm(nc).open(NAME);
  for (const [key, text] of [
    ['a', '{'],
    ['b', '"two"']
  ] as const) {
    await bucket.put(key, text);
  }
  await eventually('it is said', () => words.length === 2);
  assert.match(words[0]!, /^SOME: a is passed over: .*JSON/);
  assert.match(words[1]!, /^SOME: b is passed over: it is no number/);
  assert.deepEqual(valuesOf(numbers), { a: 1 });
  assert.ok(await numbers.put('a', 2));
  assert.ok(await numbers.put('b', 3));
  assert.deepEqual(valuesOf(numbers), { a: 2, b: 3 });
});

test('what somebody deletes by other means is gone, and can be made again', async (t) => {
  const { url } = await startTestNats(t);
  const { nc, numbers } = await server(t, url);
  await numbers.put('a', 1);
  await (await new Kvm(nc).open(NAME)).delete('a');
  await eventually('it is gone', () => numbers.get('a') === null);
  assert.ok(await numbers.put('a', 2));
});

test('what is removed is gone for all, unless somebody has written it meanwhile; it can be made again', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  const first = await one.numbers.put('a', 1);
  await eventually('the other knows', () => other.numbers.get('a')?.value === 1);
  await other.numbers.put('a', 2);
  assert.equal(await one.numbers.remove('a', first!.revision), false);
  await eventually('the one knows', () => one.numbers.get('a')?.value === 2);
  assert.equal(await one.numbers.remove('a'), true);
  assert.equal(one.numbers.get('a'), null);
  await eventually('the other knows', () => other.numbers.get('a') === null);
  assert.ok(await other.numbers.put('a', 3));
});

test('through an outage what is known stays; afterwards all is known again', async (t) => {
  const nats = await startTestNats(t);
  const [one, other] = [await server(t, nats.url), await server(t, nats.url)];
  await one.numbers.put('a', 1);
  await eventually('the other knows', () => other.numbers.get('a')?.value === 1);
  await nats.stop();
  assert.equal(other.numbers.get('a')?.value, 1);
  await nats.restart();
  await eventually('it can be written again', () =>
    one.numbers.put('a', 2).then(
      () => true,
      () => false
    )
  );
  await eventually('the other knows', () => other.numbers.get('a')?.value === 2);
});

test('a bucket that was deleted under us is made again, with what was in it', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  for (const [key, value] of Object.entries({ a: 1, b: 2 })) await one.numbers.put(key, value);
  await one.numbers.put('b', 3);
  await eventually('the other knows', () => other.numbers.get('b')?.value === 3);
  const { streams } = await jetstreamManager(one.nc);
  await streams.delete(`KV_${NAME}`);
  await eventually('it is there again', () =>
    streams.info(`KV_${NAME}`).then(
      ({ state }) => state.messages >= 2,
      () => false
    )
  );
  assert.deepEqual(valuesOf((await server(t, url)).numbers), { a: 1, b: 3 });
  for (const { numbers } of [one, other]) assert.deepEqual(valuesOf(numbers), { a: 1, b: 3 });
  await eventually('and goes on', () =>
    one.numbers.put('a', 4).then(
      (kept) => kept !== null,
      () => false
    )
  );
  await eventually('for all', () => other.numbers.get('a')?.value === 4);
});
