import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DayChart } from '#lib/protocol/site-view.ts';
import { chartData } from './chart-data.ts';
import { continued, pastChart, reaching } from './past-chart.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY_START = 100 * HOUR;
const DAY_END = DAY_START + 24 * HOUR;

const chart = (over: Partial<DayChart>): DayChart => ({
  slotMs: 15 * MIN,
  offered: {},
  serviceLevel: {},
  waitingSlotMs: 5 * MIN,
  waiting: {},
  ...over
});

const hours = ({ fromMs, toMs }: { fromMs: number; toMs: number }): number[] =>
  [fromMs, toMs].map((ms) => (ms - DAY_START) / HOUR);

test('a span begins earlier by whole hours to reach a moment', () => {
  const span = { fromMs: DAY_START + 8 * HOUR, toMs: DAY_START + 14 * HOUR };
  assert.deepEqual(hours(reaching(span, DAY_START + 9 * HOUR)), [8, 14]);
  assert.deepEqual(hours(reaching(span, DAY_START + 8 * HOUR - MIN)), [7, 14]);
  assert.deepEqual(hours(reaching(span, DAY_START)), [0, 14]);
  assert.deepEqual(hours(reaching(span, Infinity)), [8, 14]);
});

const rowsOf = (data: ReturnType<typeof chartData>): unknown[] =>
  data[0].map((timeMs, row) => [(timeMs - DAY_START) / MIN, data[1][row], data[2][row]]);

test('a chart up to a moment goes on from there by another', () => {
  const then = chart({ serviceLevel: { '0': 0.5 }, waiting: { '0': 1, '1': 2 } });
  const whole = chart({ serviceLevel: { '0': 0.75, '1': 1 }, waiting: { '0': 3, '1': 4, '2': 5, '3': 6 } });
  const after = chartData(whole, DAY_START, DAY_START, DAY_START + 18 * MIN);
  const to = (minutes: number): unknown[] =>
    rowsOf(continued(chartData(then, DAY_START, DAY_START, DAY_START + minutes * MIN), after));
  assert.deepEqual(to(7), [
    [0, 1, 0.5],
    [5, 2, 0.5],
    [7, 4, 0.75],
    [10, 5, 0.75],
    [15, 6, 1],
    [18, 6, 1]
  ]);
  assert.deepEqual(to(5), [
    [0, 1, 0.5],
    [5, 4, 0.75],
    [10, 5, 0.75],
    [15, 6, 1],
    [18, 6, 1]
  ]);
  assert.deepEqual(to(0), rowsOf(after));
  assert.deepEqual(to(18).at(-1), [18, 0, null]);
});

const whole = chart({ offered: { '34': 1 }, waiting: { '103': 1, '150': 7 } });
const then = chart({ offered: { '34': 1 }, waiting: { '103': 2 } });
const past = {
  chart: then,
  course: whole,
  dayStartMs: DAY_START,
  dayEndMs: DAY_END,
  lastMs: DAY_START + 13.5 * HOUR,
  atMs: DAY_START + 9 * HOUR,
  earliestMs: DAY_START + 9 * HOUR
};
const waitingAt = (data: ReturnType<typeof chartData>, hour: number): unknown =>
  data[1][data[0].indexOf(DAY_START + hour * HOUR)];

test('the whole day is in the picture, whatever the moment: as of it before, as known now after', () => {
  for (const hour of [9, 10, 11]) {
    const { data, span } = pastChart({ ...past, atMs: DAY_START + hour * HOUR });
    assert.deepEqual(hours(span), [8, 14]);
    assert.equal(waitingAt(data, 103 / 12), 2);
    assert.equal(waitingAt(data, 12.5), 7);
  }
});

test('the picture begins earlier to have the earliest moment in it, but not before the day', () => {
  const from = (earliestMs: number): number => hours(pastChart({ ...past, earliestMs }).span)[0]!;
  assert.equal(from(DAY_START + 6.5 * HOUR), 6);
  assert.equal(from(DAY_START - 30 * HOUR), 0);
});

test('until the whole day has come, the moment’s own part is drawn, in the frame of the day', () => {
  const { data, span } = pastChart({ ...past, course: null });
  assert.deepEqual(hours(span), [8, 14]);
  assert.equal(data[0].at(-1), past.atMs);
});

test('while the board still holds another day, nothing of that is drawn', () => {
  assert.equal(waitingAt(pastChart({ ...past, chart: null }).data, 103 / 12), 1);
  assert.deepEqual(pastChart({ ...past, chart: null, course: null }).data, [[], [], []]);
});
