import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isQuiet } from './renewal.ts';

const quiet = { pageAgeMs: 3_600_000, isHidden: false, sinceInputMs: 3_600_000 };

test('a page nobody touches is renewed', () => assert.equal(isQuiet(quiet), true));

test('who works at the desk is left alone', () => {
  assert.equal(isQuiet({ ...quiet, sinceInputMs: 29_999 }), false);
  assert.equal(isQuiet({ ...quiet, sinceInputMs: 30_000 }), true);
});

test('a hidden page is nobody’s work', () => {
  assert.equal(isQuiet({ ...quiet, isHidden: true, sinceInputMs: 0 }), true);
});

test('a young page stays, whatever the builds', () => {
  assert.equal(isQuiet({ pageAgeMs: 59_999, isHidden: true, sinceInputMs: 3_600_000 }), false);
});
