import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShiftData } from '#lib/protocol/board-view.ts';
import type { TeamShift } from '#lib/protocol/shift-view.ts';
import { shiftRow } from '#lib/shift/testing.ts';
import { personLines, teamLines } from './shift-tile-rows.ts';

const NOW_MS = 10_000_000;

const person = (name: string, more: object = {}) => shiftRow(name, { sinceMs: 0, ...more });

const data = (more: Partial<ShiftData>): ShiftData => ({
  kind: 'shift',
  isPlanned: true,
  agents: {},
  teams: {},
  all: null,
  ...more
});

test('who needs somebody now comes first, then who kept least to the plan', () => {
  const agents = {
    a: person('A'),
    b: person('B', { adherence: 0.8, lateStartMs: 600_000 }),
    c: person('C', { overBreakSinceMs: NOW_MS - 60_000 }),
    d: person('D', { lateSinceMs: NOW_MS - 120_000, adherence: 0 }),
    e: person('E', { adherence: null })
  };
  const lines = personLines(data({ agents }), NOW_MS);
  assert.deepEqual(
    lines.map(({ id, fault }) => `${id} ${fault?.kind ?? '-'}`),
    ['d late', 'c overBreak', 'b late', 'a -', 'e -']
  );
});

test('where somebody is missing comes first', () => {
  const team = (more: Partial<TeamShift>): TeamShift => ({
    scheduled: 5,
    expected: 5,
    present: 5,
    late: 0,
    overBreak: 0,
    adherence: 0.95,
    ...more
  });
  const teams = { red: team({}), blue: team({ adherence: 0.9 }), green: team({ late: 1 }) };
  assert.deepEqual(
    teamLines(data({ teams })).map(({ id }) => id),
    ['green', 'blue', 'red']
  );
});
