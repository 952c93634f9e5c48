import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { KnownState } from '../floor/standing.ts';
import { adherence, type Adherence, type Stay } from './adherence.ts';
import type { Shift } from './roster.ts';

const MINUTE_MS = 60_000;
const at = (minutes: number): number => minutes * MINUTE_MS;

/** From 9:00 to 17:00 by minutes since midnight, with a break at 11:00 and lunch at 13:00. */
const SHIFT: Shift = {
  site: 'izmir',
  agent: 'a1',
  startMs: at(540),
  endMs: at(1020),
  absences: [
    { kind: 'break', startMs: at(660), endMs: at(675) },
    { kind: 'lunch', startMs: at(780), endMs: at(810) }
  ]
};

/** States by the minute they begin at, until a minute. */
function stays(states: readonly (readonly [minute: number, state: KnownState])[], untilMinute: number): Stay[] {
  return states.map(([minute, state], place) => ({
    state,
    startMs: at(minute),
    endMs: at(states[place + 1]?.[0] ?? untilMinute)
  }));
}

const of = (states: readonly (readonly [number, KnownState])[], nowMinute: number): Adherence =>
  adherence(SHIFT, stays(states, nowMinute), at(nowMinute));

const KEPT = [
  [0, 'offline'],
  [535, 'available'],
  [660, 'not-ready'],
  [675, 'talking'],
  [780, 'not-ready'],
  [810, 'available'],
  [1020, 'offline']
] as const;

test('who does what was planned is adherent all the time', () => {
  const kept = of(KEPT, 1100);
  assert.equal(kept.plannedMs, at(480));
  assert.equal(kept.adherentMs, kept.plannedMs);
  const { plannedMs: _planned, adherentMs: _adherent, hasStarted, ...faults } = kept;
  assert.ok(hasStarted);
  assert.deepEqual(new Set(Object.values(faults)), new Set([0]));
});

test('before the shift nothing is planned', () => {
  const before = of([[0, 'offline']], 500);
  assert.deepEqual([before.plannedMs, before.adherentMs, before.lateStartMs, before.hasStarted], [0, 0, 0, false]);
});

test('a late start grows until the agent signs in, and then stays', () => {
  assert.equal(of([[0, 'offline']], 552).lateStartMs, at(12));
  const states = [
    [0, 'offline'],
    [547, 'not-ready'],
    [550, 'available']
  ] as const;
  const started = of(states, 600);
  assert.equal(started.lateStartMs, at(7));
  assert.equal(started.unplannedMs, at(3));
  assert.equal(started.adherentMs, at(50));
});

test('a break that begins late and is as long as planned is not overlong, but was not adherent', () => {
  const moved = of(
    [
      [540, 'available'],
      [665, 'not-ready'],
      [680, 'available']
    ],
    700
  );
  assert.equal(moved.overBreakMs, 0);
  assert.equal(moved.plannedMs - moved.adherentMs, at(10));
});

test('an overlong break is so from its planned length on, and tells how long it lasts now', () => {
  const states = [
    [540, 'available'],
    [660, 'not-ready']
  ] as const;
  assert.deepEqual([of(states, 670).overBreakNowMs, of(states, 675).overBreakNowMs], [0, 0]);
  assert.deepEqual([of(states, 682).overBreakNowMs, of(states, 682).overBreakMs], [at(7), at(7)]);
  const back = of([...states, [682, 'talking']], 700);
  assert.deepEqual([back.overBreakNowMs, back.overBreakMs], [0, at(7)]);
});

test('a break in two parts has the length of one', () => {
  const twice = of(
    [
      [540, 'available'],
      [660, 'not-ready'],
      [670, 'talking'],
      [672, 'not-ready'],
      [680, 'available']
    ],
    700
  );
  assert.equal(twice.overBreakMs, at(3));
});

test('an absence far from any planned one is unplanned, not an overlong break', () => {
  const away = of(
    [
      [540, 'available'],
      [600, 'not-ready']
    ],
    609
  );
  assert.deepEqual([away.unplannedNowMs, away.unplannedMs, away.overBreakMs], [at(9), at(9), 0]);
});

test('to sign out for a planned absence is no early leave; to go before the end is', () => {
  const lunch = of(
    [
      [540, 'available'],
      [780, 'offline'],
      [810, 'available']
    ],
    900
  );
  assert.deepEqual([lunch.earlyLeaveMs, lunch.overBreakMs, lunch.unplannedMs], [0, 0, 0]);
  const early = of(
    [
      [540, 'available'],
      [1000, 'offline']
    ],
    1100
  );
  assert.deepEqual([early.earlyLeaveMs, early.unplannedMs], [at(20), 0]);
});

test('who never came is late all the shift, and adherent only in its planned absences', () => {
  const never = of([[0, 'offline']], 1100);
  assert.deepEqual([never.lateStartMs, never.adherentMs, never.hasStarted], [at(480), at(45), false]);
});

test('whatever happens: no part is negative, none longer than the shift so far, and no time counts twice', () => {
  const state = fc.constantFrom<KnownState>('available', 'ringing', 'talking', 'hold', 'acw', 'not-ready', 'offline');
  const changes = fc.uniqueArray(fc.tuple(fc.integer({ min: 400, max: 1150 }), state), {
    selector: ([minute]) => minute,
    maxLength: 25
  });
  fc.assert(
    fc.property(changes, fc.integer({ min: 500, max: 1200 }), (some, nowMinute) => {
      const known = some.filter(([minute]) => minute < nowMinute).sort(([a], [b]) => a - b);
      const found = of([[0, 'offline'], ...known], nowMinute);
      for (const [name, value] of Object.entries(found)) {
        if (name === 'hasStarted') continue;
        assert.ok((value as number) >= 0 && (value as number) <= found.plannedMs, `${name}: ${String(value)}`);
      }
      assert.ok(found.adherentMs <= found.plannedMs);
      assert.ok(found.overBreakNowMs <= found.overBreakMs && found.unplannedNowMs <= found.unplannedMs);
    })
  );
});
