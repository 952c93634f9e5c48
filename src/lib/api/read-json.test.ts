import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BodyProblem, readJson } from './read-json.ts';

const posted = (body: BodyInit | null): Request => new Request('http://localhost/', { method: 'POST', body });

function streamed(...pieces: string[]): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    }
  });
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
}

async function problemOf(request: Request, mostBytes?: number): Promise<[number, string]> {
  const problem: unknown = await readJson(request, mostBytes).then(
    () => null,
    (error: unknown) => error
  );
  assert.ok(problem instanceof BodyProblem);
  return [problem.status, problem.message];
}

test('a body is read, in however many pieces it comes', async () => {
  assert.deepEqual(await readJson(posted('{"a":"ş"}')), { a: 'ş' });
  assert.deepEqual(await readJson(streamed('{"a', '":1', '}')), { a: 1 });
});

test('what is no JSON is named', async () => {
  for (const body of ['', '{', new Uint8Array([0x22, 0xff, 0x22])]) {
    const [status, message] = await problemOf(posted(body));
    assert.equal(status, 400);
    assert.match(message, /^the body is not JSON: /);
  }
  assert.equal((await problemOf(posted(null)))[0], 400);
});

test('a body may have so many bytes, and no more', async () => {
  assert.equal(await readJson(posted('"12"'), 4), '12');
  assert.deepEqual(await problemOf(posted('"123"'), 4), [413, 'the body must be at most 4 bytes, not 5']);
  assert.equal((await problemOf(streamed('"', 'x'.repeat(100), '"'), 50))[0], 413);
});
