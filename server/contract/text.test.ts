import { test } from 'node:test';
import assert from 'node:assert/strict';
import { quote } from './text.ts';

test('a quoted value is cut at 60 characters', () => {
  assert.equal(quote('short'), '"short"');
  assert.equal(quote(undefined), 'nothing');
  assert.equal(quote('x'.repeat(58)), `"${'x'.repeat(58)}"`);
  assert.equal(quote('x'.repeat(59)), `"${'x'.repeat(58)}…`);
  assert.equal(quote(`${'x'.repeat(57)}\u{1F600}y`), `"${'x'.repeat(57)}…`);
  assert.equal(quote(`${'x'.repeat(56)}\u{1F600}yy`), `"${'x'.repeat(56)}\u{1F600}…`);
});
