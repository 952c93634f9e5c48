import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, contact } from '../../tests/oracle/given.ts';
import { demandOf, HANDED_OVER_MS, isWithin, unionOf, within } from './demand.ts';
import { recentLegs } from './recent-legs.ts';
import { siteOf } from './testing.ts';

const handed = HANDED_OVER_MS / 1000;
const seconds = (times: readonly number[]): number[] => times.map((atMs) => (atMs - at(0)) / 1000);

test('is while somebody waits longer than a handing-over takes', () => {
  const site = siteOf(
    [
      contact('offered', 0, { contact: 'c1' }),
      contact('answered', 2, { contact: 'c1', agent: 'a1' }),
      contact('offered', 10, { contact: 'c2' }),
      contact('offered', 20, { contact: 'c3' }),
      contact('abandoned', 40, { contact: 'c2' }),
      contact('answered', 50, { contact: 'c3', agent: 'a1' }),
      contact('offered', 80, { contact: 'c4' })
    ],
    100
  );
  assert.deepEqual(seconds(demandOf(recentLegs(site.queue('billing'), at(0)), at(100))), [
    10 + handed,
    50,
    80 + handed,
    100
  ]);
});

test('ends when it rings', () => {
  const events = [
    contact('offered', 0),
    contact('ringing', 20, { agent: 'a1' }),
    contact('answered', 30, { agent: 'a1' })
  ];
  assert.deepEqual(seconds(demandOf(recentLegs(siteOf(events, 60).queue('billing'), at(0)), at(60))), [handed, 20]);
});

test('is of several queues together', () => {
  assert.deepEqual(unionOf([[0, 10, 30, 40], [5, 20], []]), [0, 20, 30, 40]);
  assert.deepEqual(unionOf([]), []);
});

test('tells which parts of a span are in it', () => {
  const parts: number[][] = [];
  within([0, 10, 20, 30, 40, 50], 5, 45, (from, to) => parts.push([from, to]));
  assert.deepEqual(parts, [
    [5, 10],
    [20, 30],
    [40, 45]
  ]);
  assert.equal(isWithin([20, 30], 25), true);
  assert.equal(isWithin([20, 30], 15), false);
});
