import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '../../tests/eventually.ts';
import { START_S } from '../connectors/asterisk/testing.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { FLOOR_STREAM, provisionStreams } from '../stream/provision.ts';
import { startTestNats, testFolder } from '../stream/testing.ts';

const CONNECT = join(import.meta.dirname, 'connect.ts');

const call = (number: number): string =>
  `${START_S + number}|c${number}|sales|NONE|ENTERQUEUE||\n${START_S + number}|c${number}|sales|NONE|ABANDON|1|1|0\n`;

async function openFloor(t: TestContext) {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  const { streams } = await jetstreamManager(nc);
  const stored = async (subject: string): Promise<number> => {
    const { state } = await streams.info(FLOOR_STREAM, { subjects_filter: subject });
    return Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
  };
  const folder = testFolder();
  const env = { ...process.env, NATS_URL: nats.url, FLOOR_DATA: join(folder, 'data') };
  return { nats, env, stored, path: join(folder, 'queue_log') };
}

test('a log goes into the stream; read again it adds nothing', async (t) => {
  const { env, stored, path } = await openFloor(t);
  writeFileSync(path, call(1) + call(2));
  for (const _ of ['once', 'again']) {
    const { status, stderr } = spawnSync(process.execPath, [CONNECT, 'asterisk-queue-log', path], {
      env,
      encoding: 'utf8'
    });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, 'connect: 4 lines read, 0 skipped, 4 events\n');
    assert.equal(await stored('floor.main.contact.sales.offered'), 2);
    assert.equal(await stored('floor.main.contact.sales.abandoned'), 2);
  }
});

test('a NATS that goes away while a log is followed misses nothing; asked to stop meanwhile, it does', async (t) => {
  const { nats, env, stored, path } = await openFloor(t);
  writeFileSync(path, call(1));
  const follow = () => {
    const child = spawn(process.execPath, [CONNECT, 'asterisk-queue-log', path, '--follow'], { env, stdio: 'ignore' });
    t.after(() => child.kill('SIGKILL'));
    return child;
  };
  const offered = (count: number) =>
    eventually(`${count} calls are stored`, async () => {
      // NATS may be on its way back.
      const now = await stored('floor.main.contact.sales.offered').catch(() => -1);
      return now === count;
    });

  const first = follow();
  await offered(1);
  const beats = (): Promise<number> => stored('floor.main.source.asterisk-main.heartbeat');
  await eventually('a heartbeat is stored', async () => (await beats()) > 0);
  await nats.kill();
  appendFileSync(path, call(2));
  await nats.restart();
  await offered(2);
  await nats.stop();
  appendFileSync(path, call(3));
  const ended = once(first, 'exit');
  first.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
  await nats.restart();
  follow();
  await offered(3);
});
