import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecastArrivals, minuteMeans, TO_FORETELL, TO_WATCH } from './arrival-forecast.ts';
import type { Baseline } from './baseline.ts';

const SLOT_MS = 30 * 60_000;
const flat = (perSlot: number, more: Partial<Baseline> = {}): Baseline => ({
  means: Array<number>(48).fill(perSlot),
  dispersion: 1.2,
  calmDispersion: 1.2,
  levelError: 0.2,
  days: 14,
  ofWeekday: 2,
  ...more
});
const minutes = (count: number, each: number): number[] => Array<number>(count).fill(each);
const isAbout = (actual: number, wanted: number, within: number): void =>
  assert.ok(Math.abs(actual - wanted) <= within, `${actual} is not about ${wanted}`);

test('goes steadily from the middle of a slot to that of the next one', () => {
  const at = minuteMeans([30, 60, 60], SLOT_MS);
  isAbout(at(0), 1, 1e-12);
  isAbout(at(14.5), 1, 1e-12);
  isAbout(at(29.5), 1.5, 1e-12);
  isAbout(at(44.5), 2, 1e-12);
  isAbout(at(500), 2, 1e-12);
});

test('believes the baseline before the day has said anything', () => {
  const forecast = forecastArrivals(flat(60), SLOT_MS, [], TO_FORETELL);
  isAbout(forecast.meanIn(10), 2, 1e-12);
  assert.ok(forecast.levelError >= 0.2);
});

test('believes the day more and more', () => {
  const early = forecastArrivals(flat(60), SLOT_MS, minutes(10, 3), TO_FORETELL);
  const later = forecastArrivals(flat(60), SLOT_MS, minutes(180, 3), TO_FORETELL);
  assert.ok(early.meanIn(200) > 2.1 && early.meanIn(200) < 2.8);
  isAbout(later.meanIn(200), 3, 0.15);
  assert.ok(later.levelError < early.levelError);
});

test('goes by the last hours where they differ from the morning', () => {
  const forecast = forecastArrivals(flat(60), SLOT_MS, [...minutes(300, 2), ...minutes(120, 4)], TO_FORETELL);
  assert.ok(forecast.meanIn(430) > 3);
});

test('does without a baseline, and says honestly how unsure that is', () => {
  const forecast = forecastArrivals(null, SLOT_MS, minutes(240, 5), TO_FORETELL);
  isAbout(forecast.meanIn(250), 5, 0.3);
  assert.ok(forecast.levelError > 0.3);
  assert.equal(forecast.days, 0);
  const empty = forecastArrivals(null, SLOT_MS, [], TO_FORETELL);
  assert.ok(Number.isFinite(empty.meanIn(1)) && empty.levelError > 1);
});

test('does not let a surge pass for what is usual before it is seen', () => {
  const surge = [...minutes(240, 2), ...minutes(25, 8)];
  isAbout(forecastArrivals(flat(60), SLOT_MS, surge, TO_WATCH).meanIn(266), 2, 0.05);
  assert.ok(forecastArrivals(flat(60), SLOT_MS, surge, TO_FORETELL).meanIn(266) > 2.5);
});
