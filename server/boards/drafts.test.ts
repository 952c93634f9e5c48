import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drafts } from './drafts.ts';
import { aBoard } from './testing.ts';

const MINUTE_MS = 60_000;

function made() {
  const state = { nowMs: 0, changes: 0 };
  const drafts = new Drafts({ now: () => state.nowMs, onChange: () => state.changes++ });
  const passes = (minutes: number): void => void (state.nowMs += minutes * MINUTE_MS);
  return { drafts, state, passes };
}

test('a draft is what was written last, another version each time', () => {
  const { drafts, state } = made();
  drafts.put('d', aBoard('One'));
  drafts.put('d', aBoard('Two'));
  const draft = drafts.get('d')!;
  assert.deepEqual([draft.document.title, draft.version, state.changes], ['Two', 2, 2]);
  assert.equal(drafts.get('other'), null);
});

test('a draft is forgotten ten minutes after it was last written or looked at', () => {
  const { drafts, passes } = made();
  drafts.put('watched', aBoard('Watched'));
  drafts.put('left', aBoard('Left'));
  for (const _ of [1, 2]) {
    passes(9);
    assert.ok(drafts.get('watched'));
  }
  assert.equal(drafts.get('left'), null);
  passes(11);
  assert.equal(drafts.get('watched'), null);
});

test('of too many drafts the one goes that nobody has looked at for longest', () => {
  const { drafts } = made();
  for (let number = 1; number <= 200; number++) drafts.put(`d${number}`, aBoard('x'));
  assert.ok(drafts.get('d1'));
  drafts.put('one more', aBoard('x'));
  assert.equal(drafts.get('d2'), null);
  assert.ok(drafts.get('d1') && drafts.get('d3') && drafts.get('one more'));
});
