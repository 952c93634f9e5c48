import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { BoardFiles } from './board-files.ts';
import { aBoard } from './testing.ts';

async function opened(t: TestContext, files: Readonly<Record<string, unknown>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'floorcast-test-'));
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  for (const [name, value] of Object.entries(files)) write(name, value);
  const words: string[] = [];
  const changes = { count: 0 };
  const boards = new BoardFiles({ onChange: () => changes.count++, say: (text) => words.push(text) });
  t.after(() => {
    boards.stop();
    rmSync(folder, { recursive: true });
  });
  await boards.use(folder);
  // Looks by hand only: those of its own would come in between.
  boards.stop();
  /** As often as it takes for what is found to count. */
  const settle = async (): Promise<void> => {
    for (let look = 0; look < 3; look++) await boards.look();
  };
  return { folder, boards, write, settle, words, changes };
}

const titles = (boards: BoardFiles): string[] => boards.all().map(({ document }) => document.title);

test('every file is a board, known at once', async (t) => {
  const { boards, words } = await opened(t, { 'one.json': aBoard('One'), 'two.json': aBoard('Two'), 'read.me': 'x' });
  assert.deepEqual(titles(boards), ['One', 'Two']);
  const { id, origin, by, document } = boards.get('one')!;
  assert.deepEqual([id, origin, by, document], ['one', 'file', null, aBoard('One')]);
  assert.deepEqual(words, []);
});

test('a file that is changed, added or taken away is a board changed, added or gone', async (t) => {
  const { boards, write, settle, folder, changes } = await opened(t, { 'one.json': aBoard('One') });
  const { version } = boards.get('one')!;
  write('one.json', aBoard('One, changed'));
  write('two.json', aBoard('Two'));
  await settle();
  assert.deepEqual(titles(boards), ['One, changed', 'Two']);
  assert.ok(boards.get('one')!.version > version);
  const before = changes.count;
  await settle();
  assert.equal(changes.count, before, 'nothing new');
  rmSync(join(folder, 'one.json'));
  await settle();
  assert.deepEqual(titles(boards), ['Two']);
  assert.ok(changes.count > before);
});

test('a file that is just being written is not judged', async (t) => {
  const { boards, write, words } = await opened(t);
  for (const text of ['{', '{ "title": ', `{ "title": ${'"half"'}`]) {
    write('one.json', text);
    await boards.look();
  }
  assert.deepEqual(words, []);
  assert.equal(boards.get('one'), null);
});

test('a wrong file is refused, the file and its members named, once; what it said before stays', async (t) => {
  const { boards, write, settle, words, folder } = await opened(t, { 'one.json': aBoard('One') });
  write('one.json', { ...aBoard('x'), audience: 'all', pageSeconds: 1 });
  await settle();
  await settle();
  assert.equal(words.length, 1);
  assert.match(
    words[0]!,
    /audience must be one of desk, wall, not "all"; pageSeconds must be .*, not 1; what it said before stays$/
  );
  assert.ok(words[0]!.startsWith(join(folder, 'one.json: ')));
  assert.deepEqual(titles(boards), ['One']);
  write('one.json', '{ this is no JSON');
  await settle();
  assert.match(words[1]!, /one\.json: can't be read: .*JSON/);
  assert.deepEqual(titles(boards), ['One']);
  write('one.json', aBoard('Right again'));
  await settle();
  assert.deepEqual(titles(boards), ['Right again']);
});

test('a file whose name is no id is said, and no board', async (t) => {
  const { boards, words } = await opened(t, { 'service floor.json': aBoard('One'), 'two.json': aBoard('Two') });
  assert.deepEqual(titles(boards), ['Two']);
  assert.match(words[0]!, /service floor\.json: a board’s file is called by its id/);
});

test('a folder that is gone is said once, and its boards stay', async (t) => {
  const { boards, settle, words, folder, write } = await opened(t, { 'one.json': aBoard('One') });
  rmSync(folder, { recursive: true });
  await settle();
  await settle();
  assert.equal(words.length, 1);
  assert.match(words[0]!, /the folder of boards can't be read: ENOENT/);
  assert.deepEqual(titles(boards), ['One']);
  mkdirSync(folder);
  write('two.json', aBoard('Two'));
  await settle();
  assert.deepEqual(titles(boards), ['Two']);
});

test('another folder takes the place of the first', async (t) => {
  const [one, other] = [await opened(t, { 'one.json': aBoard('One') }), await opened(t, { 'two.json': aBoard('Two') })];
  await one.boards.use(other.folder);
  assert.deepEqual(titles(one.boards), ['Two']);
  await one.boards.use(null);
  assert.deepEqual(titles(one.boards), []);
});
