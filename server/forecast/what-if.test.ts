import assert from 'node:assert/strict';
import { test } from 'node:test';
import { project } from './projection.ts';
import { rearranged } from './rearrange.ts';
import { floorOf, FREE, hands, line, TALKING } from './testing.ts';
import { whatIf } from './what-if.ts';

const OPTIONS = { seed: 5, paths: 200 };
const lines = [line('a', 5), line('b', 3)];
const floor = floorOf(lines, hands(12, [0]), hands(10, [1]));
const levelOf = (projection: ReturnType<typeof project>[number]): number =>
  projection.prospects[2]!.serviceLevel!.expected;

test('names what more agents bring', () => {
  const [before] = project(floor, OPTIONS);
  const then = whatIf(floor, { queue: 'a', agents: 3, from: null }, OPTIONS)!;
  assert.equal(then.agents, 3);
  assert.equal(then.from, null);
  assert.ok(levelOf(then.queue) > levelOf(before!) + 0.1);
});

test('names what fewer agents cost', () => {
  const [before] = project(floor, OPTIONS);
  const then = whatIf(floor, { queue: 'a', agents: -2, from: null }, OPTIONS)!;
  assert.equal(then.agents, -2);
  assert.ok(levelOf(then.queue) < levelOf(before!) - 0.05);
});

test('names what it costs the queue that they leave', () => {
  const [, before] = project(floor, OPTIONS);
  const then = whatIf(floor, { queue: 'a', agents: 4, from: 'b' }, OPTIONS)!;
  assert.equal(then.from!.queue, 'b');
  assert.ok(levelOf(then.from!) < levelOf(before!) - 0.1);
});

test('moves no more than there are; who serves both serves the one alone, where no others are left', () => {
  const both = floorOf(lines, hands(12, [0]), hands(2, [1]), hands(3, [0, 1]));
  const moving = (agents: number) => rearranged(both, { queue: 'a', agents, from: 'b' });
  assert.deepEqual(
    moving(2).floor.hands.map(({ lines }) => lines),
    [...hands(14, [0]), ...hands(3, [0, 1])].map(({ lines }) => lines)
  );
  assert.equal(moving(9).agents, 5);
  assert.ok(moving(9).floor.hands.every(({ lines: its }) => its.length === 1 && its[0] === 0));
});

test('asks first who serves nothing else, and of them who is free', () => {
  const various = floorOf(lines, hands(1, [0, 1], FREE), hands(1, [1], TALKING), [
    { agent: 'idle', lines: [1], doing: FREE }
  ]);
  const { floor: then } = rearranged(various, { queue: 'b', agents: -1, from: null });
  assert.deepEqual(
    then.hands.map(({ agent }) => agent),
    ['0-1/0', '1/0']
  );
});

test('moves all hands of an agent who has several', () => {
  const chat = floorOf(lines, [
    { agent: 'c', lines: [1], doing: TALKING },
    { agent: 'c', lines: [1], doing: FREE }
  ]);
  const { floor: then, agents } = rearranged(chat, { queue: 'a', agents: 2, from: 'b' });
  assert.equal(agents, 1);
  assert.ok(then.hands.every(({ lines: [only] }) => only === 0));
});

test('knows nothing of queues that are not there', () => {
  assert.equal(whatIf(floor, { queue: 'nowhere', agents: 1, from: null }, OPTIONS), null);
  assert.equal(whatIf(floor, { queue: 'a', agents: 1, from: 'nowhere' }, OPTIONS), null);
});
