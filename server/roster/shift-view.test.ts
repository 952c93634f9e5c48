import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, at } from '../../tests/oracle/given.ts';
import type { SiteConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Floor } from '../floor/floor.ts';
import { commonMs, type Shift } from './roster.ts';
import { ShiftReader } from './shift-view.ts';

const MINUTE = 60;

/** From one minute of the test's day to another, with a break of ten minutes in between. */
const shift = (id: string, from: number, to: number, breakFrom?: number): Shift => ({
  site: 'izmir',
  agent: id,
  startMs: at(from * MINUTE),
  endMs: at(to * MINUTE),
  absences:
    breakFrom === undefined
      ? []
      : [{ kind: 'break', startMs: at(breakFrom * MINUTE), endMs: at((breakFrom + 10) * MINUTE) }]
});

const state = (minute: number, id: string, name: string) => agent('state', minute * MINUTE, { agent: id, state: name });
const signedIn = (minute: number, id: string, team: string) =>
  agent('signed-in', minute * MINUTE, { agent: id, name: `Name of ${id}`, team });

function floorOf(events: readonly FloorEvent[], site: SiteConfig = {}): Floor {
  const floor = new Floor({ sites: { izmir: site } });
  for (const event of events) floor.apply(event, event.timeMs);
  return floor;
}

function viewAt(minute: number, floor: Floor, shifts: readonly Shift[], reader = new ShiftReader()) {
  floor.settle(at(minute * MINUTE));
  return reader.read(floor, 'izmir', (day) => shifts.filter((each) => commonMs(each, day) > 0), at(minute * MINUTE))!;
}

test('who has not come is late from the start of the shift on, known to the floor or not', () => {
  const { agents, all } = viewAt(10, floorOf([signedIn(0, 'a1', 'red')]), [shift('a1', 0, 60), shift('a2', 5, 60)]);
  assert.equal(agents['a2']?.lateSinceMs, at(5 * MINUTE));
  assert.equal(agents['a1']?.lateSinceMs, null);
  assert.deepEqual([all.scheduled, all.expected, all.late], [2, 2, 1]);
});

test('less than the grace is no fault, and more is the whole of it', () => {
  const shifts = [shift('a1', 10, 60)];
  const floor = floorOf([signedIn(12, 'a1', 'red')], { graceSeconds: 180 });
  assert.equal(viewAt(13, floor, shifts).agents['a1']?.lateStartMs, 0);
  assert.equal(viewAt(13, floorOf([signedIn(12, 'a1', 'red')]), shifts).agents['a1']?.lateStartMs, 2 * MINUTE * 1000);
});

test('a break that is too long says since when, and once it is over how much', () => {
  const shifts = [shift('a1', 0, 60, 20)];
  const events = [signedIn(0, 'a1', 'red'), state(0, 'a1', 'available'), state(20, 'a1', 'not-ready')];
  const during = viewAt(33, floorOf(events), shifts).agents['a1']!;
  assert.deepEqual([during.overBreakSinceMs, during.overBreakMs, during.planned], [at(30 * MINUTE), 0, 'work']);
  const after = viewAt(40, floorOf([...events, state(34, 'a1', 'available')]), shifts).agents['a1']!;
  assert.deepEqual([after.overBreakSinceMs, after.overBreakMs], [null, 4 * MINUTE * 1000]);
});

test('after-call work and contacts over the company’s target say since when', () => {
  const events = [signedIn(0, 'a1', 'red'), state(1, 'a1', 'talking'), state(5, 'a1', 'acw')];
  const targets = { acwTargetSeconds: 60, handleTargetSeconds: 240 };
  const { overAcwSinceMs, overHandleSinceMs } = viewAt(8, floorOf(events, targets), []).agents['a1']!;
  assert.deepEqual([overAcwSinceMs, overHandleSinceMs], [at(6 * MINUTE), at(5 * MINUTE)]);
  assert.equal(viewAt(8, floorOf(events), []).agents['a1']?.overAcwSinceMs, null);
});

test('teams add up their people; who has no shift counts in no plan', () => {
  const events = [
    signedIn(0, 'a1', 'red'),
    state(0, 'a1', 'available'),
    signedIn(0, 'a2', 'red'),
    signedIn(0, 'a3', 'blue')
  ];
  const { teams, all, agents } = viewAt(30, floorOf(events), [shift('a1', 0, 60), shift('a2', 0, 60)]);
  assert.equal(agents['a3']?.shift, null);
  assert.deepEqual(teams['red'], { scheduled: 2, expected: 2, present: 1, late: 0, overBreak: 0, adherence: 0.5 });
  assert.deepEqual([teams['blue']?.scheduled, teams['blue']?.adherence], [0, null]);
  assert.equal(all.adherence, 0.5);
});

test('of several shifts the running one is shown, else the next, else the last', () => {
  const shifts = [shift('a1', 0, 10), shift('a1', 20, 30)];
  const startAt = (minute: number) =>
    viewAt(minute, floorOf([signedIn(0, 'a1', 'red')]), shifts).agents['a1']?.shift?.startMs;
  assert.deepEqual(
    [5, 15, 25, 45].map(startAt),
    [0, 20, 20, 20].map((minute) => at(minute * MINUTE))
  );
});

test('what was found a moment ago is told again, until the agent’s state changes', () => {
  const floor = floorOf([signedIn(0, 'a1', 'red')]);
  const shifts = [shift('a1', 0, 60)];
  const reader = new ShiftReader();
  const first = viewAt(10, floor, shifts, reader).agents['a1'];
  assert.equal(viewAt(10 + 1 / 60, floor, shifts, reader).agents['a1'], first);
  floor.apply(state(10 + 2 / 60, 'a1', 'available'), at(0));
  assert.equal(viewAt(10 + 3 / 60, floor, shifts, reader).agents['a1']?.state, 'available');
});

test('a site that nobody has named has no shifts', () => {
  assert.equal(
    new ShiftReader().read(new Floor({}), 'nowhere', () => [], at(0)),
    null
  );
});
