import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { PastDay } from '#lib/protocol/past-day.ts';
import { SUM } from '../floor/contributions.ts';
import { emptySums } from '../floor/sums.ts';
import { KeptDay } from './kept-day.ts';

function slot(number: number, offered: number, longestWaitMs: number | null = null) {
  const sums = emptySums();
  sums[SUM.offered] = offered;
  return { number, sums, longestWaitMs };
}

const DAY: PastDay = {
  startMs: 0,
  endMs: 86_400_000,
  parts: [
    { queue: 'sales', channel: 'voice', slots: [slot(3, 1, 500), slot(4, 2)], waiting: 1 },
    { queue: 'sales', channel: 'chat', slots: [slot(3, 4, 900)], waiting: 2 },
    { queue: 'billing', channel: 'voice', slots: [slot(3, 8, 700)], waiting: 4 }
  ]
};

test('it adds up the queues and channels that are asked for', () => {
  const kept = new KeptDay(DAY);
  const offered = (...of: Parameters<KeptDay['of']>) => {
    const { slots, waiting } = kept.of(...of);
    return [waiting, [...slots.sums].map(([number, sums]) => [number, sums[SUM.offered]]), slots.longestWaitMs(3)];
  };
  assert.deepEqual(offered(null, null), [
    7,
    [
      [3, 13],
      [4, 2]
    ],
    900
  ]);
  assert.deepEqual(offered('sales', null), [
    3,
    [
      [3, 5],
      [4, 2]
    ],
    900
  ]);
  assert.deepEqual(offered(null, ['voice']), [
    5,
    [
      [3, 9],
      [4, 2]
    ],
    700
  ]);
  assert.deepEqual(offered('nowhere', null), [0, [], -Infinity]);
});

test('what was told is left as it is, and what was added up is found again', () => {
  const told = structuredClone(DAY);
  const kept = new KeptDay(told);
  assert.equal(kept.of(null, null), kept.of(null, null));
  assert.deepEqual(told, DAY);
});
