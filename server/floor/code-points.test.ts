import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareCodePoints } from './code-points.ts';

const inOrder = (...texts: readonly string[]): void => {
  for (const [place, text] of texts.entries()) {
    assert.equal(compareCodePoints(text, text), 0);
    for (const later of texts.slice(place + 1)) {
      assert.ok(compareCodePoints(text, later) < 0, `${text} < ${later}`);
      assert.ok(compareCodePoints(later, text) > 0, `${later} > ${text}`);
    }
  }
};

test('texts are ordered by their first difference, a beginning before what it begins', () => {
  inOrder('', 'A', 'Z', '_', 'a', 'a0', 'ab', 'b', 'é', 'я');
});

test('numbers in texts are no numbers', () => {
  inOrder('1', '10', '2');
});

test('characters beyond U+FFFF come after U+E000–U+FFFF, though their UTF-16 units do not', () => {
  assert.ok('\u{1F600}' < '\uFFFD');
  inOrder('\uD7FF', '\uE000', '\uFFFD', '\u{10000}', '\u{1F600}', '\u{1F601}', '\u{10FFFF}');
  inOrder('a\uFFFDz', 'a\u{1F600}a');
});

test('a lone surrogate comes where its own code point is: before U+E000', () => {
  inOrder('\uD7FF', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uE000');
});

test('any two texts are ordered as their lists of code points are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\uD7FF', '\uE000', '\uFFFF', '\u{10000}', '\u{10FFFF}') });
  const points = (value: string): number[] => Array.from(value, (character) => character.codePointAt(0)!);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [left, right] = [points(a), points(b)];
      const at = left.findIndex((point, place) => point !== right[place]);
      const expected = at === -1 ? left.length - right.length : left[at]! - (right[at] ?? -1);
      assert.equal(Math.sign(compareCodePoints(a, b)), Math.sign(expected));
    }),
    { numRuns: 1000 }
  );
});
