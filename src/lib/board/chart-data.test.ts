import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DayChart } from '#lib/protocol/site-view.ts';
import { chartData, daySpan, hourMarks, roundMaximum } from './chart-data.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY_START = 100 * HOUR;
const DAY_END = DAY_START + 24 * HOUR;

const chart = (over: Partial<DayChart> = {}): DayChart => ({
  slotMs: 15 * MIN,
  offered: {},
  serviceLevel: {},
  waitingSlotMs: 5 * MIN,
  waiting: {},
  ...over
});

const hours = ({ fromMs, toMs }: { fromMs: number; toMs: number }): number[] =>
  [fromMs, toMs].map((ms) => (ms - DAY_START) / HOUR);

test('the day is drawn from its first busy hour to the end of the current one', () => {
  const busy = chart({ offered: { '34': 1 }, waiting: { '103': 1 } });
  assert.deepEqual(hours(daySpan(busy, DAY_START, DAY_END, DAY_START + 14.5 * HOUR)), [8, 15]);
});

test('at least four hours are drawn, inside the day', () => {
  assert.deepEqual(hours(daySpan(chart(), DAY_START, DAY_END, DAY_START + MIN)), [0, 4]);
  const late = chart({ offered: { '92': 1 } });
  assert.deepEqual(hours(daySpan(late, DAY_START, DAY_END, DAY_END - MIN)), [20, 24]);
});

test('a day that is over by the clock is not drawn beyond its end', () => {
  assert.deepEqual(hours(daySpan(chart(), DAY_START, DAY_END, DAY_END + 3 * HOUR)), [20, 24]);
});

test('a row for each waiting slot, and one at this moment', () => {
  const some = chart({ serviceLevel: { '0': 0.9, '1': null }, waiting: { '1': 4, '3': 2 } });
  const data = chartData(some, DAY_START, DAY_START, DAY_START + 17 * MIN);
  assert.deepEqual(
    data[0].map((ms) => (ms - DAY_START) / MIN),
    [0, 5, 10, 15, 17]
  );
  assert.deepEqual(data[1], [0, 4, 0, 2, 2]);
  assert.deepEqual(data[2], [0.9, 0.9, 0.9, null, null]);
});

test('nothing is drawn of a moment before the span', () => {
  assert.deepEqual(chartData(chart(), DAY_START, DAY_START, DAY_START), [[], [], []]);
});

test('the waiting scale ends at a round number', () => {
  assert.deepEqual([0, 3, 5, 6, 9, 11, 20, 21, 130, 880].map(roundMaximum), [5, 5, 5, 6, 10, 12, 20, 30, 150, 1000]);
});

test('marks stand at full hours since the day’s start, as many as there is room for', () => {
  const span = { fromMs: DAY_START + 7 * HOUR, toMs: DAY_START + 15 * HOUR };
  const at = (most: number): number[] => hourMarks(span, DAY_START, most).map((ms) => (ms - DAY_START) / HOUR);
  assert.deepEqual(at(8), [7, 8, 9, 10, 11, 12, 13, 14, 15]);
  assert.deepEqual(at(4), [8, 10, 12, 14]);
  assert.deepEqual(at(1), [12]);
});
