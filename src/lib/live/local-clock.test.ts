import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localClock } from './local-clock.ts';

function hands() {
  const at = { monotonicMs: 1000, wallMs: 500_000 };
  return {
    at,
    now: localClock(
      () => at.monotonicMs,
      () => at.wallMs
    )
  };
}

test('follows the monotonic clock', () => {
  const { at, now } = hands();
  assert.equal(now(), 1000);
  at.monotonicMs += 250;
  at.wallMs += 250;
  assert.equal(now(), 1250);
});

test('counts the time asleep, in which only the wall clock went on', () => {
  const { at, now } = hands();
  at.monotonicMs += 10;
  at.wallMs += 3_600_010;
  assert.equal(now(), 3_601_010);
  at.monotonicMs += 1000;
  at.wallMs += 1000;
  assert.equal(now(), 3_602_010, 'and once only');
});

test('ignores drift and a wall clock that is set back', () => {
  const { at, now } = hands();
  at.monotonicMs += 1000;
  at.wallMs += 1900;
  assert.equal(now(), 2000);
  at.wallMs -= 100_000;
  assert.equal(now(), 2000);
});
