import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { eventually } from '../../tests/eventually.ts';
import { readEnvelope } from '../contract/read-event.ts';
import type { WireEvent } from '../connectors/event-writer.ts';
import { line } from '../connectors/asterisk/testing.ts';
import { testFolder } from '../stream/testing.ts';

const CONNECT = join(import.meta.dirname, 'connect.ts');
const REPLAY = join(import.meta.dirname, 'replay.ts');
const root = testFolder();

const enter = (second: number, call: string) => line(second, call, 'sales', 'NONE', 'ENTERQUEUE', '', '555');
const LINES = [
  enter(0, 'c1'),
  line(7, 'c1', 'sales', 'SIP/1', 'CONNECT', 7, 'c9', 3),
  line(19, 'c1', 'sales', 'SIP/1', 'COMPLETECALLER', 7, 12, 1),
  enter(20, 'c2'),
  line(33, 'c2', 'sales', 'NONE', 'ABANDON', 1, 1, 13),
  enter(40, 'c3'),
  line(42, 'c3', 'sales', 'SIP/1', 'CONNECT', 2, 'c9', 2),
  enter(44, 'c4')
];

function newLog(...lines: string[]): string {
  const path = join(mkdtempSync(join(root, 'log-')), 'queue_log');
  writeFileSync(path, lines.map((each) => `${each}\n`).join(''));
  return path;
}

const connect = (args: string[], input = ''): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [CONNECT, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, NATS_URL: '', FLOOR_DATA: join(root, 'data') }
  });

const print = (path: string, ...args: string[]) => connect(['asterisk-queue-log', path, '--print', ...args]);

const eventsIn = (output: string): WireEvent[] =>
  output
    .split('\n')
    .filter(Boolean)
    .map((each) => JSON.parse(each) as WireEvent);

test('a log comes out as events of the contract, one a line; the rest is said on standard error', () => {
  const { stdout, stderr, status } = print(newLog(...LINES), '--site', 'izmir');
  assert.equal(status, 0);
  for (const event of eventsIn(stdout)) {
    assert.equal(readEnvelope(event).reason, undefined);
    assert.equal(event.site, 'izmir');
    assert.equal(event.source, '/asterisk/izmir');
  }
  assert.equal(stderr, `connect: 8 lines read, 0 skipped, ${eventsIn(stdout).length} events\n`);
});

test('it can be piped into replay, which finds the waits that the log states', () => {
  const { stdout } = print(newLog(...LINES));
  const replay = spawnSync(process.execPath, [REPLAY, '-'], { input: stdout, encoding: 'utf8' });
  const { rejections, sites } = JSON.parse(replay.stdout) as {
    rejections: unknown[];
    sites: { main: { today: Record<string, number>; now: Record<string, unknown> } };
  };
  assert.deepEqual(rejections, []);
  const { offered, answered, abandoned, asaMs, abandonWaitMs, talkMs, ringMs } = sites.main.today;
  assert.deepEqual(
    { offered, answered, abandoned, asaMs, abandonWaitMs, talkMs, ringMs },
    { offered: 4, answered: 2, abandoned: 1, asaMs: 4500, abandonWaitMs: 13_000, talkMs: 12_000, ringMs: 3000 }
  );
  const { waiting, inProgress, agents } = sites.main.now;
  assert.deepEqual([waiting, inProgress, (agents as { talking: number }).talking], [1, 1, 1]);
});

test('the same log read again gives the same bytes; standard input is as good as a file', () => {
  const path = newLog(...LINES);
  const { stdout } = print(path);
  assert.equal(print(path).stdout, stdout);
  assert.equal(connect(['asterisk-queue-log', '-', '--print'], LINES.join('\n')).stdout, stdout);
});

test('unknown and broken lines are told with their numbers and skipped', () => {
  const path = newLog(LINES[0]!, line(1, 'c1', 'sales', 'SIP/1', 'JUGGLE'), 'noise', '', LINES[1]!);
  const { stdout, stderr, status } = print(path);
  assert.equal(status, 0);
  assert.equal(stdout, print(newLog(LINES[0]!, LINES[1]!)).stdout);
  assert.deepEqual(stderr.split('\n'), [
    `connect: ${path}:2 skipped: unknown event "JUGGLE"`,
    `connect: ${path}:3 skipped: fewer than the five fields time|call|queue|agent|event`,
    `connect: 5 lines read, 2 skipped, ${eventsIn(stdout).length} events`,
    ''
  ]);
});

