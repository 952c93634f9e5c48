import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titleLayout } from './title-layout.ts';

const at = (title: string, more: string, width: number, height: number) => titleLayout(title, more, { width, height });

test('what a title leaves open stands beside it, both smaller where they must be', () => {
  assert.deepEqual(at('Service level', 'today', 20, 8), { scale: 1, lines: 1, height: 1.6, more: 'beside' });
  const tight = at('Waiting over target', 'E-mail', 13, 8);
  assert.equal(tight.more, 'beside');
  assert.ok(tight.scale < 1);
});

test('in a high tile it stands below where there is no room beside; in a low one it is left out', () => {
  assert.equal(at('Waiting over target', 'E-mail · today', 11, 8).more, 'below');
  assert.equal(at('Waiting over target', 'E-mail · today', 11, 4).more, null);
});
