import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { bytesOf, envelope } from '../../tests/oracle/given.ts';
import { Replay } from '../floor/replay.ts';

const REPLAY = join(import.meta.dirname, 'replay.ts');
const folder = mkdtempSync(join(tmpdir(), 'floorcast-replay-'));
after(() => rmSync(folder, { recursive: true }));

interface Printed {
  readonly asOf: string | null;
  readonly events: Readonly<Record<string, number>>;
  readonly rejections: readonly { readonly line: number; readonly reason: string }[];
  readonly sites: Readonly<
    Record<string, { readonly now: unknown; readonly today: Readonly<Record<string, unknown>> }>
  >;
}

const run = (args: readonly string[], input: Uint8Array | string = '') =>
  spawnSync(process.execPath, [REPLAY, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 });

/** What is printed of a file, which must be the same of standard input. */
function replayed(file: Uint8Array, ...args: readonly string[]): Printed {
  const path = join(folder, `${Math.random()}.ndjson`);
  writeFileSync(path, file);
  const { stdout, stderr, status } = run([path, ...args]);
  assert.deepEqual([stderr, status], ['', 0]);
  assert.equal(run(['-', ...args], file).stdout, stdout);
  return JSON.parse(stdout) as Printed;
}

const lines = (...each: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(each.flatMap((line) => [Buffer.from(line as string), Buffer.from('\n')]));

const offered = (contact: string, more: object = {}): string =>
  JSON.stringify({ ...envelope('contact.offered', 0, { contact, queue: 'billing' }), ...more });

/** An event of so many bytes, padded with a character of three. */
function eventOf(bytes: number): string {
  const bare = Buffer.byteLength(offered('c', { padding: '' }));
  const missing = bytes - bare;
  return offered('c', { padding: '—'.repeat(Math.floor(missing / 3)) + 'x'.repeat(missing % 3) });
}

test('what is wrong with a line is told by its number, blank ones and all before it counted', () => {
  const { events, rejections } = replayed(
    lines(offered('c1'), '', ' \t', 'no event', offered('c2'), '{}', offered('c3', { type: 'contact.lost' }))
  );
  assert.deepEqual(events, { read: 5, applied: 2, duplicate: 0, rejected: 3, after: 0 });
  assert.deepEqual(
    rejections.map(({ line, reason }) => [line, reason]),
    [
      [4, 'not-json'],
      [6, 'bad-envelope'],
      [7, 'unknown-type']
    ]
  );
});

test('a line that is not UTF-8 is rejected, and those around it are read', () => {
  const bad = Buffer.from(offered('ü'));
  bad[bad.indexOf(0xc3)] = 0xff;
  const { events, rejections } = replayed(lines(offered('ç'), bad, offered('ğ')));
  assert.deepEqual([events['applied'], events['rejected']], [2, 1]);
  assert.deepEqual([rejections[0]!.line, rejections[0]!.reason], [2, 'not-json']);
});

test('lines may end with CR LF, and the last one with nothing', () => {
  const { events } = replayed(Buffer.from([offered('c1'), offered('c2'), offered('c3')].join('\r\n')));
  assert.deepEqual([events['read'], events['applied']], [3, 3]);
});

test('65,536 bytes are allowed besides the end of the line, 65,537 are not', () => {
  const file = Buffer.from([eventOf(65_536), eventOf(65_537), eventOf(65_536), eventOf(65_537)].join('\r\n'));
  const { rejections } = replayed(file);
  assert.deepEqual(
    rejections.map(({ line, reason }) => [line, reason]),
    [
      [2, 'too-large'],
      [4, 'too-large']
    ]
  );
});

test('a file of many pieces comes to the same as its lines one by one', () => {
  const events = Array.from({ length: 30_000 }, (_, number) => {
    const contact = `İletişim ${Math.floor(number / 3)} —`;
    const data = { contact, queue: `q${number % 7}`, agent: `agent-${number % 40}`, waitMs: number, reason: 'öğle' };
    const type = ['contact.offered', 'contact.answered', 'contact.ended', 'agent.signed-in', 'contact.held'][
      number % 5
    ]!;
    return envelope(type, number / 10, data, number % 11 === 0 ? { id: 'again' } : {});
  });
  const replay = new Replay({}, null);
  events.forEach((event, index) => replay.take(bytesOf(event), index + 1));
  const { asOfMs, ...report } = replay.report();
  const { asOf, ...printed } = replayed(lines(...events.map((event) => JSON.stringify(event))));
  assert.equal(asOf, new Date(asOfMs!).toISOString());
  assert.deepEqual(printed, JSON.parse(JSON.stringify(report)));
});

test('of nothing at all there is no moment', () => {
  assert.deepEqual(replayed(Buffer.from('')), {
    asOf: null,
    events: { read: 0, applied: 0, duplicate: 0, rejected: 0, after: 0 },
    rejections: [],
    sites: {}
  });
});

test('what can not be read ends it with one line and 2', () => {
  const isOneLine = (args: readonly string[], message: RegExp): void => {
    const { stdout, stderr, status } = run(args);
    assert.deepEqual([stdout, status], ['', 2]);
    assert.match(stderr, message);
    assert.equal(stderr.trimEnd().split('\n').length, 1);
  };
  isOneLine([join(folder, 'none.ndjson')], /^replay: ENOENT/);
  isOneLine([folder], /^replay: EISDIR/);
  isOneLine([], /^replay: one file of events is needed/);
  isOneLine(['-', '--at', 'noon'], /^replay: --at must be/);
  const config = join(folder, 'config.json');
  writeFileSync(config, '{"defaults":{"target":2}}');
  isOneLine(['-', '--config', config], /^replay: .*defaults\.target/);
});
