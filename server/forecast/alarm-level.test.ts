import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alarmLevel, AlarmLevels, runLength } from './alarm-level.ts';

const tuning = { mean: 2, dispersion: 1, ratio: 1.5, falseAlarmSteps: 43_200 };

test('finds the level with the run length that is asked for', () => {
  for (const ratio of [1.5, 0.5]) {
    for (const dispersion of [1, 2]) {
      const its = { ...tuning, ratio, dispersion };
      const steps = runLength(alarmLevel(its), its);
      assert.ok(Math.abs(steps / its.falseAlarmSteps - 1) < 0.02, `${steps} steps`);
    }
  }
});

// A score that a single count passes: the run length is that of the first such count.
test('has the run length of a geometric law where one count is enough', () => {
  const rare = { mean: 0.01, dispersion: 1, ratio: 10, falseAlarmSteps: 1 };
  assert.ok(Math.abs(runLength(1, rare) / (1 / (1 - Math.exp(-0.01))) - 1) < 0.02);
});

test('asks for a higher score where false alarms must be rarer', () => {
  const monthly = alarmLevel(tuning);
  const yearly = alarmLevel({ ...tuning, falseAlarmSteps: 12 * tuning.falseAlarmSteps });
  assert.ok(yearly > monthly + 1);
});

test('computes a level once for means that are about the same', () => {
  const levels = new AlarmLevels();
  assert.equal(levels.of(tuning), levels.of({ ...tuning, mean: 2.02 }));
  assert.notEqual(levels.of(tuning), levels.of({ ...tuning, mean: 4 }));
});
