import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { FLOOR_STREAM, provisionStreams } from '../stream/provision.ts';
import { startTestNats, testFolder } from '../stream/testing.ts';

const PLAY = join(import.meta.dirname, 'play.ts');

const line = (id: number, time: string): string =>
  JSON.stringify({
    specversion: '1.0',
    id: String(id),
    source: '/pbx',
    type: 'contact.offered',
    time,
    site: 'izmir',
    data: { contact: String(id), queue: `q${id % 3}` }
  });

async function openFloor(t: TestContext): Promise<{
  url: string;
  stored: () => Promise<number>;
  path: string;
}> {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  const { streams } = await jetstreamManager(nc);
  const stored = async (): Promise<number> => (await streams.info(FLOOR_STREAM)).state.messages;
  return { url: nats.url, stored, path: join(testFolder(), 'events.ndjson') };
}

test('a recording played twice is stored twice', async (t) => {
  const { url, stored, path } = await openFloor(t);
  const lines = Array.from({ length: 5000 }, (_, id) =>
    line(id, `2020-01-01T10:00:${String(id % 60).padStart(2, '0')}Z`)
  );
  writeFileSync(path, lines.join('\n'));
  for (const expected of [5000, 10_000]) {
    const env = { ...process.env, NATS_URL: url };
    const { status, stderr } = spawnSync(process.execPath, [PLAY, '--until-now', path], { env, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, 'play: 5000 events played, 0 lines skipped\n']);
    assert.equal(await stored(), expected);
  }
});

test('at a pace, an event is in the stream before the next one is due', async (t) => {
  const { url, stored, path } = await openFloor(t);
  writeFileSync(path, `${line(1, '2020-01-01T10:00:00Z')}\n${line(2, '2020-02-01T10:00:00Z')}\n`);
  const child = spawn(process.execPath, [PLAY, path], { env: { ...process.env, NATS_URL: url } });
  t.after(() => child.kill('SIGKILL'));
  await eventually('the first event is stored', async () => (await stored()) === 1);
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 130);
  assert.equal(await stored(), 1);
});
