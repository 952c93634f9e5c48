import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coming } from './coming.ts';
import { diceOf } from './dice.ts';
import type { LineNow } from './floor-now.ts';
import { line } from './testing.ts';

const MINUTE = 60_000;

/** All that comes: when, and to which line. */
function all(lines: readonly LineNow[], seed = 1): { atMs: number; line: number }[] {
  const coming = new Coming(lines, diceOf(seed));
  const found: { atMs: number; line: number }[] = [];
  while (coming.nextMs < Infinity) found.push({ atMs: coming.nextMs, line: coming.take() });
  return found;
}

test('brings to each line what is expected there, in order', () => {
  const lines = [line('a', 40), line('none', 0), line('b', 10)];
  const found = all(lines);
  const counts = lines.map((_, place) => found.filter((each) => each.line === place).length);
  assert.ok(Math.abs(counts[0]! - 1200) < 120 && Math.abs(counts[2]! - 300) < 60, `${counts.join(', ')}`);
  assert.equal(counts[1], 0);
  assert.ok(found.every(({ atMs }, place) => place === 0 || atMs >= found[place - 1]!.atMs));
  assert.ok(found.at(-1)!.atMs < 30 * MINUTE);
});

test('goes by the minute', () => {
  const arrivals = [0, 0, 60, 0, 60, 0];
  const minutes = new Set(all([line('a', 0, { arrivals })]).map(({ atMs }) => Math.floor(atMs / MINUTE)));
  assert.deepEqual([...minutes], [2, 4]);
});

test('brings nothing where nothing is expected', () => {
  assert.deepEqual(all([line('a', 0)]), []);
  assert.deepEqual(all([]), []);
});

test('brings more on some paths than on others where that is not sure', () => {
  const spread = (arrivalVariance: number): number => {
    const counts = Array.from({ length: 200 }, (_, seed) => all([line('a', 3, { arrivalVariance })], seed).length);
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length / mean;
  };
  assert.ok(spread(0) < 1.4);
  assert.ok(spread(0.1) > 5);
});
