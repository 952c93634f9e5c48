import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepLocalDraft, readLocalDraft } from './local-draft.ts';
import { onePage, textTile } from './testing.ts';

function storage(isFull = false) {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, text: string) {
      if (isFull) throw new Error('full');
      items.set(key, text);
    },
    removeItem: (key: string) => void items.delete(key)
  };
}

const DRAFT = {
  base: { version: 3, document: onePage() },
  document: onePage(textTile('a', 0, 0, 4, 4)),
  atMs: 1000
};

test('what is kept is there again, by board, until it is taken out', () => {
  const kept = storage();
  keepLocalDraft(kept, 'one', DRAFT);
  assert.deepEqual(readLocalDraft(kept, 'one'), DRAFT);
  assert.equal(readLocalDraft(kept, 'two'), null);
  keepLocalDraft(kept, 'one', null);
  assert.equal(readLocalDraft(kept, 'one'), null);
});

test('what somebody else put there is not taken for a draft', () => {
  const kept = storage();
  for (const text of [
    '',
    'null',
    '{}',
    '{"base":{"version":1},"document":{},"atMs":1}',
    JSON.stringify({ ...DRAFT, atMs: '1' })
  ]) {
    kept.items.set('floorcast.board.one', text);
    assert.equal(readLocalDraft(kept, 'one'), null, text);
  }
});

test('a browser that keeps nothing goes without', () => {
  const kept = storage(true);
  keepLocalDraft(kept, 'one', DRAFT);
  assert.equal(readLocalDraft(kept, 'one'), null);
});
