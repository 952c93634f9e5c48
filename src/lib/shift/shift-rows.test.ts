import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShiftRow, ShiftView } from '#lib/protocol/shift-view.ts';
import { faultsOf } from './faults.ts';
import { rangeOf, teamsOf, type Selection } from './shift-rows.ts';
import { shiftRow } from './testing.ts';

const MINUTE_MS = 60_000;
const NOW_MS = Date.UTC(2026, 10, 30, 12);

const SHIFT = { startMs: NOW_MS - 240 * MINUTE_MS, endMs: NOW_MS + 245 * MINUTE_MS, absences: [] };
const row = (name: string, more: Partial<ShiftRow> = {}): ShiftRow =>
  shiftRow(name, { sinceMs: NOW_MS, shift: SHIFT, ...more });

const NOBODY = { scheduled: 0, expected: 0, present: 0, late: 0, overBreak: 0, adherence: null };

const view = (agents: Record<string, ShiftRow>): ShiftView => ({
  site: { id: 'izmir', name: 'İzmir', timeZone: 'Europe/Istanbul' },
  isPlanned: true,
  rules: { graceMs: 0, acwTargetMs: null, handleTargetMs: null },
  agents,
  teams: { red: NOBODY, blue: NOBODY },
  all: NOBODY
});

const since = (minutes: number): number => NOW_MS - minutes * MINUTE_MS;

test('what lasts is told before what is over, and of each the longest first', () => {
  const found = faultsOf(
    row('A', { lateStartMs: 60 * MINUTE_MS, overBreakSinceMs: since(2), overAcwSinceMs: since(5) }),
    NOW_MS
  );
  assert.deepEqual(
    found.map(({ kind, ms, isNow }) => [kind, ms / MINUTE_MS, isNow]),
    [
      ['overAcw', 5, true],
      ['overBreak', 2, true],
      ['late', 60, false]
    ]
  );
  assert.deepEqual(faultsOf(row('A'), NOW_MS), []);
});

const AGENTS = {
  a: row('Çelik'),
  b: row('Aydın'),
  c: row('Demir', { overBreakSinceMs: since(3) }),
  d: row('Kaya', { lateSinceMs: since(9), team: 'blue' }),
  e: row('Arslan', { lateStartMs: MINUTE_MS, team: null })
};

const shown = (selection: Selection) =>
  teamsOf(view(AGENTS), NOW_MS, selection, 'tr').map(({ id, people }) => [id, people.map((each) => each.id).join('')]);

test('teams in order, who is of none last; in a team who needs somebody first, then by start and name', () => {
  assert.deepEqual(shown('all'), [
    ['blue', 'd'],
    ['red', 'cba'],
    [null, 'e']
  ]);
});

test('those with whom something is not as planned, now or at all, can be looked at alone', () => {
  assert.deepEqual(shown('now'), [
    ['blue', 'd'],
    ['red', 'c']
  ]);
  assert.deepEqual(shown('faults'), [
    ['blue', 'd'],
    ['red', 'c'],
    [null, 'e']
  ]);
});

test('bars run over whole hours that contain every shift and this moment', () => {
  const { startMs, endMs } = rangeOf(view(AGENTS), NOW_MS);
  assert.deepEqual(
    [NOW_MS - startMs, endMs - NOW_MS].map((ms) => ms / 3_600_000),
    [4, 5]
  );
  const empty = rangeOf(view({}), NOW_MS + MINUTE_MS);
  assert.deepEqual([empty.startMs, empty.endMs], [NOW_MS, NOW_MS + 3_600_000]);
});
