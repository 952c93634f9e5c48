import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRoster } from '../roster/read-roster.ts';
import { demoRoster } from './demo-roster.ts';
import { planDay } from './day-plan.ts';

const ZONE = 'Europe/Istanbul';
const written = (atMs: number): string => new Date(atMs).toISOString();

test('the demo’s roster is one that could be imported, whatever the date', () => {
  for (let day = 1; day <= 28; day++) {
    const shifts = demoRoster(1, Temporal.PlainDate.from({ year: 2026, month: 3, day }), ZONE, 'demo');
    assert.ok(shifts.length > 30);
    const text = JSON.stringify({
      shifts: shifts.map(({ startMs, endMs, absences, ...whose }) => ({
        ...whose,
        start: written(startMs),
        end: written(endMs),
        absences: absences.map((each) => ({ kind: each.kind, start: written(each.startMs), end: written(each.endMs) }))
      }))
    });
    const result = readRoster(text, 'json', () => ZONE);
    assert.deepEqual(result.problems, undefined);
    assert.equal(result.shifts?.length, shifts.length);
  }
});

test('people come within minutes of what was planned for them', () => {
  const date = Temporal.PlainDate.from('2026-03-10');
  const planned = new Map(demoRoster(1, date, ZONE, 'demo').map((shift) => [shift.agent, shift.startMs]));
  for (const { person, startMs } of planDay(1, date, ZONE).shifts) {
    assert.ok(Math.abs(startMs - planned.get(person.id)!) <= 3 * 60_000);
  }
});
