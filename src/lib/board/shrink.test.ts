import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shrink } from './shrink.ts';

test('what fits keeps its size', () =>
  assert.deepEqual([shrink('', 5), shrink('0:42', 5), shrink('12:42', 5)], [1, 1, 1]));

test('what is longer shrinks into the same room', () => assert.equal(shrink('1:02:09', 3.5), 0.5));
