import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from './connect-nats.ts';
import { ShortLived } from './short-lived.ts';
import { startTestNats } from './testing.ts';

async function bucket(t: TestContext, url: string, ttlMs = 60_000): Promise<ShortLived> {
  const nc = await connectNats({ url, name: 'test' });
  t.after(() => nc.close());
  return new ShortLived(nc, { name: 'SHORT', description: 'for a test', ttlMs });
}

test('what one server writes another reads, and each writes only what it knew of', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await bucket(t, url), await bucket(t, url)];
  assert.equal(await one.get('a'), null);
  assert.equal(await one.put('a', { count: 1 }, 0), true);
  assert.equal(await other.put('a', { count: 9 }, 0), false);
  const { value, revision } = (await other.get('a'))!;
  assert.deepEqual(value, { count: 1 });
  assert.equal(await other.put('a', { count: 2 }, revision), true);
  assert.equal(await one.remove('a', revision), false);
  assert.equal(await one.remove('a', (await one.get('a'))!.revision), true);
  assert.equal(await other.get('a'), null);
});

test('a value is forgotten after its time', async (t) => {
  const { url } = await startTestNats(t);
  const short = await bucket(t, url, 500);
  await short.put('a', 1, 0);
  await eventually('it is forgotten', async () => (await short.get('a')) === null);
  assert.equal(await short.put('a', 2, 0), true);
});

test('a bucket that was lost is made again by who needs it', async (t) => {
  const nats = await startTestNats(t);
  const short = await bucket(t, nats.url);
  await short.put('a', 1, 0);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await (await jetstreamManager(nc)).streams.delete('KV_SHORT');
  await short.get('a').catch(() => null);
  await eventually('it is there again', () => short.put('a', 2, 0).catch(() => false));
});
