import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isToken } from '../contract/text.ts';
import { tokenFor } from './token-names.ts';

test('a token is its own token', () => {
  for (const name of ['9000', 'sales_2', 'a-b', '__proto__', 'constructor', 'x'.repeat(64)]) {
    assert.equal(tokenFor(name), name);
  }
});

test('what can be read of another name stays readable', () => {
  assert.match(tokenFor('Local/2001@from-internal/n'), /^Local-2001-from-internal-n-[0-9a-f]{8}$/);
  assert.match(tokenFor('İstanbul Çağrı'), /^Istanbul-Cagr-[0-9a-f]{8}$/);
  assert.match(tokenFor('مبيعات'), /^[0-9a-f]{8}$/);
});

test('names that read alike have tokens of their own', () => {
  const names = [
    'SIP/1',
    'SIP@1',
    'SIP 1',
    'SIP/1/',
    'SIP-1',
    '/SIP-1',
    `${'x'.repeat(70)}1`,
    `${'x'.repeat(70)}2`,
    '',
    ' '
  ];
  assert.equal(new Set(names.map(tokenFor)).size, names.length);
});

test('every name has a token, always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      assert.ok(isToken(tokenFor(name)), tokenFor(name));
      assert.equal(tokenFor(name), tokenFor(name));
    })
  );
});
