import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEnvelope } from '../contract/read-event.ts';
import { testFolder } from '../stream/testing.ts';
import { line, newTranslator, translate } from './asterisk/testing.ts';
import { QueueLogTranslator, type SavedTranslation } from './asterisk/translate.ts';
import type { WireEvent } from './event-writer.ts';
import { Feed, follow, heartbeat, type Outlet } from './feed.ts';
import { readPosition, savePosition } from './saved-position.ts';

const root = testFolder();
const newFolder = (): string => mkdtempSync(join(root, 'log-'));

const SPEAKER = { source: '/asterisk/main', site: 'main' };

const LINES = [
  line(0, 'c1', 'sales', 'NONE', 'ENTERQUEUE', '', '555'),
  line(5, 'c1', 'sales', 'ann', 'RINGNOANSWER', 1000),
  line(5, 'c1', 'sales', 'ann', 'RINGNOANSWER', 1000),
  line(9, 'c1', 'sales', 'ann', 'CONNECT', 9, 'c9', 2),
  line(10, 'NONE', 'sales', 'ann', 'PAUSE', 'lunch'),
  line(20, 'c1', 'sales', 'ann', 'COMPLETEAGENT', 9, 11, 1),
  line(21, 'c1', 'sales', 'NONE', 'ENTERQUEUE', '', '555'),
  line(29, 'c1', 'sales', 'NONE', 'ABANDON', 1, 1, 8)
];

function rotate(path: string): void {
  for (let number = LINES.length; number > 0; number--) {
    const from = number === 1 ? path : `${path}.${number - 1}`;
    if (existsSync(from)) renameSync(from, `${path}.${number}`);
  }
}

/** Follows until `enough` events were sent or all was read, as a run of the command does. */
async function run(path: string, file: string, enough: number): Promise<WireEvent[]> {
  const saved = readPosition(file);
  const translator = new QueueLogTranslator(SPEAKER, 'UTC', saved?.translator as SavedTranslation | undefined);
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]);
  const sent: WireEvent[] = [];
  const outlet: Outlet = {
    send(event) {
      if (event.type !== 'source.heartbeat') sent.push(event);
      if (sent.length >= enough) stop.abort();
      return Promise.resolve();
    },
    flush: () => Promise.resolve()
  };
  const feed = new Feed(translator, outlet, (number, problem) => assert.fail(`${number}: ${problem}`));
  const warn = (text: string): void => assert.fail(text);
  await follow({ path, position: { file, saved }, speaker: SPEAKER, translator, outlet, feed, signal, warn });
  assert.equal(sent.length, enough, 'within the time given');
  return sent;
}

test('stopped and rotated after any lines, the runs together send what one run sends', async () => {
  const expected = translate(LINES);
  const after = fc.uniqueArray(fc.integer({ min: 1, max: LINES.length - 1 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(after, after, async (stops, rotations) => {
      const folder = newFolder();
      const [path, file] = [join(folder, 'queue_log'), join(folder, 'position.json')];
      const sent: WireEvent[] = [];
      const runTo = async (count: number): Promise<void> => {
        if (count > sent.length) sent.push(...(await run(path, file, count - sent.length)));
      };
      for (const [index, text] of LINES.entries()) {
        if (index > stops[0]! && rotations.includes(index)) rotate(path);
        appendFileSync(path, `${text}\n`);
        if (stops.includes(index)) await runTo(translate(LINES.slice(0, index + 1)).length);
      }
      await runTo(expected.length);
      assert.deepEqual(sent, expected);
    }),
    { numRuns: 40 }
  );
});

test('what had not arrived when it ended is sent again under the same ids', async () => {
  const folder = newFolder();
  const [path, file] = [join(folder, 'queue_log'), join(folder, 'position.json')];
  writeFileSync(path, `${LINES.join('\n')}\n`);
  const translator = newTranslator();
  const sent: WireEvent[] = [];
  const outlet: Outlet = {
    send: (event) => Promise.resolve(void (event.type !== 'source.heartbeat' && sent.push(event))),
    flush: () => Promise.reject(new Error('gone'))
  };
  const feed = new Feed(translator, outlet, () => assert.fail());
  const signal = new AbortController().signal;
  const position = { file, saved: null };
  const following = { path, position, speaker: SPEAKER, translator, outlet, feed, signal, warn: assert.fail };
  await assert.rejects(follow(following), /gone/);
  assert.equal(readPosition(file), null);
  assert.deepEqual(await run(path, file, sent.length), sent);
});

test('a line that is skipped is told with its number and counted', async () => {
  const told: string[] = [];
  const outlet = { send: () => Promise.resolve(), flush: () => Promise.resolve() };
  const feed = new Feed(newTranslator(), outlet, (number, problem) => told.push(`${number}: ${problem}`));
  await feed.take([
    { text: LINES[0]!, number: 7 },
    { text: line(1, 'c1', 'sales', 'ann', 'JUGGLE'), number: 8 },
    { text: '', number: 9 }
  ]);
  assert.deepEqual(told, ['8: unknown event "JUGGLE"']);
  assert.deepEqual(feed.tally, { lines: 3, skipped: 1, events: 1 });
});

test('a heartbeat is an event of the contract, its name a token', () => {
  const nameOf = (source: string): string => {
    const event = heartbeat({ source, site: 'main' }, 0);
    assert.equal(readEnvelope(event).reason, undefined);
    return (event.data as { name: string }).name;
  };
  assert.equal(nameOf('/asterisk/main'), 'asterisk-main');
  assert.equal(nameOf('pbx1'), 'pbx1');
  assert.match(nameOf('//'), /^[0-9a-f]{8}$/);
  assert.match(nameOf('/çağrı merkezi'), /^cagr-merkezi-[0-9a-f]{8}$/);
  assert.notEqual(heartbeat(SPEAKER, 0).id, heartbeat(SPEAKER, 1).id);
});

test('following says that the source is alive, unless the file can not be read', async () => {
  const path = join(newFolder(), 'queue_log');
  const types: string[] = [];
  const stop = new AbortController();
  const outlet: Outlet = {
    send: ({ type }) => Promise.resolve(void types.push(type)),
    flush: () => Promise.resolve(stop.abort())
  };
  const translator = newTranslator();
  const feed = new Feed(translator, outlet, () => assert.fail());
  const position = { file: `${path}.json`, saved: null };
  const following = {
    path,
    position,
    speaker: SPEAKER,
    translator,
    outlet,
    feed,
    signal: stop.signal,
    warn: assert.fail
  };
  await assert.rejects(follow(following), { code: 'ENOENT' });
  assert.deepEqual(types, []);
  writeFileSync(path, '');
  await follow(following);
  assert.deepEqual(types, ['source.heartbeat']);
});

test('a position is saved as a whole, and what is none is not taken for one', async () => {
  const file = join(newFolder(), 'sub', 'position.json');
  assert.equal(readPosition(file), null);
  const position = { place: { offset: 4, line: 1, mark: 'm' }, translator: { a: 1 } };
  await savePosition(file, position);
  assert.deepEqual({ ...readPosition(file) }, { version: 1, ...position });
  writeFileSync(file, readFileSync(file).subarray(0, 10));
  assert.throws(() => readPosition(file), /no position of this version/);
});
