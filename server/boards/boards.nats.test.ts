import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { eventually } from '../../tests/eventually.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { startTestNats } from '../stream/testing.ts';
import { Boards } from './boards.ts';
import { aBoard } from './testing.ts';

const BY = { by: 'Ayşe' };

/** The boards of one of several servers. */
async function server(t: TestContext, url: string) {
  const nc = await connectNats({ url, name: 'test', waitForFirst: true });
  const words: string[] = [];
  let nowMs = 1000;
  const boards = new Boards({ nc, now: () => nowMs++, say: (text) => words.push(text), onChange: () => undefined });
  await boards.start();
  t.after(async () => {
    boards.stop();
    await nc.close();
  });
  return { nc, boards, words };
}

const titleIn = (boards: Boards, id = 'floor'): string | undefined => boards.get(id)?.document.title;

test('what is saved at one server is shown by the other, and by one that comes later', async (t) => {
  const { url } = await startTestNats(t);
  const [one, other] = [await server(t, url), await server(t, url)];
  const saved = await one.boards.save('floor', aBoard('One'), { basedOn: null, ...BY });
  assert.equal(saved.kind, 'saved');
  assert.equal(titleIn(one.boards), 'One');
  await eventually('the other shows it', () => titleIn(other.boards) === 'One');
  await other.boards.save('floor', aBoard('Two'), { basedOn: 1, by: null });
  await eventually('the one shows the change', () => titleIn(one.boards) === 'Two');
  const late = await server(t, url);
  assert.deepEqual(late.boards.get('floor'), other.boards.get('floor'));
  assert.equal(late.boards.get('floor')?.version, 2);
});

test('of two who change one version, at two servers, one is told of the other’s', async (t) => {
  const { url } = await startTestNats(t);
  const servers = [await server(t, url), await server(t, url)];
  await servers[0]!.boards.save('floor', aBoard('One'), { basedOn: null, ...BY });
  await eventually('both know it', () => servers.every(({ boards }) => titleIn(boards) === 'One'));
  const outcomes = await Promise.all(
    servers.map(({ boards }, at) => boards.save('floor', aBoard(`By ${at}`), { basedOn: 1, ...BY }))
  );
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['conflict', 'saved']);
  const winner = outcomes.findIndex(({ kind }) => kind === 'saved');
  const refused = outcomes[1 - winner]!;
  assert.ok(refused.kind === 'conflict');
  assert.deepEqual([refused.theirs?.version, refused.theirs?.document?.title], [2, `By ${winner}`]);
  await eventually('both show the same', () => servers.every(({ boards }) => titleIn(boards) === `By ${winner}`));
});

test('whoever knows of no board, or of an older one, is refused; the same sent twice is not', async (t) => {
  const { boards } = await server(t, (await startTestNats(t)).url);
  const save = async (title: string, basedOn: number | null) =>
    (await boards.save('floor', aBoard(title), { basedOn, ...BY })).kind;
  assert.equal(await save('One', 1), 'conflict');
  assert.equal(await save('One', null), 'saved');
  assert.equal(await save('One', null), 'saved');
  assert.equal(await save('Other', null), 'conflict');
  assert.equal(await save('Two', 1), 'saved');
  assert.equal(await save('Three', 1), 'conflict');
  assert.equal(boards.get('floor')?.version, 2);
});

test('deleting is a version, by whom it was; what was deleted can be restored, or made anew', async (t) => {
  const { boards } = await server(t, (await startTestNats(t)).url);
  await boards.save('floor', aBoard('One'), { basedOn: null, ...BY });
  await boards.remove('floor', { basedOn: 1, by: 'Can' });
  assert.deepEqual([boards.get('floor'), boards.list()], [null, []]);
  assert.deepEqual(
    boards.deleted().map(({ id, version, by }) => [id, version, by]),
    [['floor', 2, 'Can']]
  );
  assert.equal(await boards.restore('floor', 9, { basedOn: 2, ...BY }), null);
  assert.equal((await boards.restore('floor', 1, { basedOn: 2, ...BY }))?.kind, 'saved');
  assert.equal(titleIn(boards), 'One');
  await boards.remove('floor', { basedOn: 3, ...BY });
  assert.equal((await boards.save('floor', aBoard('Anew'), { basedOn: null, ...BY })).kind, 'saved');
  assert.deepEqual(
    (await boards.history('floor')).map(({ version, document }) => [version, document?.title ?? null]),
    [
      [5, 'Anew'],
      [4, null],
      [3, 'One'],
      [2, null],
      [1, 'One']
    ]
  );
});

test('of each board 64 versions are kept', async (t) => {
  const { boards } = await server(t, (await startTestNats(t)).url);
  for (let version = 1; version <= 66; version++) {
    await boards.save('floor', aBoard(`The ${version}`), { basedOn: version === 1 ? null : version - 1, ...BY });
  }
  const versions = (await boards.history('floor')).map(({ version }) => version);
  assert.deepEqual([versions.length, versions[0], versions.at(-1)], [64, 66, 3]);
});

test('a damaged board is passed over and said, and what was shown goes on being shown', async (t) => {
  const { url } = await startTestNats(t);
  const { nc, boards, words } = await server(t, url);
  await boards.save('floor', aBoard('One'), { basedOn: null, ...BY });
  const bucket = await new Kvm(nc).open('BOARDS');
  const damaged = { version: 2, by: null, atMs: 5, document: { ...aBoard('Two'), pageSeconds: 1 } };
  await bucket.put('floor', JSON.stringify(damaged));
  await bucket.put('other', 'no JSON');
  await eventually('it is said', () => words.length === 2);
  assert.match(words[0]!, /^BOARDS: floor is passed over: pageSeconds must be .*, not 1$/);
  assert.match(words[1]!, /^BOARDS: other is passed over/);
  assert.equal(titleIn(boards), 'One');
  assert.equal((await boards.save('floor', aBoard('Two'), { basedOn: 1, ...BY })).kind, 'saved');
  assert.equal(titleIn((await server(t, url)).boards), 'Two');
});

test('a bucket deleted under us gets its boards back, and their versions go on', async (t) => {
  const { url } = await startTestNats(t);
  const { nc, boards } = await server(t, url);
  await boards.save('floor', aBoard('One'), { basedOn: null, ...BY });
  await boards.save('floor', aBoard('Two'), { basedOn: 1, ...BY });
  await (await jetstreamManager(nc)).streams.delete('KV_BOARDS');
  await eventually('it can be saved again', () =>
    boards.save('floor', aBoard('Three'), { basedOn: 2, ...BY }).then(
      ({ kind }) => kind === 'saved',
      () => false
    )
  );
  assert.equal(boards.get('floor')?.version, 3);
  assert.equal(titleIn((await server(t, url)).boards), 'Three');
});
