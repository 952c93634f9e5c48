import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { provisionStreams } from '../stream/provision.ts';
import { startTestNats, testFolder } from '../stream/testing.ts';

const event = (id: string, change: object = {}) =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: '/test',
    type: 'contact.offered',
    time: new Date().toISOString(),
    site: 'izmir',
    data: { contact: `c${id}`, queue: 'q' },
    ...change
  });

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

async function opened(t: TestContext) {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  const env = { ...process.env, NATS_URL: nats.url, NATS_CREDS: '', FLOOR_CONFIG: '' };
  const start = (command: string, ...args: string[]) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, `${command}.ts`), ...args], { env });
    t.after(() => child.kill('SIGKILL'));
    return child;
  };
  const run = async (input: string, command: string, ...args: string[]) => {
    const child = start(command, ...args);
    child.stdin.end(input);
    const exited = once(child, 'exit') as Promise<[number]>;
    const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
    return { out, error, code };
  };
  return { nats, nc, start, run };
}

test('what publish sends, export writes, byte for byte', async (t) => {
  const { run } = await opened(t);
  const file = join(testFolder(), 'events.ndjson');
  const unusual = event('2').replace('{', '{ "more" : [1.50, "\\u015f"] ,');
  const recorded = lines(event('1'), unusual, event('3', { site: 'ankara' }));
  writeFileSync(file, `\n${recorded.replaceAll('\n', '\r\n')}`);
  const sent = await run('', 'publish', file);
  assert.deepEqual(sent, { out: '', error: 'publish: 3 events sent\n', code: 0 });
  const all = await run('', 'export');
  assert.deepEqual(all, { out: recorded, error: 'export: 3 events\n', code: 0 });
  assert.equal((await run('', 'export', '--site', 'ankara')).out, recorded.split('\n')[2] + '\n');
  assert.equal((await run('', 'export', '--from', '2999-01-01T00:00:00Z')).out, '');
});

test('the same again is dropped by JetStream, or kept without message ids', async (t) => {
  const { run } = await opened(t);
  const recorded = lines(event('1'), event('1'));
  await run(recorded, 'publish', '-');
  assert.equal((await run('', 'export')).error, 'export: 1 events\n');
  await run(recorded, 'publish', '-', '--no-msg-id');
  assert.equal((await run('', 'export')).error, 'export: 3 events\n');
});

test('a line that can’t be sent is told by its number, the others are sent', async (t) => {
  const { run } = await opened(t);
  const asleep = event('2', { type: 'agent.state', data: { agent: 'a', state: 'asleep' } });
  const { error, code } = await run(lines(event('1'), '', '{"half":', asleep, event('4')), 'publish', '-');
  assert.equal(code, 1);
  assert.match(error, /^publish: line 3 not sent: not JSON/m);
  assert.match(error, /^publish: line 4 sent, but the floor will reject it: bad-data: data.state .*"asleep"/m);
  assert.match(error, /^publish: 3 events sent \(1 of them break the contract\), 1 lines not sent$/m);
  const { out } = await run('', 'export');
  assert.deepEqual(out.split('\n')[1], asleep);
});

test('export leaves out what a replay would wrongly take, and ends where the stream ended', async (t) => {
  const { run, nc } = await opened(t);
  const js = jetstream(nc);
  await js.publish('floor.izmir.contact.other.offered', event('1'));
  await js.publish('floor.izmir.contact.q.offered', event('2', { time: '2999-01-01T00:00:00Z' }));
  await js.publish('floor.izmir.contact.q.offered', event('3', { time: '2020-01-01T00:00:00Z' }));
  await js.publish('floor.izmir.contact.q.offered', 'not\nJSON');
  await js.publish('floor.izmir.contact.q.offered', JSON.stringify(JSON.parse(event('4')), null, 2));
  await js.publish('floor.izmir.contact.q.offered', '');
  const { out, error } = await run('', 'export');
  assert.equal(out.split('\n').length, 3);
  assert.match(out, /^not JSON\n\{ {3}"specversion": "1.0",/);
  assert.equal(
    error,
    'export: 2 events; left out, as the server rejected them: 1 subject-mismatch, 1 future, 1 stale, 1 blank\n'
  );
});

test('export of a stream whose end was deleted, or of which nothing is left, ends', async (t) => {
  const { run, nc } = await opened(t);
  const { streams } = await jetstreamManager(nc);
  await run(lines(event('1'), event('2')), 'publish', '-');
  await streams.deleteMessage('FLOOR', 2);
  assert.equal((await run('', 'export')).error, 'export: 1 events\n');
  await streams.purge('FLOOR');
  assert.equal((await run('', 'export')).error, 'export: 0 events\n');
});

test('whoever closes the pipe early ends export quietly', async (t) => {
  const { run, start } = await opened(t);
  const many = Array.from({ length: 5000 }, (_, id) => event(String(id)));
  await run(lines(...many), 'publish', '-');
  const child = start('export');
  const said = text(child.stderr);
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = (await once(child, 'exit')) as [number];
  assert.deepEqual([code, await said], [0, '']);
});

test('publish waits while NATS is away, and goes when it is asked to', async (t) => {
  const { nats, nc, start } = await opened(t);
  const { streams } = await jetstreamManager(nc);
  const child = start('publish', '-');
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  child.stdin.write(lines(event('1')));
  await eventually('it publishes', async () => (await streams.info('FLOOR')).state.messages === 1);
  await nats.stop();
  child.stdin.write(lines(event('2')));
  await eventually('it waits', () => said.includes('lost; waiting'));
  await nats.restart();
  await eventually('it goes on', () => said.includes('again'));
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 130);
  assert.match(said, /^publish: 2 events sent$/m);
});

test('what can’t be done is one line and exit code 2', async (t) => {
  const { run, nats } = await opened(t);
  const isOneLine = (result: { error: string; code: number; out: string }, pattern: RegExp): void => {
    assert.match(result.error, pattern);
    assert.deepEqual([result.error.split('\n').length, result.code, result.out], [2, 2, '']);
  };
  isOneLine(await run('', 'publish'), /^publish: one file of events is needed. Usage: npm run publish/);
  isOneLine(await run('', 'publish', '/nowhere'), /^publish: .*\/nowhere/);
  isOneLine(await run('', 'export', '--from', 'noon'), /^export: --from must be an RFC 3339 date-time.*"noon"/);
  isOneLine(await run('', 'export', '--site', 'a.b'), /^export: --site must be a token, not "a.b"/);
  isOneLine(await run('', 'export', '--sites', 'x'), /^export: .*--sites/);
  await nats.stop();
  isOneLine(await run('', 'export'), /^export: NATS at nats:\/\/127.0.0.1:\d+: /);
});
