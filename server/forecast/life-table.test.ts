import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diceOf } from './dice.ts';
import { LifeTable, Lifetimes, meanAfter } from './life-table.ts';

const isAbout = (actual: number, wanted: number, within = 0.05): void =>
  assert.ok(Math.abs(actual / wanted - 1) < within, `${actual} is not about ${wanted}`);

/** Exponential times, of which those beyond an age are not seen to end. */
function exponentials(count: number, meanMs: number, seenMs = Infinity): Lifetimes {
  const dice = diceOf(1);
  const lifetimes = new Lifetimes();
  for (let each = 0; each < count; each++) {
    const ms = -meanMs * Math.log(1 - dice());
    lifetimes.add(0, Math.min(ms, seenMs), ms <= seenMs);
  }
  return lifetimes;
}

test('has the mean of what was seen, though most of it was not seen to end', () => {
  isAbout(new LifeTable(exponentials(4000, 200_000), 1000).meanMs, 200_000);
  isAbout(new LifeTable(exponentials(20_000, 200_000, 60_000), 200_000).meanMs, 200_000);
});

test('deals times as they were, fresh and after an age', () => {
  const table = new LifeTable(exponentials(8000, 100_000), 1000);
  const dice = diceOf(2);
  const mean = (deal: () => number): number => Array.from({ length: 8000 }, deal).reduce((a, b) => a + b, 0) / 8000;
  isAbout(
    mean(() => table.fresh(dice())),
    100_000
  );
  isAbout(
    mean(() => table.after(90_000, dice())),
    100_000
  );
});

test('knows that what has lasted longer may last longer', () => {
  const lifetimes = new Lifetimes();
  for (let each = 0; each < 900; each++) lifetimes.add(0, 5000, true);
  for (let each = 0; each < 100; each++) lifetimes.add(0, 1_000_000, true);
  const table = new LifeTable(lifetimes, 5000);
  assert.ok(table.after(0, 0.5) < 10_000);
  assert.ok(table.after(30_000, 0.5) > 300_000);
  isAbout(table.lasts(60_000), 0.1, 0.3);
});

test('counts what was only seen from an age on from there', () => {
  const lifetimes = new Lifetimes();
  lifetimes.add(100_000, 160_000, true);
  assert.equal(
    lifetimes.spentMs.slice(0, 10).reduce((a, b) => a + b, 0),
    20_000
  );
  assert.equal(lifetimes.totalMs, 60_000);
});

test('takes what is usual where nothing was seen, and leaves it as more is', () => {
  isAbout(new LifeTable(new Lifetimes(), 240_000).meanMs, 240_000);
  isAbout(new LifeTable(exponentials(300, 60_000), 240_000).meanMs, 60_000, 0.15);
});

test('tells how long it is to the end of what has lasted long', () => {
  const lifetimes = new Lifetimes();
  for (let each = 0; each < 100; each++) lifetimes.add(0, 5000, true);
  for (let each = 0; each < 100; each++) lifetimes.add(0, 360_000, true);
  isAbout(meanAfter(lifetimes, 60_000, 1000), 300_000);
});
