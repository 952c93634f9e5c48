import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOARD_ID, newBoardId } from './board-id.ts';

const idOf = (title: string): string => newBoardId(title, () => false);

test('an address is readable, whatever language the title is in', () => {
  assert.equal(idOf('Service floor · İzmir'), 'service-floor-izmir');
  assert.equal(idOf('Çağrı Işığı (2)'), 'cagri-isigi-2');
  assert.equal(idOf('صالة الخدمة'), 'board');
  assert.equal(idOf('--- ?'), 'board');
});

test('an id is always a token', () => {
  for (const title of ['x'.repeat(300), `${'ab-'.repeat(40)}`, '🙂', 'a/b?c#d']) assert.match(idOf(title), BOARD_ID);
});

test('a title that is taken gets a number', () => {
  const taken = new Set(['floor', 'floor-2']);
  assert.equal(
    newBoardId('Floor', (id) => taken.has(id)),
    'floor-3'
  );
});
