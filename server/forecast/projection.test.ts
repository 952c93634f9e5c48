import assert from 'node:assert/strict';
import { test } from 'node:test';
import { project } from './projection.ts';
import { floorOf, FREE, hands, line } from './testing.ts';

test('foresees every queue at five, fifteen and thirty minutes', () => {
  const floor = floorOf([line('a', 5), line('b', 1)], hands(15, [0, 1]));
  const projections = project(floor, { seed: 1, paths: 100 });
  assert.deepEqual(
    projections.map(({ queue, prospects }) => [queue, prospects.map(({ minutes }) => minutes)]),
    [
      ['a', [5, 15, 30]],
      ['b', [5, 15, 30]]
    ]
  );
  for (const { waiting, serviceLevel, abandoned } of projections.flatMap(({ prospects }) => prospects)) {
    for (const figure of [waiting, serviceLevel!, abandoned]) {
      assert.ok(figure.low <= figure.likely && figure.likely <= figure.high);
      assert.ok(figure.share > 0.6 && figure.share <= 1);
    }
  }
});

test('puts the channels of a queue together', () => {
  const mail = { thresholdMs: 4 * 3_600_000, shortAbandonMs: 0, formula: 'offered', target: 0.9 } as const;
  const lines = [line('a', 4), line('a', 4, { rule: mail })];
  const [projection, ...others] = project(floorOf(lines, hands(14, [0, 1])), { seed: 1, paths: 200 });
  assert.deepEqual(others, []);
  const { serviceLevel } = projection!.prospects[2]!;
  const alone = project(floorOf([lines[0]!], hands(7, [0])), { seed: 1, paths: 200 })[0]!.prospects[2]!.serviceLevel!;
  assert.ok(serviceLevel!.expected > alone.expected);
});

test('has no service level where hardly anybody is expected', () => {
  const { prospects } = project(floorOf([line('a', 0.001)], hands(3, [0], FREE)), { seed: 1, paths: 50 })[0]!;
  assert.equal(prospects[0]!.serviceLevel, null);
  assert.equal(prospects[0]!.waiting.likely, 0);
});

test('has wider ranges where less is known of what will come', () => {
  const width = (arrivalVariance: number): number => {
    const floor = floorOf([line('a', 5, { arrivalVariance })], hands(14, [0]));
    const { low, high } = project(floor, { seed: 1, paths: 300 })[0]!.prospects[2]!.abandoned;
    return high - low;
  };
  assert.ok(width(0.3) > 1.5 * width(0));
});
