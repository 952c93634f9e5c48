import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speechOf } from '#lib/i18n/speech-of.ts';
import type { ForeseenQueue } from '#lib/protocol/board-view.ts';
import { isOldOutlook, levelWords, missingText, needWords } from './outlook-words.ts';

const speech = speechOf('en');
const foreseen = (change: Partial<ForeseenQueue> = {}): ForeseenQueue => ({
  queue: 'billing',
  atMs: 0,
  missing: 3,
  spare: 0,
  serviceLevel: { expected: 0.749, low: 0.6, high: 0.88 },
  target: 0.8,
  thresholdSeconds: 20,
  ...change
});

test('says how many agents are missing, or can be spared', () => {
  const said = (change: Partial<ForeseenQueue>) => {
    const each = foreseen(change);
    return `${missingText(each, speech.format)} ${needWords(each, false, speech.t)}`;
  };
  assert.equal(said({}), '+3 more agents needed now');
  assert.equal(said({ missing: 1 }), '+1 more agent needed now');
  assert.equal(said({ missing: 0 }), '0 enough agents');
  assert.equal(said({ missing: 0, spare: 2 }), '0 enough agents, 2 to spare');
  assert.equal(said({ missing: null }), '– Hardly anybody is expected');
  assert.equal(needWords(null, false, speech.t), 'being worked out …');
  assert.equal(needWords(null, true, speech.t), 'only of the present');
});

test('says the service level that is expected, with its range, in full and in few words', () => {
  assert.deepEqual(levelWords(foreseen(), 15, speech), [
    'Service level in 15 min: 74% (60%–88%)',
    'in 15 min: 74% (60%–88%)'
  ]);
  assert.deepEqual(levelWords(foreseen({ serviceLevel: null }), 15, speech), ['', '']);
});

test('what was foreseen more than a minute ago is old', () => {
  assert.deepEqual(
    [60_000, 60_001].map((nowMs) => isOldOutlook(foreseen(), nowMs)),
    [false, true]
  );
});
