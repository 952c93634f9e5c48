import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speechOf } from '#lib/i18n/speech-of.ts';
import { heldIn, heldText } from './held-text.ts';

const speech = speechOf('en');
const of = (given: number, held: number) => ({ given, held, meant: 0.8 * given });

test('sums up all figures of all queues', () => {
  const queue = { held: { waiting: of(10, 8), serviceLevel: of(5, 4), abandoned: of(0, 0) } };
  assert.deepEqual(heldIn([queue, queue]), { given: 30, held: 24, meant: 24 });
});

test('tells the share of ranges that held; of few how few', () => {
  assert.equal(
    heldText(of(412, 334), 7, speech),
    'Of the 80% ranges given for 15 minutes ahead in the last 7 days, 81% held (n = 412).'
  );
  assert.equal(
    heldText(of(12, 9), 7, speech),
    'Of the 80% ranges given for 15 minutes ahead, 9 of 12 held so far: too few to tell.'
  );
  assert.equal(heldText(of(0, 0), 7, speech), 'Of the 80% ranges given for 15 minutes ahead, none has come due yet.');
});
