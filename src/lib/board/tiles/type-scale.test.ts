import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeScale } from './type-scale.ts';

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 0.01, `${actual} is not ${expected}`);

test('letters grow with the distance and shrink with the display', () => {
  const at = (distanceM: 1 | 5 | 12, diagonalInches: number) =>
    typeScale({ viewing: { distanceM, diagonalInches }, orientation: 'landscape' });
  // A capital of 12 minutes of arc, five metres away: 17.45 mm, on a display that is 685 mm high.
  near(at(5, 55).label, (17.453 / 0.727 / 684.9) * 100);
  near(at(5, 55).numeral / at(5, 55).label, 20 / 12);
  near(at(12, 55).label / at(5, 55).label, 12 / 5);
  near(at(1, 24).label * 24, at(1, 48).label * 48);
});

test('an upright display is higher: of its height letters take less', () => {
  const viewing = { distanceM: 3, diagonalInches: 43 } as const;
  const upright = typeScale({ viewing, orientation: 'portrait' }).label;
  near(typeScale({ viewing, orientation: 'landscape' }).label / upright, 16 / 9);
});
