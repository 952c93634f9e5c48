import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShiftData } from '#lib/protocol/board-view.ts';
import type { ShiftRow, ShiftView } from '#lib/protocol/shift-view.ts';
import { agent, at } from '../../../tests/oracle/given.ts';
import { DESK, floorOf, shownBy, WALL } from '../testing.ts';

const NOW = at(600);

const row = (team: string | null) =>
  ({ name: 'x', team, shift: { startMs: 0, endMs: 1, absences: [] } }) as unknown as ShiftRow;
const team = (adherence: number) => ({ scheduled: 1, expected: 1, present: 1, late: 0, overBreak: 0, adherence });
const VIEW: ShiftView = {
  site: { id: 'izmir', name: 'İzmir', timeZone: 'UTC' },
  isPlanned: true,
  rules: { graceMs: 0, acwTargetMs: null, handleTargetMs: null },
  agents: { a1: row('red'), a2: row('blue'), a3: row(null) },
  teams: { red: team(0.9), blue: team(0.8) },
  all: team(0.85)
};

const desk = { ...DESK, shift: (site: string) => (site === 'izmir' ? VIEW : null) };

function shown(more: object = {}, scope = {}, context: typeof DESK = desk) {
  const tile = { kind: 'shift', site: null, teams: [], list: 'agents', ...more } as const;
  return shownBy(floorOf([agent('signed-in', 0)]), NOW, [tile], scope, context)[0] as ShiftData;
}

test('a tile of shifts lists people or teams, with the figures of all', () => {
  assert.deepEqual(Object.keys(shown().agents), ['a1', 'a2', 'a3']);
  assert.ok(!('shift' in shown().agents['a1']!));
  assert.equal(shown().all?.adherence, 0.85);
  const teams = shown({ list: 'teams' });
  assert.deepEqual([Object.keys(teams.teams), Object.keys(teams.agents)], [['red', 'blue'], []]);
});

test('those of some teams only, the tile’s own or the board’s', () => {
  assert.deepEqual(Object.keys(shown({ teams: ['blue'] }).agents), ['a2']);
  const ofBoard = shown({ list: 'teams' }, { teams: ['izmir/red', 'ankara/blue'] });
  assert.deepEqual(Object.keys(ofBoard.teams), ['red']);
  assert.equal(ofBoard.all?.adherence, 0.9);
  assert.equal(shown({ teams: ['red', 'blue'] }).all, null);
});

test('a wall is told nothing of it, and of a past moment nothing is known', () => {
  assert.deepEqual(shown({}, {}, { ...WALL, shift: desk.shift }), { kind: 'problem', problem: 'forDesks', id: '' });
  assert.equal(shown({}, {}, DESK).isPlanned, false);
});
