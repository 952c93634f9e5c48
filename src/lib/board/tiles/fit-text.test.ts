import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textEms } from './ems.ts';
import { fitText } from './fit-text.ts';

test('a text that fits keeps its size; a longer one shrinks, then takes two lines', () => {
  const name = 'Technical support';
  const width = textEms(name);
  assert.deepEqual(fitText(name, width + 1), { scale: 1, lines: 1 });
  assert.deepEqual(fitText(name, width * 0.875), { scale: (width * 0.875) / width, lines: 1 });
  assert.deepEqual(fitText(name, width * 0.7), { scale: 0.8, lines: 2 });
  assert.deepEqual(fitText(name, width * 0.7, false), { scale: 0.8, lines: 1 });
});

test('before a word is broken it shrinks further', () => {
  const width = textEms('Abandoned') * 0.7;
  const { scale, lines } = fitText('Abandoned', width);
  assert.equal(lines, 2);
  assert.ok(scale < 0.8 && scale >= 0.6);
});
