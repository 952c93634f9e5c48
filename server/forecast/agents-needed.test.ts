import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentsNeeded, type AgentsNeeded } from './agents-needed.ts';
import { erlangA } from './erlang-a.ts';
import type { FloorNow } from './floor-now.ts';
import { project } from './projection.ts';
import { rearranged } from './rearrange.ts';
import { floorOf, hands, line } from './testing.ts';

const OPTIONS = { seed: 2, paths: 400 };
const TARGET = 0.8;

const levelAt = (floor: FloorNow, queue: string): number =>
  project(floor, OPTIONS).find((each) => each.queue === queue)!.prospects[2]!.serviceLevel!.expected;

function needed(floor: FloorNow, queue: string): AgentsNeeded {
  const { prospects } = project(floor, OPTIONS).find((each) => each.queue === queue)!;
  return agentsNeeded(floor, queue, prospects[2]!)!;
}

test('is what Erlang A says where the queue has its agents for itself', () => {
  const level = (agents: number): number =>
    erlangA({ arrivalsPerMs: 5 / 60_000, handleMs: 180_000, agents, patienceMs: 120_000 })!.serviceLevel(
      line('a', 5).rule
    )!;
  const floor = floorOf([line('a', 5)], hands(14, [0]));
  const { needed: count } = needed(floor, 'a');
  assert.ok(level(count) >= TARGET && level(count - 1) < TARGET);
});

test('names as many as bring the queue to its target, and hardly more', () => {
  for (const present of [8, 11, 13]) {
    const floor = floorOf([line('a', 5)], hands(present, [0]));
    const { missing, spare } = needed(floor, 'a');
    assert.equal(spare, 0);
    const withThem = (agents: number): number =>
      levelAt(rearranged(floor, { queue: 'a', agents, from: null }).floor, 'a');
    assert.ok(withThem(missing + 1) >= TARGET - 0.03, `${present}: ${missing} more give ${withThem(missing)}`);
    assert.ok(withThem(missing - 2) < TARGET, `${present}: ${missing} more are too many`);
  }
});

test('does so where agents serve several queues, and people wait', () => {
  const lines = [line('a', 4, { waitingMs: [90_000, 60_000, 30_000, 20_000] }), line('b', 4)];
  const floor = floorOf(lines, hands(6, [0]), hands(6, [0, 1]), hands(6, [1]));
  const { missing } = needed(floor, 'a');
  assert.ok(missing > 0);
  const then = levelAt(rearranged(floor, { queue: 'a', agents: missing, from: null }).floor, 'a');
  assert.ok(Math.abs(then - TARGET) < 0.1, `${missing} more give ${then}`);
});

test('says how many could be spared', () => {
  const { missing, spare } = needed(floorOf([line('a', 5)], hands(24, [0])), 'a');
  assert.equal(missing, 0);
  assert.ok(spare >= 2);
});

test('needs nobody where nobody is expected', () => {
  const floor = floorOf([line('a', 0)], hands(3, [0]));
  assert.equal(agentsNeeded(floor, 'a', project(floor, OPTIONS)[0]!.prospects[2]!), null);
});
