import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardServer } from './board-server.ts';
import { onePage } from './testing.ts';

function answering(status: number, body: unknown) {
  const asked: { readonly address: string; readonly init: RequestInit | undefined }[] = [];
  const server = boardServer(
    (address, init) => {
      asked.push({ address, init });
      return Promise.resolve(status === 204 ? new Response(null, { status }) : Response.json(body, { status }));
    },
    'floor',
    'edit-1'
  );
  return { server, asked };
}

test('a board is saved on the ground of a version', async () => {
  const { server, asked } = answering(200, { version: 4 });
  assert.deepEqual(await server.save(onePage(), 3), { kind: 'saved', version: 4 });
  assert.equal(asked[0]!.address, '/api/boards/floor');
  assert.equal(new Headers(asked[0]!.init!.headers).get('if-match'), '"3"');
});

test('why it was not saved is told', async () => {
  const theirs = { version: 5, document: onePage(), by: 'Ada', atMs: 1 };
  const save = (status: number, body: unknown) => answering(status, body).server.save(onePage(), 3);
  assert.deepEqual(await save(409, { theirs }), { kind: 'conflict', theirs });
  assert.deepEqual(await save(409, { theirs: null }), { kind: 'conflict', theirs: null });
  assert.deepEqual(await save(400, { problems: [{ path: 'pages.0', problem: 'is odd' }] }), {
    kind: 'refused',
    problems: ['pages.0 is odd']
  });
  assert.deepEqual(await save(413, { error: 'too large' }), { kind: 'refused', problems: ['too large'] });
  assert.deepEqual(await save(403, {}), { kind: 'readOnly' });
  assert.deepEqual(await save(503, {}), { kind: 'failed' });
});

test('a server that can’t be reached has not done it', async () => {
  const server = boardServer(() => Promise.reject(new Error('offline')), 'floor', 'edit-1');
  assert.deepEqual(await server.save(onePage(), 3), { kind: 'failed' });
  assert.equal(await server.showDraft(onePage()), false);
  assert.equal(await server.latest(), null);
});

test('a draft is shown under its own id', async () => {
  const { server, asked } = answering(204, null);
  assert.equal(await server.showDraft(onePage()), true);
  assert.equal(asked[0]!.address, '/api/drafts/edit-1');
});
