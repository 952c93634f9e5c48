import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { readEnvelope } from '../contract/read-event.ts';
import type { FloorEvent } from '../contract/event-types.ts';

const PLAY = join(import.meta.dirname, 'play.ts');
const folder = mkdtempSync(join(tmpdir(), 'floorcast-play-'));
after(() => rmSync(folder, { recursive: true }));

const event = (id: string, time: string, data: object = {}): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: '/pbx',
    type: 'contact.offered',
    time,
    site: 'izmir',
    data: { contact: `c${id}`, queue: 'billing', ...data }
  });

function recording(...lines: string[]): string {
  const path = join(folder, `${Math.random()}.ndjson`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const play = (args: string[], input = ''): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [PLAY, ...args], { input, encoding: 'utf8' });

function eventsIn(output: string): FloorEvent[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { event, detail } = readEnvelope(JSON.parse(line));
      assert.ok(event, `${detail}: ${line}`);
      return event;
    });
}

/** Ids as they were recorded. */
const namesOf = (events: readonly FloorEvent[]): string[] => events.map(({ id }) => id.slice(id.indexOf('.') + 1));

const THREE = [
  event('1', '2020-01-01T10:00:00Z'),
  event('3', '2020-01-01T10:10:00Z'),
  event('2', '2020-01-01T10:05:00Z')
];

test('--until-now: the last event is now, the others as long before as they were, in the order of the file', () => {
  const beforeMs = Date.now();
  const { stdout, stderr, status } = play(['--until-now', '--print', recording(...THREE)]);
  const events = eventsIn(stdout);
  const lastMs = events[1]!.timeMs;
  assert.ok(lastMs >= beforeMs && lastMs <= Date.now());
  assert.deepEqual(
    events.map(({ timeMs }) => timeMs - lastMs),
    [-600_000, 0, -300_000]
  );
  assert.deepEqual(namesOf(events), ['1', '3', '2']);
  assert.equal(stderr, 'play: 3 events played, 0 lines skipped\n');
  assert.equal(status, 0);
});

test('--until-now with --speed: the last event is now, and the past shorter', () => {
  const events = eventsIn(play(['--until-now', '--print', '--speed', '60', '-'], THREE.join('\n')).stdout);
  assert.deepEqual(
    events.map(({ timeMs }) => timeMs - events[1]!.timeMs),
    [-10_000, 0, -5000]
  );
});

test('at a pace: in order of time, of one time in the order of the file, each at the moment it is due', () => {
  const lines = [...THREE, event('4', '2020-01-01T10:05:00Z'), event('0', '2020-01-01T10:00:00Z', { waitMs: 30_000 })];
  const beforeMs = Date.now();
  const { stdout } = play(['--print', '--speed', '3000', recording(...lines)]);
  const events = eventsIn(stdout);
  assert.deepEqual(namesOf(events), ['1', '0', '2', '4', '3']);
  const firstMs = events[0]!.timeMs;
  assert.deepEqual(
    events.map(({ timeMs }) => timeMs - firstMs),
    [0, 0, 100, 100, 200]
  );
  assert.ok(firstMs >= beforeMs && firstMs + 200 <= Date.now());
  assert.deepEqual(events[1]!.data, { contact: events[1]!.id.replace('.0', '.c0'), queue: 'billing', waitMs: 10 });
});

test('a second run has names of its own', () => {
  const path = recording(...THREE);
  const names = (): string[] =>
    eventsIn(play(['--until-now', '--print', path]).stdout).flatMap(({ id, data }) => [
      id,
      (data as { contact: string }).contact
    ]);
  const first = new Set(names());
  assert.equal(first.size, 6);
  assert.deepEqual(
    names().filter((name) => first.has(name)),
    []
  );
});

test('lines that are no events are named and skipped', () => {
  const path = recording('{"id":', '', THREE[0]!, event('5', 'today'), ' \t', THREE[1]!);
  for (const args of [['--until-now'], ['--speed', '1e6']]) {
    const { stdout, stderr, status } = play(['--print', ...args, path]);
    assert.deepEqual(namesOf(eventsIn(stdout)), ['1', '3']);
    const lines = stderr.split('\n');
    assert.match(lines[0]!, /^play: line 1 skipped: not-json: /);
    assert.match(lines[1]!, /^play: line 4 skipped: bad-envelope: time must be .* not "today"$/);
    assert.equal(lines[2], 'play: 2 events played, 2 lines skipped');
    assert.equal(status, 0);
  }
});

test('an event that would not fit the contract once moved, or can not be written, is skipped', () => {
  const full = event('6', '2020-01-01T10:00:00Z', { customer: '' });
  const line = full.replace('"customer":""', `"customer":"${'x'.repeat(65_536 - full.length)}"`);
  const deep = event('7', '2020-01-01T10:00:00Z', { customer: 0 }).replace(
    '"customer":0',
    `"customer":${'['.repeat(30_000)}${']'.repeat(30_000)}`
  );
  const { stdout, stderr } = play(['--until-now', '--print', '--speed', '2', recording(line, deep, THREE[0]!)]);
  assert.match(stderr, /line 1 skipped: too-large once moved\n.*line 2 skipped: .*stack.*\n.*1 events played, 2 lines/);
  assert.deepEqual(namesOf(eventsIn(stdout)), ['1']);
});

test('an empty recording plays nothing', () => {
  for (const args of [['--until-now'], []]) {
    const { stdout, stderr, status } = play(['--print', ...args, '-'], '\n');
    assert.deepEqual([stdout, stderr, status], ['', 'play: 0 events played, 0 lines skipped\n', 0]);
  }
});

test('what can not be done is said in one line, with exit code 2', () => {
  const path = recording(...THREE);
  for (const [args, complaint] of [
    [[], /one file of events is needed. Usage: npm run play/],
    [[path, path], /one file of events is needed/],
    [[path, '--speed', '0'], /--speed must be a number above 0, not "0"/],
    [[path, '--speed', '-1'], /--speed/],
    [[path, '--speed=fast'], /--speed must be a number above 0, not "fast"/],
    [[path, '--slowly'], /--slowly/],
    [[join(folder, 'none'), '--print'], /ENOENT.*none/],
    [[folder, '--print'], /EISDIR/]
  ] as [string[], RegExp][]) {
    const { stdout, stderr, status } = play(args);
    assert.deepEqual([stdout, status], ['', 2], `${args.join(' ')}: ${stderr}`);
    assert.match(stderr, complaint);
    assert.equal(stderr.trim().split('\n').length, 1);
  }
});

test('whoever closes the pipe early ends it quietly', async () => {
  const many = Array.from({ length: 20_000 }, (_, id) => event(String(id), '2020-01-01T10:00:00Z'));
  const child = spawn(process.execPath, [PLAY, '--until-now', '--print', recording(...many)]);
  let complaints = '';
  child.stderr.on('data', (text) => (complaints += String(text)));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = (await once(child, 'close')) as [number];
  assert.deepEqual([code, complaints], [0, '']);
});

for (const signals of [['SIGINT'], ['SIGTERM'], ['SIGINT', 'SIGTERM']] as const) {
  test(`${signals.join(' and ')} stops it between two events`, async () => {
    const path = recording(THREE[0]!, event('9', '2020-03-01T10:00:00Z'));
    const child = spawn(process.execPath, [PLAY, '--print', path]);
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    child.stdout.once('data', () => signals.forEach((signal) => child.kill(signal)));
    const [code] = (await once(child, 'close')) as [number];
    assert.deepEqual([code, said], [130, 'play: 1 events played, 0 lines skipped\n']);
  });
}
