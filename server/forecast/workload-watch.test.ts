import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import { UNWATCHED, WorkloadWatch, type WorkloadStep } from './workload-watch.ts';

const MINUTE = 60_000;
const expected = { mean: 10, dispersion: 1.2, uncertainty: 0 };

/** Minute after minute, from 0 on. @returns what is to be said after the last one */
function watch(minutes: readonly Partial<WorkloadStep>[]): WorkloadChange[] {
  const watch = new WorkloadWatch();
  const handleTimes = { variation: 0.8, uncertainty: 0 };
  let states = UNWATCHED;
  for (const minute of minutes) {
    states = watch.after(states, { arrivals: 10, excessWork: 0, expected, handleTimes, ...minute });
  }
  return watch.changes(states, minutes.length * MINUTE);
}

const times = (count: number, minute: Partial<WorkloadStep>): Partial<WorkloadStep>[] =>
  Array.from({ length: count }, () => minute);

test('says nothing of a usual day', () => {
  assert.deepEqual(watch(times(600, {})), []);
});

test('says which change, since when, and by how much', () => {
  const [first, second, ...others] = watch([...times(30, {}), ...times(12, { arrivals: 20 })]);
  assert.deepEqual(first, {
    kind: 'surge',
    measure: 'arrivals',
    sinceMs: 30 * MINUTE,
    observed: 240,
    expected: 120
  });
  assert.deepEqual([second?.kind, second?.measure], ['surge', 'load']);
  assert.deepEqual(others, []);
});

test('sees longer contacts though no more come', () => {
  const changes = watch([...times(30, {}), ...times(20, { excessWork: 8 })]);
  assert.deepEqual(
    changes.map(({ kind, measure, sinceMs }) => ({ kind, measure, sinceMs })),
    [{ kind: 'surge', measure: 'load', sinceMs: 30 * MINUTE }]
  );
});

test('sees that nothing comes any more', () => {
  const changes = watch([...times(30, {}), ...times(5, { arrivals: 0 })]);
  assert.deepEqual(changes[0], {
    kind: 'collapse',
    measure: 'arrivals',
    sinceMs: 30 * MINUTE,
    observed: 0,
    expected: 50
  });
});

test('is not alarmed by three contacts in a quiet night, nor by none', () => {
  const night = { expected: { ...expected, mean: 0.002 } };
  const quiet = times(400, { ...night, arrivals: 0 });
  assert.deepEqual(watch([...quiet, ...times(3, { ...night, arrivals: 1 })]), []);
  assert.deepEqual(watch(quiet), []);
});
