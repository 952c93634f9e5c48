import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WaitingLine } from './waiting-line.ts';

const RULE = { thresholdMs: 20, shortAbandonMs: 5, formula: 'offered', target: 0.8 } as const;

test('answers in the order of coming, and counts what is in target', () => {
  const line = new WaitingLine(RULE);
  line.add(0, 100, 7);
  line.add(10, 100, 8);
  assert.equal(line.firstOfferedMs(30), 0);
  assert.equal(line.answerFirst(30), 7);
  assert.equal(line.answerFirst(30), 8);
  assert.equal(line.firstOfferedMs(30), Infinity);
  assert.deepEqual(line.tally, { answered: 2, answeredInTarget: 1, abandoned: 0, abandonedInTarget: 0 });
});

test('lets go who has lost patience: short ones are nowhere, early ones in target', () => {
  const line = new WaitingLine(RULE);
  for (const leavesMs of [4, 5, 20, 21, 90]) line.add(0, leavesMs, 1);
  assert.equal(line.firstOfferedMs(20), 0);
  assert.deepEqual(line.tally, { answered: 0, answeredInTarget: 0, abandoned: 2, abandonedInTarget: 2 });
  assert.equal(line.waitingAt(50), 1);
  assert.deepEqual(line.tally, { answered: 0, answeredInTarget: 0, abandoned: 3, abandonedInTarget: 2 });
});

test('counts who waits, whoever left in between', () => {
  const line = new WaitingLine(RULE);
  line.add(0, 100, 1);
  line.add(1, 10, 2);
  line.add(2, 100, 3);
  assert.equal(line.waitingAt(50), 2);
  assert.equal(line.answerFirst(50), 1);
  assert.equal(line.answerFirst(50), 3);
  assert.equal(line.waitingAt(50), 0);
});

test('waits for the answer while it rings', () => {
  const line = new WaitingLine(RULE, 8);
  line.add(0, 100, 1);
  line.add(0, 100, 1);
  line.answerFirst(12);
  line.answerFirst(13);
  line.countAnswer(15, 0);
  assert.deepEqual(line.tally, { answered: 3, answeredInTarget: 2, abandoned: 0, abandonedInTarget: 0 });
  assert.equal(line.waitingAt(20.5), 2);
  assert.equal(line.waitingAt(30), 0);
});
