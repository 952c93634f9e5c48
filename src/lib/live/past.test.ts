import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pastOf } from './past.ts';

const { signal } = new AbortController();
const moment = { atMs: Date.parse('2026-11-23T10:32:00Z'), known: 'then' } as const;

function answering(status: number, body: unknown) {
  const asked: string[] = [];
  const fetcher = (address: unknown): Promise<Response> => {
    asked.push(String(address));
    return Promise.resolve(Response.json(body, { status }));
  };
  return { past: pastOf('izmir', fetcher), asked };
}

test('a moment is asked for by site, time and what is known', async () => {
  const { past, asked } = answering(200, { atMs: 1, data: { rejected: 0 } });
  assert.deepEqual(await past.view(moment, signal), { atMs: 1, data: { rejected: 0 } });
  const { pathname, searchParams } = new URL(asked[0]!, 'http://localhost');
  assert.equal(pathname, '/api/rewind');
  assert.deepEqual(Object.fromEntries(searchParams), { site: 'izmir', at: '2026-11-23T10:32:00.000Z', known: 'then' });
});

test('a moment of which nothing is kept is no failure; anything else that is no answer is one', async () => {
  assert.equal(await answering(404, {}).past.view(moment, signal), null);
  await assert.rejects(answering(503, {}).past.view(moment, signal), /503/);
});

const day = { day: '2026-11-23', startMs: 0, endMs: 1 };

test('a server that knows of no days has none', async () => {
  assert.deepEqual(await answering(404, {}).past.days(), []);
  assert.deepEqual(await answering(200, [day]).past.days(), [day]);
});
