import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outlook } from '#lib/protocol/outlook.ts';
import { LatestOutlooks } from './latest-outlooks.ts';

const NOON_MS = Date.UTC(2026, 10, 23, 12);

function latestOf() {
  let nowMs = NOON_MS;
  let known = 0;
  let isCurrent = true;
  const asked: { readonly site: string; readonly answer: (outlook: Outlook | null | Error) => void }[] = [];
  const latest = new LatestOutlooks({
    isCurrent: () => isCurrent,
    now: () => nowMs,
    onKnown: () => known++,
    ask: ({ site }) => {
      const { promise, resolve, reject } = Promise.withResolvers<Outlook | null>();
      asked.push({ site, answer: (given) => (given instanceof Error ? reject(given) : resolve(given)) });
      return promise;
    }
  });
  const answer = async (given: Outlook | null | Error): Promise<void> => {
    asked.at(-1)!.answer(given);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    latest,
    asked,
    answer,
    known: () => known,
    pass: (ms: number) => (nowMs += ms),
    be: (current: boolean) => (isCurrent = current)
  };
}

const at = (afterMs: number): Outlook => ({ atMs: NOON_MS + afterMs, heldDays: 7, queues: [], whatIf: null });

test('asks once, however many read, and again after a while as long as somebody reads', async () => {
  const { latest, asked, answer, known, pass } = latestOf();
  assert.equal(latest.of('izmir'), null);
  assert.equal(latest.of('izmir'), null);
  assert.equal(asked.length, 1);
  await answer(at(0));
  assert.deepEqual(latest.of('izmir'), at(0));
  assert.equal(known(), 1);
  pass(11_999);
  latest.of('izmir');
  assert.equal(asked.length, 1);
  pass(1);
  assert.deepEqual(latest.of('izmir'), at(0), 'the one before is shown meanwhile');
  assert.equal(asked.length, 2);
});

test('asks no second time while the first is not answered', () => {
  const { latest, asked, pass } = latestOf();
  latest.of('izmir');
  pass(60_000);
  latest.of('izmir');
  assert.equal(asked.length, 1);
});

test('keeps the last one where there is no answer, until it is too old', async () => {
  const { latest, answer, pass } = latestOf();
  latest.of('izmir');
  await answer(at(0));
  pass(12_000);
  latest.of('izmir');
  await answer(new Error('the archive has died'));
  assert.deepEqual(latest.of('izmir'), at(0));
  pass(5 * 60_000);
  assert.equal(latest.of('izmir'), null);
});

test('shows nothing by definitions that hold no more', async () => {
  const { latest, asked, answer } = latestOf();
  latest.of('izmir');
  latest.forget();
  await answer(at(0));
  assert.equal(latest.of('izmir'), null);
  assert.equal(asked.length, 2);
});

test('asks nothing of a floor that is not known as it is now', () => {
  const { latest, asked, be } = latestOf();
  be(false);
  latest.of('izmir');
  assert.equal(asked.length, 0);
  be(true);
  latest.of('izmir');
  assert.equal(asked.length, 1);
});
