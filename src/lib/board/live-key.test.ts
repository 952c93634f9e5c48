import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goesLive } from './live-key.ts';

const plain = { altKey: false, ctrlKey: false, metaKey: false, target: null };
const board = { querySelector: () => null };
const withDialog = { querySelector: () => ({}) };
const field = { matches: () => true };

test('Escape and L lead back to live, L in either case', () => {
  for (const key of ['Escape', 'l', 'L']) assert.equal(goesLive({ ...plain, key }, board), true, key);
  for (const key of ['Enter', 'k', 'ArrowLeft']) assert.equal(goesLive({ ...plain, key }, board), false, key);
});

test('with something open above the board they are left to it', () => {
  for (const key of ['Escape', 'l']) assert.equal(goesLive({ ...plain, key }, withDialog), false, key);
});

test('a letter that is typed is only a letter; Escape still leads back', () => {
  assert.equal(goesLive({ ...plain, key: 'l', target: field }, board), false);
  assert.equal(goesLive({ ...plain, key: 'Escape', target: field }, board), true);
});

test('a key with another held down is somebody else’s', () => {
  assert.equal(goesLive({ ...plain, key: 'l', ctrlKey: true }, board), false);
  assert.equal(goesLive({ ...plain, key: 'l', metaKey: true }, board), false);
});
