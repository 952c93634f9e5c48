import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationFormat } from './duration.ts';

test('seconds, minutes and hours', () => {
  const format = durationFormat('en');
  const shown = [0, 999, 42_000, 185_000, 3_599_999, 3_729_000, 360_000_000].map(format);
  assert.deepEqual(shown, ['0:00', '0:00', '0:42', '3:05', '59:59', '1:02:09', '100:00:00']);
});

test('never below zero', () => assert.equal(durationFormat('en')(-1), '0:00'));

test('in the digits of the language', () => assert.equal(durationFormat('ar-EG')(185_000), '٣:٠٥'));
