import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Workload, WorkloadChange } from '#lib/protocol/workload.ts';
import { LatestWorkload } from './latest-workload.ts';

const change: WorkloadChange = { kind: 'surge', measure: 'arrivals', sinceMs: 0, observed: 31, expected: 17 };
const workload = (changes: Workload['changes']): Workload => ({ untilMs: 0, changes });

/** Asks once for each answer; a failure is null. @returns how long it waited after each, and what was known then */
async function follow(answers: readonly (Workload | null)[], nowMs: number) {
  const left = [...answers];
  const seen: [waitMs: number, known: readonly WorkloadChange[] | null][] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const latest = new LatestWorkload({
    ask: () => {
      const answer = left.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('died'));
    },
    now: () => nowMs,
    onKnown: () => undefined,
    pause: (ms) => {
      seen.push([ms, latest.of('izmir', 'billing')]);
      if (left.length === 0) {
        latest.stop();
        resolve();
      }
      return Promise.resolve();
    }
  });
  assert.equal(latest.of('izmir', 'billing'), null);
  latest.start();
  await promise;
  return seen;
}

test('asks a little after each minute, and keeps what it knows while nobody answers', async () => {
  const answers = [workload({ izmir: { billing: [change] } }), null, workload({ izmir: {} })];
  assert.deepEqual(await follow(answers, 120_000), [
    [5000, [change]],
    [5000, [change]],
    [5000, []]
  ]);
  assert.deepEqual(await follow([workload({})], 125_000), [[60_000, []]]);
  assert.deepEqual(await follow([workload({})], 170_000), [[15_000, []]]);
});
