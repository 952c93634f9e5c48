import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import type { BoardVersion, DocumentProblem, KeptBoard } from '#lib/protocol/boards-access.ts';
import type { BoardView, MessageData } from '#lib/protocol/board-view.ts';
import type { Snapshot } from '#lib/protocol/messages.ts';
import { aBoard, aFigure, boardOfTiles } from '../server/boards/testing.ts';
import type { FloorConfig } from '../server/contract/config.ts';
import { eventually } from './eventually.ts';
import { newFolder, removeFolder, type ServerOptions } from './start-server.ts';
import { server, watch } from './whole-server.ts';

interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Partial<KeptBoard> & {
    readonly error?: string;
    readonly problems?: readonly DocumentProblem[];
    readonly theirs?: BoardVersion | null;
    readonly versions?: readonly { version: number; title: string | null; changes: { kind: string }[] }[];
    readonly boards?: readonly { id: string; title: string; by: string | null }[];
    readonly deleted?: readonly { id: string; version: number }[];
  };
}

/** The API of a server, as a script uses it. */
async function api(t: TestContext, options: ServerOptions = {}, config: FloorConfig = {}) {
  const floor = await server(t, options, config);
  const ask = async (method: string, path: string, body?: unknown, headers: object = {}): Promise<Answer> => {
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${floor.url}/api${path}`, { method, body: text, headers: { ...headers } });
    const answer = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: (answer === '' ? {} : JSON.parse(answer)) as Answer['body']
    };
  };
  return { floor, ask };
}

test('a board is made, read, changed, deleted and restored, every version kept', async (t) => {
  const { floor, ask } = await api(t);
  const as = { cookie: `floorcast_person=${encodeURIComponent('Ayşe')}` };
  const made = await ask('POST', '/boards', aBoard('Çağrı katı'), as);
  assert.deepEqual([made.status, made.body.id, made.body.version, made.etag], [201, 'cagri-kati', 1, '"1"']);
  assert.equal((await ask('POST', '/boards', aBoard('Çağrı katı'))).body.id, 'cagri-kati-2');

  const read = await ask('GET', '/boards/cagri-kati');
  assert.deepEqual(read.body.document, aBoard('Çağrı katı'));
  assert.deepEqual([read.body.by, read.body.origin, read.etag], ['Ayşe', 'store', '"1"']);

  const changed = await ask('PUT', '/boards/cagri-kati', aBoard('Two'), { 'if-match': '"1"' });
  assert.deepEqual([changed.status, changed.body.version], [200, 2]);
  assert.equal((await ask('GET', '/boards/cagri-kati?version=1')).body.document?.title, 'Çağrı katı');
  assert.equal((await ask('GET', '/boards/cagri-kati?version=9')).status, 404);

  assert.equal((await ask('DELETE', '/boards/cagri-kati?basedOn=2')).body.version, 3);
  assert.equal((await ask('GET', '/boards/cagri-kati')).status, 404);
  const list = (await ask('GET', '/boards')).body;
  assert.deepEqual(
    list.boards?.map(({ id }) => id),
    ['cagri-kati-2']
  );
  assert.deepEqual(
    list.deleted?.map(({ id, version }) => [id, version]),
    [['cagri-kati', 3]]
  );

  assert.equal((await ask('POST', '/boards/cagri-kati/restore?version=1&basedOn=3')).body.version, 4);
  assert.deepEqual((await ask('GET', '/boards/cagri-kati')).body.document, aBoard('Çağrı katı'));
  const { versions } = (await ask('GET', '/boards/cagri-kati/history')).body;
  assert.deepEqual(
    versions?.map(({ version, title, changes }) => [version, title, changes.map(({ kind }) => kind).join()]),
    [
      [4, 'Çağrı katı', 'broughtBack'],
      [3, 'Two', 'deleted'],
      [2, 'Two', 'title'],
      [1, 'Çağrı katı', 'made']
    ]
  );

  const file = await fetch(`${floor.url}/api/boards/cagri-kati/export`);
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="cagri-kati.json"');
  const imported = await ask('POST', '/boards', await file.text());
  assert.equal(imported.body.id, 'cagri-kati-3');
});

test('of two who change the same version the second learns of the first one’s', async (t) => {
  const { ask } = await api(t);
  await ask('PUT', '/boards/floor', aBoard('One'));
  const both = await Promise.all(['Two', 'Three'].map((title) => ask('PUT', '/boards/floor?basedOn=1', aBoard(title))));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  const refused = both.find(({ status }) => status === 409)!;
  const winner = both[0] === refused ? 'Three' : 'Two';
  assert.equal(refused.body.theirs?.version, 2);
  assert.equal(refused.body.theirs?.document?.title, winner);
  assert.equal((await ask('GET', '/boards/floor')).body.document?.title, winner);
  // Whoever says nothing of what is there does not know of it; the same sent twice is no conflict.
  assert.equal((await ask('PUT', '/boards/floor', aBoard('Four'))).status, 409);
  assert.equal((await ask('DELETE', '/boards/floor')).status, 409);
  assert.equal((await ask('PUT', '/boards/floor?basedOn=1', aBoard(winner))).status, 200);
});

test('what is wrong is said, each member by its path', async (t) => {
  const { ask } = await api(t);
  const wrong = await ask('POST', '/boards', boardOfTiles([aFigure('a', { window: 'now' })], { pageSeconds: 1 }));
  assert.equal(wrong.status, 400);
  assert.deepEqual(
    wrong.body.problems?.map(({ path }) => path),
    ['pageSeconds']
  );
  const meaning = await ask('PUT', '/drafts/d1', boardOfTiles([aFigure('a', { window: 'now' })]));
  assert.equal(meaning.status, 400);
  assert.deepEqual(
    meaning.body.problems?.map(({ path }) => path),
    ['pages.0.tiles.0.figure']
  );
  for (const [status, method, path, body, headers] of [
    [400, 'POST', '/boards', '{'],
    [400, 'PUT', '/boards/a.b', aBoard('x')],
    [400, 'PUT', '/boards/a', aBoard('x'), { 'if-match': 'the latest' }],
    [400, 'POST', '/boards/a/restore'],
    [404, 'POST', '/boards/a/restore?version=1'],
    [404, 'GET', '/boards/a'],
    [404, 'GET', '/boards/a/history'],
    [404, 'GET', '/boards/a/export'],
    [404, 'DELETE', '/boards/a?basedOn=1'],
    [400, 'GET', '/boards/a?when=now'],
    [413, 'POST', '/boards', ' '.repeat(700_001)]
  ] as const) {
    const answer = await ask(method, path, body, headers);
    assert.equal(answer.status, status, `${method} ${path}`);
    assert.ok(answer.body.error, `${method} ${path}`);
  }
  const { problems } = (await ask('POST', '/boards', aBoard('x', { title: 'x'.repeat(650_000) }))).body;
  assert.equal(problems?.[0]?.path, 'title');
  assert.equal((await ask('GET', '/boards')).body.boards?.length, 0);
});

test('another site’s page can write nothing', async (t) => {
  const { ask } = await api(t);
  await ask('PUT', '/boards/floor', aBoard('One'));
  for (const [method, path] of [
    ['POST', '/boards'],
    ['PUT', '/boards/floor?basedOn=1'],
    ['DELETE', '/boards/floor?basedOn=1'],
    ['POST', '/boards/floor/restore?version=1&basedOn=1'],
    ['PUT', '/drafts/d1']
  ] as const) {
    for (const origin of ['https://elsewhere.example', 'null']) {
      const response = await ask(method, path, aBoard('Two'), { origin }).catch(() => null);
      assert.equal(response, null, 'it is answered in words, not in JSON');
    }
  }
  const { body } = await ask('GET', '/boards/floor');
  assert.deepEqual([body.version, body.document?.title], [1, 'One']);
});

test('the schema is published, and takes a board', async (t) => {
  const { floor } = await api(t);
  const response = await fetch(`${floor.url}/api/boards/schema.json`);
  assert.equal(response.headers.get('content-type'), 'application/schema+json');
  const schema = (await response.json()) as { $schema: string; properties: object };
  assert.match(schema.$schema, /2020-12/);
  assert.deepEqual(Object.keys(schema.properties).sort(), Object.keys(aBoard('x')).sort());
});

test('a board that is changed changes where it is watched, a draft where it is edited, and one that is deleted goes', async (t) => {
  const { floor, ask } = await api(t);
  const shown = (view: string) => {
    const socket = watch(t, floor, view);
    return { socket, board: () => (socket.data() as unknown as BoardView | null)?.board ?? null };
  };
  await ask('PUT', '/boards/floor', aBoard('One'));
  const [desk, wall] = [shown('board/floor?for=desk'), shown('board/floor?for=wall')];
  const titled = (title: string) => (view: typeof desk) => view.board()?.document.title === title;
  await eventually('both show it', () => [desk, wall].every(titled('One')));
  await ask('PUT', '/boards/floor?basedOn=1', aBoard('Two'));
  await eventually('both show the change', () => [desk, wall].every(titled('Two')));
  assert.equal(desk.board()?.version, 2);

  await ask('PUT', '/drafts/d1', aBoard('A draft'));
  const draft = shown('draft/d1?for=desk');
  await eventually('the draft is shown', () => titled('A draft')(draft));
  await ask('PUT', '/drafts/d1', aBoard('Another'));
  await eventually('as it is changed', () => titled('Another')(draft));

  await ask('DELETE', '/boards/floor?basedOn=2');
  assert.equal((await desk.socket.closed).code, 4404);
  assert.equal((await shown('draft/d2?for=desk').socket.closed).code, 4404);
  const snapshot = draft.socket.messages.find(
    (message) => message.type === 'snapshot'
  ) as unknown as Snapshot<BoardView>;
  assert.deepEqual(snapshot.data.board?.document satisfies BoardDocument | undefined, aBoard('A draft'));
});

test('what was saved is there after a restart', async (t) => {
  const { folder, ...first } = await server(t);
  await fetch(`${first.url}/api/boards/floor`, { method: 'PUT', body: JSON.stringify(aBoard('Kept')) });
  await first.kill();
  const second = await server(t, { folder });
  const board = (await (await fetch(`${second.url}/api/boards/floor`)).json()) as KeptBoard;
  assert.deepEqual(board.document, aBoard('Kept'));
});

test('a board of the configuration’s folder comes before one that was saved, changes with its file, and only there', async (t) => {
  const folder = newFolder();
  t.after(() => removeFolder(folder));
  const boards = join(folder, 'boards');
  mkdirSync(boards);
  const write = (title: string): void => writeFileSync(join(boards, 'floor.json'), JSON.stringify(aBoard(title)));
  write('From the file');
  const { floor, ask } = await api(t, { folder }, { boards: 'boards' });
  const read = (await ask('GET', '/boards/floor')).body;
  assert.deepEqual([read.document?.title, read.origin], ['From the file', 'file']);
  for (const [method, path] of [
    ['PUT', `/boards/floor?basedOn=${read.version}`],
    ['DELETE', `/boards/floor?basedOn=${read.version}`],
    ['POST', `/boards/floor/restore?version=${read.version}&basedOn=${read.version}`]
  ] as const) {
    assert.equal((await ask(method, path, aBoard('Mine'))).status, 403, method);
  }
  assert.equal((await ask('POST', '/boards', aBoard('Floor'))).body.id, 'floor-2');

  const wall = watch(t, floor, 'board/floor?for=wall');
  const title = () => (wall.data() as unknown as BoardView | null)?.board?.document.title;
  await eventually('it is shown', () => title() === 'From the file');
  write('Changed');
  await eventually('as it was changed', () => title() === 'Changed');
  writeFileSync(join(boards, 'floor.json'), JSON.stringify(aBoard('')));
  await eventually('what is wrong is said', () =>
    /floor\.json: title must .*what it said before stays/.test(floor.words())
  );
  assert.equal((await ask('GET', '/boards/floor')).body.document?.title, 'Changed');
});

test('an announcement is shown on the boards it is sent to, by whom on the desk only, until it is taken back', async (t) => {
  const { floor, ask } = await api(t, {}, { sites: { demo: { name: 'Demo' } } });
  const tile: Tile = { id: 'news', kind: 'message', title: null, x: 0, y: 0, w: 8, h: 4 };
  for (const id of ['floor', 'team']) await ask('PUT', `/boards/${id}`, boardOfTiles([tile]));
  const messagesOn = (view: string) => {
    const socket = watch(t, floor, view);
    return () => (socket.data() as unknown as BoardView | null)?.tiles['news'] as MessageData | undefined;
  };
  const [desk, wall, other] = ['board/floor?for=desk', 'board/floor?for=wall', 'board/team?for=desk'].map(messagesOn);
  await eventually('all are shown', () => [desk, wall, other].every((look) => look!()?.kind === 'message'));

  const as = { cookie: `floorcast_person=${encodeURIComponent('Ayşe')}` };
  const sent = await ask(
    'POST',
    '/messages',
    { text: 'Fire drill at ten', severity: 'warning', boards: ['floor'] },
    as
  );
  assert.equal(sent.status, 201);
  const shown = (look = desk) => Object.values(look!()!.messages).map(({ text, by }) => [text, by]);
  await eventually('the board shows it', () => shown().length === 1 && shown(wall).length === 1);
  assert.deepEqual(
    [shown(), shown(wall), shown(other)],
    [[['Fire drill at ten', 'Ayşe']], [['Fire drill at ten', null]], []]
  );

  const refused = await ask('POST', '/messages', { text: '', boards: ['nowhere'] });
  assert.deepEqual(
    refused.body.problems?.map(({ path }) => path),
    ['text', 'boards.0']
  );
  const elsewhere = { origin: 'https://elsewhere.example' };
  for (const [method, path] of [
    ['POST', '/messages'],
    ['DELETE', `/messages/${sent.body.id}`]
  ] as const) {
    const answer = await fetch(`${floor.url}/api${path}`, { method, headers: elsewhere });
    assert.equal(answer.status, 403);
  }
  assert.equal((await ask('DELETE', `/messages/${sent.body.id}`)).status, 204);
  assert.equal((await ask('DELETE', `/messages/${sent.body.id}`)).status, 404);
  await eventually('it is gone', () => shown().length === 0);
});
