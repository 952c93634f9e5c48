import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import type { Baseline } from './baseline.ts';
import { NO_WORK, usualTotals, type WorkedMinute } from './expected-work.ts';
import { watchDay, type WatchedDay } from './watched-day.ts';
import { WorkloadWatch } from './workload-watch.ts';

const MINUTE_MS = 60_000;
const SLOT_MS = 15 * MINUTE_MS;
const baseline: Baseline = {
  means: Array<number>(96).fill(75),
  dispersion: 1.2,
  calmDispersion: 1.2,
  levelError: 0.1,
  days: 20,
  ofWeekday: 4
};
const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);
const worked = (ended: number, eachMs: number): WorkedMinute => ({ ended, pieces: times(ended, eachMs) });
const byMinute = (minutes: readonly WorkedMinute[]) => new Map(minutes.entries());

const watch = new WorkloadWatch();

/** What there is to say after the last minute of a day that has gone so far. */
function changes(day: Partial<WatchedDay>): Pick<WorkloadChange, 'kind' | 'measure' | 'sinceMs'>[] {
  const arrivals = day.arrivals ?? [];
  const whole = { baseline, slotMs: SLOT_MS, arrivals, channels: [], isHeard: () => true, ...day };
  const states = [...watchDay(watch, whole)].at(-1)!;
  return watch
    .changes(states, arrivals.length * MINUTE_MS)
    .filter(({ measure }) => measure === 'arrivals' || day.channels !== undefined)
    .map(({ kind, measure, sinceMs }) => ({ kind, measure, sinceMs: sinceMs / MINUTE_MS }));
}

test('sees a surge, and since when', () => {
  assert.deepEqual(changes({ arrivals: [...times(300, 5), ...times(12, 10)] }), [
    { kind: 'surge', measure: 'arrivals', sinceMs: 300 }
  ]);
});

test('sees a dead line', () => {
  assert.deepEqual(changes({ arrivals: [...times(300, 5), ...times(8, 0)] }), [
    { kind: 'collapse', measure: 'arrivals', sinceMs: 300 }
  ]);
});

test('takes minutes of which nothing could be heard for nothing', () => {
  const isHeard = (minute: number): boolean => minute < 300;
  assert.deepEqual(changes({ arrivals: [...times(300, 5), ...times(60, 0)], isHeard }), []);
  const isHeardAgain = (minute: number): boolean => minute < 300 || minute >= 400;
  assert.deepEqual(
    changes({ arrivals: [...times(300, 5), ...times(100, 0), ...times(60, 5)], isHeard: isHeardAgain }),
    []
  );
});

test('calls a day that is busier as a whole no change for ever', () => {
  assert.deepEqual(changes({ arrivals: times(600, 7) }), []);
});

test('without days before lets the day tell of itself first', () => {
  const day = [...times(480, 0), ...times(50, 5)];
  assert.deepEqual(changes({ baseline: null, arrivals: day }), []);
  assert.deepEqual(changes({ baseline: { ...baseline, ofWeekday: 0 }, arrivals: times(600, 0) }), []);
  const arrivals = [...times(480, 0), ...times(180, 5), ...times(20, 15)];
  assert.deepEqual(changes({ baseline: null, arrivals }), [{ kind: 'surge', measure: 'arrivals', sinceMs: 660 }]);
});

test('sees that contacts are longer work than usual', () => {
  const usual = usualTotals(times(400, worked(5, 120_000)));
  const minutes = byMinute([...times(300, worked(5, 120_000)), ...times(15, worked(5, 260_000))]);
  assert.deepEqual(changes({ arrivals: times(315, 5), channels: [{ usual, minutes }] }), [
    { kind: 'surge', measure: 'load', sinceMs: 300 }
  ]);
});

test('learns from the day how much work a contact is, and is not led astray by one forgotten line', () => {
  const minutes = byMinute([
    ...times(300, worked(5, 120_000)),
    worked(1, 9 * 3_600_000),
    ...times(5, worked(5, 120_000))
  ]);
  assert.deepEqual(changes({ arrivals: times(306, 5), channels: [{ usual: NO_WORK, minutes }] }), []);
  const longer = byMinute([...times(300, worked(5, 120_000)), ...times(20, worked(5, 360_000))]);
  assert.deepEqual(changes({ arrivals: times(320, 5), channels: [{ usual: NO_WORK, minutes: longer }] }), [
    { kind: 'surge', measure: 'load', sinceMs: 300 }
  ]);
});
