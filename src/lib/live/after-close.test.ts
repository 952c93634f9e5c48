import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLOSE } from '#lib/protocol/messages.ts';
import { afterClose } from './after-close.ts';

test('a server that restarts says when to come back', () => {
  assert.deepEqual(afterClose(CLOSE.restart, '{"retryAfterMs":1500}'), { next: 'retry', afterMs: 1500 });
});

test('a reason that says nothing useful leaves the pause to us', () => {
  for (const reason of ['', 'soon', 'null', '{}', '{"retryAfterMs":"1"}', '{"retryAfterMs":-1}'])
    assert.deepEqual(afterClose(CLOSE.restart, reason), { next: 'retry', afterMs: null }, reason);
});

test('an absurd pause is cut', () => {
  assert.deepEqual(afterClose(CLOSE.restart, '{"retryAfterMs":1e12}'), { next: 'retry', afterMs: 60_000 });
});

test('the three codes after which the socket does not come back', () => {
  assert.deepEqual(afterClose(CLOSE.protocol, ''), { next: 'reload' });
  assert.deepEqual(afterClose(CLOSE.forbidden, ''), { next: 'enter' });
  assert.deepEqual(afterClose(CLOSE.noSuchView, ''), { next: 'retry', afterMs: 10_000 });
});

test('a cut, and every other code, is tried again', () => {
  for (const code of [1000, 1001, 1006, CLOSE.badMessage, CLOSE.helloTimeout, 4999])
    assert.deepEqual(afterClose(code, ''), { next: 'retry', afterMs: null });
});
