import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance } from './replica.ts';

interface Data {
  readonly waiting: number;
  readonly queues: Readonly<Record<string, { readonly waiting: number }>>;
}

const replica = { epoch: 'e1', number: 4, atMs: 100, data: { waiting: 1, queues: { a: { waiting: 1 } } } as Data };

test('the next delta changes what it names and shares the rest', () => {
  const after = advance(replica, { type: 'delta', number: 5, atMs: 200, patch: { set: { waiting: 2 } } });
  assert.deepEqual(
    { ...after, data: { ...after?.data } },
    { ...replica, number: 5, atMs: 200, data: { ...replica.data, waiting: 2 } }
  );
  assert.equal(after?.data.queues, replica.data.queues);
  assert.equal(replica.data.waiting, 1);
});

test('a delta that is not the next is a gap, on either side', () => {
  for (const number of [4, 6]) assert.equal(advance(replica, { type: 'delta', number, atMs: 200, patch: {} }), null);
});

test('a snapshot replaces everything, whatever its number', () => {
  const data: Data = { waiting: 0, queues: {} };
  const after = advance(replica, { type: 'snapshot', epoch: 'e2', number: 0, atMs: 300, data });
  assert.deepEqual(after, { epoch: 'e2', number: 0, atMs: 300, data });
});
