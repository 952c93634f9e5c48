import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgentRow } from '#lib/protocol/site-view.ts';
import { groupAgents } from './agent-groups.ts';

const agent = (over: Partial<AgentRow>): AgentRow => ({
  name: 'Ada',
  state: 'talking',
  reason: null,
  sinceMs: 5,
  team: null,
  silent: false,
  ...over
});

test('every state has its place, also when nobody is in it', () => {
  assert.deepEqual(
    groupAgents({}).map(({ state, agents }) => [state, agents.length]),
    [
      ['available', 0],
      ['ringing', 0],
      ['talking', 0],
      ['hold', 0],
      ['acw', 0],
      ['not-ready', 0]
    ]
  );
});

test('longest in the state first, then by id; who is offline is left out', () => {
  const groups = groupAgents({
    c: agent({ sinceMs: 9 }),
    b: agent({ sinceMs: 5 }),
    a: agent({ sinceMs: 5 }),
    z: agent({ state: 'offline', sinceMs: 1 }),
    y: agent({ state: 'acw' })
  });
  assert.deepEqual(
    groups.flatMap(({ state, agents }) => agents.map(({ id }) => `${state} ${id}`)),
    ['talking a', 'talking b', 'talking c', 'acw y']
  );
});
