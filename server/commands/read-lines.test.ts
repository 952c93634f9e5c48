import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf, WholeLines } from './read-lines.ts';

const encoder = new TextEncoder();

function linesIn(pieces: readonly Uint8Array[]): Uint8Array[] {
  const whole = new WholeLines();
  const lines = pieces.flatMap((piece) => {
    const memory = piece.slice();
    const some = whole.take(memory);
    const each = some ? linesOf(some).map((line) => line.slice()) : [];
    // What is read next comes to the same memory.
    memory.fill(0);
    return each;
  });
  const last = whole.end();
  return last ? [...lines, ...linesOf(last)] : lines;
}

/** Line by line, byte by byte: a line ends with LF or CR LF, and what comes after the last end is one if there is any. */
function expectedLines(file: readonly number[]): number[][] {
  const lines: number[][] = [[]];
  for (const byte of file) {
    if (byte === 10) lines.push([]);
    else lines.at(-1)!.push(byte);
  }
  if (lines.at(-1)!.length === 0) lines.pop();
  return lines.map((line) => (line.at(-1) === 13 ? line.slice(0, -1) : line));
}

/** The bytes cut at these places. */
function piecesOf(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return cuts.slice(1).map((cut, index) => bytes.subarray(cuts[index], cut));
}

const letter = fc.constantFrom('a', 'ü', '—', '\u{1F600}', '\uFEFF', '\r', '\n', '\n', '\r\n');
const text = fc.array(letter).map((letters) => encoder.encode(letters.join('')));
const anyBytes = fc
  .array(fc.constantFrom(10, 13, 0x61, 0xc3, 0xbc, 0xff, 0xed, 0xa0))
  .map((each) => Uint8Array.from(each));
const places = fc.array(fc.nat());

test('lines are those of the file, wherever it is cut into pieces, be it inside a character', () => {
  fc.assert(
    fc.property(fc.oneof(text, anyBytes), places, (bytes, cuts) => {
      assert.deepEqual(
        linesIn(piecesOf(bytes, cuts)).map((line) => [...line]),
        expectedLines([...bytes])
      );
    }),
    { numRuns: 2000 }
  );
});
