import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyAction, tileAction } from './tile-keys.ts';

const key = (name: string, held: object = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held
});

test('arrows move, with Shift they resize; they go where they point, also from right to left', () => {
  assert.deepEqual(tileAction(key('ArrowLeft'), 'ltr'), { kind: 'move', x: -1, y: 0 });
  assert.deepEqual(tileAction(key('ArrowLeft'), 'rtl'), { kind: 'move', x: 1, y: 0 });
  assert.deepEqual(tileAction(key('ArrowDown', { shiftKey: true }), 'rtl'), { kind: 'resize', x: 0, y: 1 });
  assert.deepEqual(tileAction(key('ArrowRight', { shiftKey: true }), 'rtl'), { kind: 'resize', x: -1, y: 0 });
});

test('Enter configures, Delete removes, Ctrl+D duplicates; other keys are not ours', () => {
  assert.deepEqual(tileAction(key('Enter'), 'ltr'), { kind: 'configure' });
  assert.deepEqual(tileAction(key('Delete'), 'ltr'), { kind: 'remove' });
  assert.deepEqual(tileAction(key('d', { metaKey: true }), 'ltr'), { kind: 'duplicate' });
  for (const other of [key('Tab'), key('d'), key('ArrowLeft', { altKey: true }), key('Delete', { ctrlKey: true })]) {
    assert.equal(tileAction(other, 'ltr'), null);
  }
});

test('undo and redo', () => {
  assert.equal(historyAction(key('z', { ctrlKey: true })), 'undo');
  assert.equal(historyAction(key('Z', { metaKey: true, shiftKey: true })), 'redo');
  assert.equal(historyAction(key('y', { ctrlKey: true })), 'redo');
  assert.equal(historyAction(key('z')), null);
});
