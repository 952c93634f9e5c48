import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf, newCode, newDisplayId, newToken, readCode } from './tokens.ts';

test('a code has six characters, none of which looks like another', () => {
  for (let n = 0; n < 200; n++) assert.match(newCode(), /^[ACDEFHJKMNPRTWXY34679]{6}$/);
});

test('a code is read as people type it', () => {
  for (const typed of ['KX7M3A', 'kx7m3a', ' KX7 M3A ', 'kx7-m3a', 'K.X.7.M.3.A'])
    assert.equal(readCode(typed), 'KX7M3A');
});

test('what can be no code is none', () => {
  for (const typed of ['', 'KX7M3', 'KX7M3AA', 'KX7M30', 'KX7M3I', 'code.*', 'KX7M3>', 'ｋX7M3A']) {
    assert.equal(readCode(typed), null, typed);
  }
});

test('a token has 256 bits that nobody else has, and its hash does not tell it', () => {
  const tokens = Array.from({ length: 50 }, newToken);
  assert.equal(new Set(tokens).size, 50);
  for (const token of tokens) {
    assert.equal(Buffer.from(token, 'base64url').length, 32);
    assert.match(hashOf(token), /^[0-9a-f]{64}$/);
    assert.equal(hashOf(token), hashOf(token));
  }
  assert.match(newDisplayId(), /^[0-9a-f]{16}$/);
});
