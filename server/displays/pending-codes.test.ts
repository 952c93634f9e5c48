import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryShortLived } from './testing.ts';
import { PendingCodes } from './pending-codes.ts';

const LIMITS = { codeMs: 60_000, windowMs: 30_000, fromOneAddress: 3, fromAll: 5 };

function codes() {
  const clock = { nowMs: 1_000_000 };
  return { clock, codes: new PendingCodes(new MemoryShortLived(), () => clock.nowMs, LIMITS) };
}

test('a code is found until it is taken, once', async () => {
  const { codes: pending } = codes();
  const { code } = (await pending.add('hash', 'here'))!;
  assert.equal((await pending.find(code))?.tokenHash, 'hash');
  assert.equal((await pending.take(code))?.tokenHash, 'hash');
  assert.equal(await pending.take(code), null);
  assert.equal(await pending.find(code), null);
});

test('of two who take it at once one gets it', async () => {
  const { codes: pending } = codes();
  const { code } = (await pending.add('hash', 'here'))!;
  const taken = await Promise.all([pending.take(code), pending.take(code), pending.take(code)]);
  assert.equal(taken.filter(Boolean).length, 1);
});

test('a code is over after its time', async () => {
  const { clock, codes: pending } = codes();
  const { code, untilMs } = (await pending.add('hash', 'here'))!;
  clock.nowMs = untilMs - 1;
  assert.ok(await pending.find(code));
  clock.nowMs = untilMs;
  assert.equal(await pending.find(code), null);
  assert.equal(await pending.take(code), null);
});

test('one address gets so many within a while, and others still get theirs', async () => {
  const { clock, codes: pending } = codes();
  for (let n = 0; n < 3; n++) assert.ok(await pending.add('hash', 'here'));
  assert.equal(await pending.add('hash', 'here'), null);
  assert.ok(await pending.add('hash', 'there'));
  clock.nowMs += LIMITS.windowMs;
  assert.ok(await pending.add('hash', 'here'));
});

test('all together get so many within a while', async () => {
  const { clock, codes: pending } = codes();
  for (let n = 0; n < 5; n++) assert.ok(await pending.add('hash', `address ${n}`));
  assert.equal(await pending.add('hash', 'another'), null);
  clock.nowMs += LIMITS.windowMs;
  assert.ok(await pending.add('hash', 'another'));
});

test('who asks at the same moment is counted too', async () => {
  const { codes: pending } = codes();
  const got = await Promise.all(Array.from({ length: 4 }, () => pending.add('hash', 'here')));
  assert.equal(got.filter(Boolean).length, 3);
});
