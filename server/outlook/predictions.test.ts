import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outlook, OutlookFigure, QueueOutlook } from '#lib/protocol/outlook.ts';
import { at, contact } from '../../tests/oracle/given.ts';
import { emptyDay, heldOf, predictionOf, scored, withPrediction, type GivenRange } from './predictions.ts';
import { siteOf } from './testing.ts';

const range = (low: number, high: number, share = 0.8): OutlookFigure => ({
  likely: low,
  expected: low,
  low,
  high,
  share
});

function outlookOf(atMs: number, figures: Partial<QueueOutlook['at15']>): Outlook {
  const at15 = { waiting: range(0, 1), serviceLevel: range(0.7, 1), abandoned: range(0, 2), ...figures };
  return { atMs, heldDays: 7, queues: [{ queue: 'billing', at15 } as QueueOutlook], whatIf: null };
}

const call = (id: string, offered: number, more: 'answered' | 'abandoned' | null, atSeconds = 0) => [
  contact('offered', offered, { contact: id, queue: 'billing' }),
  ...(more === 'answered' ? [contact('answered', atSeconds, { contact: id, queue: 'billing', agent: 'a1' })] : []),
  ...(more === 'abandoned' ? [contact('abandoned', atSeconds, { contact: id, queue: 'billing' })] : [])
];

/** From 60 s to 960 s: one answered in time, two abandoned late, and two who wait at its end. */
const CALLS = [
  ...call('before', 0, 'answered', 30),
  ...call('in time', 100, 'answered', 110),
  ...call('left', 200, 'abandoned', 300),
  ...call('left too', 400, 'abandoned', 500),
  ...call('waits', 900, 'answered', 1000),
  ...call('waits too', 950, null),
  ...call('later', 970, 'abandoned', 980)
].sort((a, b) => a.timeMs - b.timeMs);

const TODAY = emptyDay('izmir', '2026-11-23', at(0));
const given = (figures: Partial<QueueOutlook['at15']> = {}) =>
  withPrediction(TODAY, predictionOf(outlookOf(at(60), figures)));

test('keeps ranges of what is foretold, but none where a value or two are as good as certain', () => {
  const { queues, atMs } = predictionOf(outlookOf(at(60), { waiting: range(0, 0, 0.97), serviceLevel: null }));
  assert.equal(atMs, at(60));
  assert.deepEqual(queues, { billing: { abandoned: [0, 2, 0.8] satisfies GivenRange } });
});

test('scores what was foretold against what was, once that can be known', () => {
  const site = siteOf(CALLS, 1200);
  const early = given();
  assert.equal(scored(early, site, at(989)), early);
  const { open, scores } = scored(early, site, at(990));
  assert.deepEqual(open, []);
  assert.deepEqual(scores, {
    billing: { waiting: [1, 0, 0.8], serviceLevel: [1, 0, 0.8], abandoned: [1, 1, 0.8] }
  });
});

test('adds up what held, on several days', () => {
  const site = siteOf(CALLS, 1200);
  const held = scored(given({ waiting: range(2, 3), serviceLevel: range(0.3, 0.4) }), site, at(1000));
  const missed = scored(given({ waiting: range(3, 4), abandoned: range(0, 1) }), site, at(1000));
  const { waiting, serviceLevel, abandoned } = heldOf([held, missed], 'billing');
  assert.deepEqual(waiting, { given: 2, held: 1, meant: 1.6 });
  assert.deepEqual(serviceLevel, { given: 2, held: 1, meant: 1.6 });
  assert.deepEqual(abandoned, { given: 2, held: 1, meant: 1.6 });
  assert.deepEqual(heldOf([held], 'nowhere').waiting, { given: 0, held: 0, meant: 0 });
});

test('lets go of what nobody knows any more', () => {
  const site = siteOf(CALLS, 5 * 86_400);
  const { open, scores } = scored(given(), site, at(5 * 86_400));
  assert.deepEqual([open, scores], [[], {}]);
});
