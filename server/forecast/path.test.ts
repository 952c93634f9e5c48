import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diceOf } from './dice.ts';
import type { FloorNow } from './floor-now.ts';
import { groupsOf } from './free-hands.ts';
import { Path } from './path.ts';
import { AT_ONCE, exponential, floorOf, FREE, hands, line } from './testing.ts';

const MINUTE = 60_000;
const PATHS = 300;

const pathOf = (floor: FloorNow, seed: number): Path =>
  new Path(floor, groupsOf(floor.hands, floor.lines.length), diceOf(seed), diceOf(seed + 1));

/** The mean over many paths of what the lines come to at a moment. */
function mean(floor: FloorNow, atMs: number, of: (path: Path) => number): number {
  let sum = 0;
  for (let number = 0; number < PATHS; number++) {
    const path = pathOf(floor, 2 * number);
    path.to(atMs);
    sum += of(path);
  }
  return sum / PATHS;
}
const isAbout = (actual: number, wanted: number, within: number): void =>
  assert.ok(Math.abs(actual - wanted) <= within, `${actual} is not about ${wanted}`);

test('serves who waits as soon as somebody is free', () => {
  const floor = floorOf([line('a', 0, { waitingMs: [5000, 3000, 1000] })], hands(2, [0], FREE));
  const path = pathOf(floor, 1);
  path.to(0);
  assert.equal(path.lines[0]!.waitingAt(0), 1);
  assert.equal(path.lines[0]!.tally.answeredInTarget, 2);
});

test('takes first who has waited the longest, whatever the queue', () => {
  const lines = [line('a', 0, { waitingMs: [5000] }), line('b', 0, { waitingMs: [9000, 2000] })];
  const path = pathOf(floorOf(lines, hands(1, [0, 1], FREE)), 1);
  path.to(0);
  assert.deepEqual(
    path.lines.map((each) => each.waitingAt(0)),
    [1, 1]
  );
});

test('gives nobody a contact of a queue that they do not serve', () => {
  const lines = [line('a', 5), line('b', 5)];
  const floor = floorOf(lines, hands(40, [0], FREE));
  assert.equal(
    mean(floor, 30 * MINUTE, (path) => path.lines[1]!.tally.answered),
    0
  );
  isAbout(
    mean(floor, 30 * MINUTE, (path) => path.lines[0]!.tally.answered),
    150,
    3
  );
});

test('counts an agent of two queues once', () => {
  const lines = [line('a', 2), line('b', 2)];
  const joint = floorOf(lines, hands(10, [0, 1], FREE));
  const doubled = floorOf(lines, hands(10, [0], FREE), hands(10, [1], FREE));
  const left = (path: Path): number => path.lines[0]!.tally.abandoned + path.lines[1]!.tally.abandoned;
  assert.ok(mean(joint, 30 * MINUTE, left) > 2 * mean(doubled, 30 * MINUTE, left) + 5);
});

test('waits for who is on a planned break, and for who is on another as long as those last', () => {
  const waiting = [line('a', 0, { waitingMs: [0], patience: exponential(1e9) })];
  const served = (doing: Parameters<typeof hands>[2], atMs: number): number =>
    mean(
      floorOf(waiting, hands(1, [0], doing)),
      atMs,
      (path) => path.lines[0]!.tally.answered + 0 * path.lines[0]!.waitingAt(atMs)
    );
  assert.equal(served({ kind: 'away', forMs: 5 * MINUTE }, 4.9 * MINUTE), 0);
  assert.equal(served({ kind: 'away', forMs: 5 * MINUTE }, 5.1 * MINUTE), 1);
  const lasting = exponential(10 * MINUTE);
  isAbout(served({ kind: 'busy', forMs: MINUTE, lasting, isTalk: false }, 10 * MINUTE), 1 - Math.exp(-1), 0.08);
});

test('lets agents take breaks as often as they did', () => {
  const floor = floorOf([line('a', 5, { talk: exponential(1000) })], hands(1, [0], FREE));
  const restless = {
    ...floor,
    times: { ...floor.times, betweenBreaksMs: 10 * MINUTE, breaks: exponential(10 * MINUTE) }
  };
  const answered = (each: FloorNow): number => mean(each, 30 * MINUTE, (path) => path.lines[0]!.tally.answered);
  isAbout(answered(floor), 148, 3);
  isAbout(answered(restless), 95, 15);
});

test('knows that not all who are shown as free are there', () => {
  const floor = (notThere: number): FloorNow =>
    floorOf([line('a', 1, { notThere, talk: AT_ONCE })], hands(1, [0], { ...FREE, forMs: 10 * MINUTE }));
  const inTarget = (each: FloorNow): number =>
    mean(
      each,
      30 * MINUTE,
      (path) => path.lines[0]!.tally.answeredInTarget / Math.max(1, path.lines[0]!.tally.answered)
    );
  assert.ok(inTarget(floor(1e-9)) > 0.99);
  assert.ok(inTarget(floor(0.5)) < 0.9);
});

test('does not count on who lets somebody wait', () => {
  const passedOver = { kind: 'free', forMs: 10 * MINUTE, isPassedOver: true } as const;
  const lines = [line('a', 0, { waitingMs: [30_000], patience: exponential(1e9) })];
  const floor = { ...floorOf(lines, hands(1, [0], passedOver)) };
  const slow = { ...floor, times: { ...floor.times, turnaround: exponential(5 * MINUTE) } };
  isAbout(
    mean(slow, 5 * MINUTE, (path) => path.lines[0]!.tally.answered),
    1 - Math.exp(-1),
    0.08
  );
});
