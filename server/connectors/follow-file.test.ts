import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testFolder } from '../stream/testing.ts';
import { followFile, type Batch, type FilePlace } from './follow-file.ts';

const root = testFolder();
const newFolder = (): string => mkdtempSync(join(root, 'log-'));

/** A reader of one log file that is driven step by step. */
class Reader {
  readonly #stop = new AbortController();
  readonly #batches: AsyncGenerator<Batch, unknown>;
  readonly warnings: string[] = [];
  place: FilePlace | null;

  constructor(path: string, from: FilePlace | null = null) {
    this.place = from;
    const warn = (text: string): void => void this.warnings.push(text);
    this.#batches = followFile(path, { from, signal: this.#stop.signal, warn, pollMs: 1 });
  }

  /** Reads until all that is there was read. */
  async rest(): Promise<string[]> {
    const texts: string[] = [];
    for (;;) {
      const { value } = (await this.#batches.next()) as { value: Batch | undefined };
      assert.ok(value, 'is still reading');
      this.place = value.place;
      if (value.lines.length === 0) return texts;
      texts.push(...value.lines.map(({ number, text }) => `${number} ${text}`));
    }
  }

  async stop(): Promise<FilePlace> {
    this.#stop.abort();
    assert.equal((await this.#batches.next()).done, true);
    return this.place!;
  }
}

const newLog = (text = ''): string => {
  const path = join(newFolder(), 'queue_log');
  writeFileSync(path, text);
  return path;
};

/** Rotated files are told apart by age; a test makes them in no time. */
const age = (path: string, hours: number): void => {
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(path, then, then);
};

test('reads what is there and what comes, line by line', async () => {
  const path = newLog('one\r\ntwo\nthr');
  const reader = new Reader(path);
  assert.deepEqual(await reader.rest(), ['1 one', '2 two']);
  assert.deepEqual(await reader.rest(), []);
  appendFileSync(path, 'ee\nfour\n');
  assert.deepEqual(await reader.rest(), ['3 three', '4 four']);
  await reader.stop();
});

test('stops where it is told to, and goes on there', async () => {
  const path = newLog('one\ntwo\n');
  const first = new Reader(path);
  await first.rest();
  const place = await first.stop();
  appendFileSync(path, 'three\n');
  const second = new Reader(path, place);
  assert.deepEqual(await second.rest(), ['3 three']);
  assert.deepEqual(second.warnings, []);
  await second.stop();
});

test('renamed while it is read: the old file to its end, also what comes late, then the new one', async () => {
  const path = newLog('one\n');
  const reader = new Reader(path);
  await reader.rest();
  appendFileSync(path, 'two\n');
  renameSync(path, `${path}.1`);
  assert.deepEqual(await reader.rest(), ['2 two']);
  writeFileSync(path, '');
  appendFileSync(`${path}.1`, 'three\nlast');
  assert.deepEqual(await reader.rest(), ['3 three']);
  appendFileSync(path, 'four\n');
  assert.deepEqual(await reader.rest(), ['4 last', '1 four']);
  assert.deepEqual(reader.warnings, []);
  await reader.stop();
});

test('renamed twice between two looks: nothing is left out', async () => {
  const path = newLog('one\n');
  const reader = new Reader(path);
  await reader.rest();
  renameSync(path, `${path}.2`);
  age(`${path}.2`, 2);
  writeFileSync(`${path}.1`, 'two\n');
  age(`${path}.1`, 1);
  writeFileSync(path, 'three\n');
  assert.deepEqual(await reader.rest(), ['1 two', '1 three']);
  await reader.stop();
});

test('renamed and taken away: the new file is read, nothing was missed', async () => {
  const path = newLog('one\n');
  const reader = new Reader(path);
  await reader.rest();
  renameSync(path, `${path}.away`);
  writeFileSync(path, 'two\n');
  assert.deepEqual(await reader.rest(), ['1 two']);
  assert.deepEqual(reader.warnings, []);
  await reader.stop();
});

test('copied and emptied while it is read: the rest is in the copy', async () => {
  const path = newLog('one\n');
  const reader = new Reader(path);
  await reader.rest();
  appendFileSync(path, 'two\n');
  copyFileSync(path, `${path}-20260101`);
  truncateSync(path, 0);
  assert.deepEqual(await reader.rest(), ['2 two']);
  appendFileSync(path, 'three\n');
  assert.deepEqual(await reader.rest(), ['1 three']);
  assert.deepEqual(reader.warnings, []);
  await reader.stop();
});

test('emptied and filled beyond where it was: seen by what stands there', async () => {
  const path = newLog('one\n');
  const reader = new Reader(path);
  await reader.rest();
  copyFileSync(path, `${path}.1`);
  writeFileSync(path, 'something much longer\n');
  assert.deepEqual(await reader.rest(), ['1 something much longer']);
  assert.deepEqual(reader.warnings, []);
  await reader.stop();
});

test('rotated while nobody read, by any way: goes on in the file that has the place', async () => {
  const path = newLog('one\n');
  const first = new Reader(path);
  await first.rest();
  const place = await first.stop();
  appendFileSync(path, 'two\nthree');
  renameSync(path, `${path}.2`);
  age(`${path}.2`, 2);
  writeFileSync(`${path}.1`, 'four\n');
  age(`${path}.1`, 1);
  writeFileSync(`${path}.9`, 'older than all that\n');
  age(`${path}.9`, 9);
  writeFileSync(path, 'five\n');
  const second = new Reader(path, place);
  assert.deepEqual(await second.rest(), ['2 two', '3 three', '1 four', '1 five']);
  assert.deepEqual(second.warnings, []);
  await second.stop();
});

test('where the place is nowhere, it says so and reads the file from its beginning', async () => {
  const path = newLog('one\n');
  const first = new Reader(path);
  await first.rest();
  const place = await first.stop();
  rmSync(path);
  writeFileSync(path, 'two\n');
  const second = new Reader(path, place);
  assert.deepEqual(await second.rest(), ['1 two']);
  assert.equal(second.warnings.length, 1);
  assert.match(second.warnings[0]!, /lines are missing/);
  await second.stop();
});

test('the same bytes at the end of another line are another place', async () => {
  const path = newLog('a\nsame\n');
  const first = new Reader(path);
  await first.rest();
  const place = await first.stop();
  writeFileSync(path, 'b\nsame\nmore\n');
  const second = new Reader(path, place);
  assert.deepEqual(await second.rest(), ['1 b', '2 same', '3 more']);
  await second.stop();
});

test('lines longer than a piece that is read, and many of them', async () => {
  const long = 'x'.repeat(200_000);
  const path = newLog(`${long}\nshort\n${long}\n`.repeat(3));
  const reader = new Reader(path);
  const texts = await reader.rest();
  assert.deepEqual(
    texts.map((text) => text.length),
    [200_002, 7, 200_002, 200_002, 7, 200_002, 200_002, 7, 200_002]
  );
  await reader.stop();
});

test('bytes without any line are read in pieces', async () => {
  const path = newLog('x'.repeat((1 << 20) + 10));
  const reader = new Reader(path);
  assert.equal((await reader.rest())[0]!.length, (1 << 20) + 2);
  await reader.stop();
});

test('a file that is not there is an error at the start', async () => {
  await assert.rejects(new Reader(join(newFolder(), 'none')).rest(), { code: 'ENOENT' });
});
