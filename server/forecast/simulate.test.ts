import assert from 'node:assert/strict';
import { test } from 'node:test';
import { erlangA } from './erlang-a.ts';
import { levelOf, fractionOf } from './service-level.ts';
import { simulate, type Outcome } from './simulate.ts';
import { floorOf, hands, line } from './testing.ts';

const MINUTE = 60_000;
const mean = (outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number =>
  outcomes.reduce((sum, each) => sum + of(each), 0) / outcomes.length;
const isAbout = (actual: number, wanted: number, within: number): void =>
  assert.ok(Math.abs(actual - wanted) <= within, `${actual} is not about ${wanted}`);

test('comes to Erlang A where that fits', () => {
  const arrivals = Array<number>(240).fill(5);
  const floor = floorOf([line('a', 5, { arrivals })], hands(15, [0]));
  const [soon, late] = simulate(floor, { horizonsMs: [60 * MINUTE, 240 * MINUTE], paths: 300, seed: 9 })[0]!;
  const exact = erlangA({ arrivalsPerMs: 5 / MINUTE, handleMs: 180_000, agents: 15, patienceMs: 120_000 })!;
  isAbout(
    mean(late!, ({ waiting }) => waiting),
    exact.meanWaiting,
    0.3
  );
  const abandoned = mean(late!, (each) => each.abandoned) - mean(soon!, (each) => each.abandoned);
  isAbout(abandoned, exact.abandons * 5 * 180, 6);
  const { rule } = floor.lines[0]!;
  const level = levelOf(late!.map((outcome) => fractionOf(rule.formula, outcome)))!;
  isAbout(level, exact.serviceLevel(rule)!, 0.02);
});

test('is the same for the same seed', () => {
  const floor = floorOf([line('a', 5)], hands(12, [0]));
  const options = { horizonsMs: [5 * MINUTE], paths: 20, seed: 3 };
  assert.deepEqual(simulate(floor, options), simulate(floor, options));
  assert.notDeepEqual(simulate(floor, options), simulate(floor, { ...options, seed: 300 }));
});

test('lets the same contacts come whoever serves', () => {
  const came = (agents: number): number[] => {
    const floor = floorOf([line('a', 5, { arrivalVariance: 0.1 })], hands(agents, [0]));
    const [outcomes] = simulate(floor, { horizonsMs: [30 * MINUTE], paths: 20, seed: 3 })[0]!;
    return outcomes!.map(({ waiting, answered, abandoned }) => waiting + answered + abandoned);
  };
  assert.deepEqual(came(12), came(20));
});
