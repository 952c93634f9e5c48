import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sparkline, withoutLast } from './sparkline.ts';

test('a course begins just before something happened, and ends in a dot', () => {
  assert.equal(sparkline({ 0: 0, 1: 0, 2: 4, 3: 8 }), 'M2 28L50 15L98 2M98 2h0');
});

test('a slot without a value is a gap', () => {
  assert.match(sparkline({ 0: 1, 1: 2, 2: null, 3: 3 }), /^M\S+ \S+L\S+ [\d.]+M/);
});

test('of fewer than two values nothing is drawn', () => {
  assert.equal(sparkline({}), '');
  assert.equal(sparkline({ 7: 3 }), '');
});

test('the quarter hour that still runs can be left out', () => {
  assert.deepEqual(withoutLast({ 8: 1, 9: 2, 10: 3 }), { 8: 1, 9: 2 });
});