test('what can not be done is one line on standard error and exit code 2', () => {
  const path = newLog(...LINES);
  for (const [args, words] of [
    [[], /a connector is needed: asterisk-queue-log/],
    [['freeswitch', path], /a connector is needed/],
    [['asterisk-queue-log'], /one log file is needed/],
    [['asterisk-queue-log', path, path], /one log file is needed/],
    [['asterisk-queue-log', path, '--juggle'], /--juggle/],
    [['asterisk-queue-log', path, '--site', 'a b'], /--site must be .* not "a b"/],
    [['asterisk-queue-log', path, '--source', ''], /--source must be/],
    [['asterisk-queue-log', path, '--time-zone', 'Mars'], /--time-zone must be .* not "Mars"/],
    [['asterisk-queue-log', '-', '--follow'], /--follow needs a file/],
    [['asterisk-queue-log', `${path}.none`, '--print'], /ENOENT/],
    [['asterisk-queue-log', `${path}.none`, '--print', '--follow'], /ENOENT/],
    [['asterisk-queue-log', path, '--print', '--follow', '--position', path], /no position of this version/],
    [['asterisk-queue-log', path], /No NATS/]
  ] as const) {
    const { status, stdout, stderr } = connect([...args]);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, words);
    assert.match(stderr, /^connect: [^\n]+\n$/);
  }
});

test('--help says how it is called', () => {
  const { stdout, status } = connect(['--help']);
  assert.equal(status, 0);
  assert.match(stdout, /--time-zone ZONE/);
});

/** Follows the log until the last of so many contact events came, then asks it to stop. */
async function follow(path: string, position: string, count: number, meanwhile = () => {}): Promise<WireEvent[]> {
  const args = [CONNECT, 'asterisk-queue-log', path, '--follow', '--print', '--position', position];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  const closed = once(child, 'close');
  const whole = () => eventsIn(stdout.slice(0, stdout.lastIndexOf('\n') + 1));
  const isContact = ({ type }: WireEvent) => type.startsWith('contact.');
  try {
    await eventually('the first line is out', () => stdout.includes('source.heartbeat'));
    meanwhile();
    await eventually(`${count} events of calls`, () => whole().filter(isContact).length >= count);
  } finally {
    child.kill('SIGTERM');
  }
  assert.deepEqual(await closed, [0, null], stderr);
  return whole();
}

test('followed, stopped, rotated and followed again, it tells everything once, and that it is alive', async () => {
  const path = newLog(LINES[0]!);
  const position = join(path, '../position.json');
  const first = await follow(path, position, 2 + 2, () => appendFileSync(path, `${LINES[1]}\n${LINES[2]}\n`));
  appendFileSync(path, `${LINES[3]}\n`);
  renameSync(path, `${path}.1`);
  writeFileSync(path, `${LINES[4]}\n`);
  const second = await follow(path, position, 2 + 3 + 1, () => {
    renameSync(path, `${path}.0`);
    writeFileSync(
      path,
      LINES.slice(5)
        .map((each) => `${each}\n`)
        .join('')
    );
  });
  const told = [...first, ...second].filter(({ type }) => type !== 'source.heartbeat');
  assert.deepEqual(told, eventsIn(print(newLog(...LINES)).stdout));
  for (const run of [first, second]) {
    const heartbeat = run.find(({ type }) => type === 'source.heartbeat')!;
    assert.equal(readEnvelope(heartbeat).reason, undefined);
    assert.deepEqual(heartbeat.data, { name: 'asterisk-main', everyMs: 10_000 });
  }
});

test('who closes the pipe early ends it quietly', async () => {
  const path = newLog(...Array.from({ length: 5000 }, (_, call) => enter(call, `c${call}`)));
  const child = spawn(process.execPath, [CONNECT, 'asterisk-queue-log', path, '--print']);
  let stderr = '';
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  assert.deepEqual(await once(child, 'close'), [0, null]);
  assert.equal(stderr, '');
});
