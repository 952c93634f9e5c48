import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOutlookQuestion } from './outlook-parameters.ts';
import { Parameters } from './parameters.ts';

const read = (text: string) => readOutlookQuestion(new Parameters(new URLSearchParams(text)));

test('asks of a site, or of one of its queues', () => {
  assert.deepEqual(read('site=izmir'), { site: 'izmir', queue: null, change: null });
  assert.deepEqual(read('site=izmir&queue=billing'), { site: 'izmir', queue: 'billing', change: null });
});

test('asks what other agents would bring', () => {
  assert.deepEqual(read('site=izmir&queue=billing&agents=+2').change, { agents: 2, from: null });
  assert.deepEqual(read('site=izmir&queue=billing&agents=%2B2').change, { agents: 2, from: null });
  assert.deepEqual(read('site=izmir&queue=billing&agents=-1').change, { agents: -1, from: null });
  assert.deepEqual(read('site=izmir&queue=billing&agents=3&from=sales').change, { agents: 3, from: 'sales' });
});

test('says which parameter is wrong', () => {
  assert.throws(() => read(''), /site must be given/);
  for (const agents of ['0', '2.5', 'two', '1000', '--1']) {
    assert.throws(() => read(`site=izmir&queue=billing&agents=${agents}`), /agents must be a whole number/);
  }
  assert.throws(() => read('site=izmir&agents=2'), /queue must be given/);
  assert.throws(() => read('site=izmir&queue=billing&from=sales'), /agents must be given/);
  assert.throws(() => read('site=izmir&queue=billing&agents=-2&from=sales'), /above 0/);
  assert.throws(() => read('site=izmir&queue=billing&agents=2&from=billing'), /another queue/);
});
