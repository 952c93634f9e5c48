import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureFormat } from '#lib/format/figures.ts';
import type { AgentRow } from '#lib/protocol/site-view.ts';
import { AgentGroups } from './agent-groups.ts';

const MINUTE_MS = 60_000;
const row = (name: string, state: AgentRow['state'], sinceMs: number): AgentRow => ({
  name,
  state,
  reason: null,
  sinceMs,
  team: null,
  silent: false
});
const grouping = (): AgentGroups =>
  new AgentGroups({ group: 'state', sort: 'timeInState', isWall: true, language: 'en', format: figureFormat('en') });

const ROWS = {
  a: row('A', 'talking', 3000),
  b: row('B', 'talking', 1000),
  c: row('C', 'available', 2000)
};

test('who has been in a state longest comes first', () => {
  const groups = grouping().of(ROWS, MINUTE_MS);
  const talking = groups.find(({ key }) => key === 'talking');
  assert.deepEqual(
    talking?.cells.map(({ id, time }) => `${id} ${time}`),
    ['b <1', 'a <1']
  );
});

test('what did not change stays the same object, and what did is as if it were made anew', () => {
  const kept = grouping();
  const first = kept.of(ROWS, MINUTE_MS);
  assert.equal(kept.of({ ...ROWS }, MINUTE_MS + 10), first);
  const moved = { ...ROWS, c: row('C', 'talking', 500) };
  const second = kept.of(moved, MINUTE_MS + 500);
  assert.deepEqual(second, grouping().of(moved, MINUTE_MS + 500));
  const sameKeys = second.filter((group) => first.includes(group)).map(({ key }) => key);
  assert.deepEqual(sameKeys, ['ringing', 'hold', 'acw', 'not-ready']);
  assert.deepEqual(kept.of(moved, 2 * MINUTE_MS), grouping().of(moved, 2 * MINUTE_MS));
});
