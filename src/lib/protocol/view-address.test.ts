import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AUDIENCES, formatViewAddress, parseViewAddress, VIEW_KINDS } from './view-address.ts';

test('a view is named by what it shows and for whom', () => {
  assert.equal(formatViewAddress({ kind: 'site', id: 'izmir', audience: 'desk' }), 'site/izmir?for=desk');
});

test('an address that is written is read back, for every kind and audience and any id', () => {
  for (const audience of AUDIENCES) {
    for (const kind of VIEW_KINDS) {
      for (const id of ['izmir', '__proto__', '-', 'a'.repeat(64)]) {
        const view = { kind, id, audience } as const;
        assert.deepEqual(parseViewAddress(formatViewAddress(view)), view);
      }
    }
  }
});

test('alerts are those of a site, or of every site', () => {
  for (const id of ['izmir', 'all', '*']) {
    const view = { kind: 'alerts', id, audience: 'wall' } as const;
    assert.deepEqual(parseViewAddress(formatViewAddress(view)), view);
  }
});

test('boards are listed all together', () => {
  const view = { kind: 'boards', id: '*', audience: 'desk' } as const;
  assert.deepEqual(parseViewAddress(formatViewAddress(view)), view);
});

test('what is no address is null', () => {
  for (const text of [
    '',
    'site/izmir',
    'site/?for=desk',
    'site/*?for=desk',
    'alerts/?for=desk',
    'alerts/**?for=desk',
    `site/${'a'.repeat(65)}?for=desk`,
    'site/iz mir?for=desk',
    'site/izmir?for=hall',
    'site/izmir?for=desk&x=1',
    'site/izmir?for=desk\n',
    ' site/izmir?for=desk',
    '/site/izmir?for=desk',
    'queue/izmir?for=desk',
    'SITE/izmir?for=desk'
  ]) {
    assert.equal(parseViewAddress(text), null, text);
  }
});
