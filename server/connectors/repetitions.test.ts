import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Repetitions } from './repetitions.ts';

test('counts how often a line came before, also after it was saved', () => {
  const before = new Repetitions();
  assert.deepEqual([before.take('a'), before.take('b'), before.take('a')], [0, 0, 1]);
  const after = new Repetitions(JSON.parse(JSON.stringify(before)) as never);
  assert.deepEqual([after.take('a'), after.take('b'), after.take('c')], [2, 1, 0]);
});

test('remembers a bounded number of lines, the latest', () => {
  const repetitions = new Repetitions();
  for (let each = 0; each < 10_000; each++) repetitions.take(`line ${each}`);
  assert.ok(repetitions.toJSON().length <= 500);
  assert.equal(repetitions.take('line 9999'), 1);
});
