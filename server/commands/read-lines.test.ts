import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textsOfLines, WholeLines } from './read-lines.ts';

const encoder = new TextEncoder();

/** What a line says, whether it came as text or as bytes. */
const bytesOf = (line: string | Uint8Array): number[] => [...(typeof line === 'string' ? encoder.encode(line) : line)];

function linesOf(pieces: readonly Uint8Array[]): (string | Uint8Array)[] {
  const whole = new WholeLines();
  const lines = pieces.flatMap((piece) => {
    const some = whole.take(piece);
    return some ? textsOfLines(some) : [];
  });
  const last = whole.end();
  return last ? [...lines, ...textsOfLines(last)] : lines;
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
      assert.deepEqual(linesOf(piecesOf(bytes, cuts)).map(bytesOf), expectedLines([...bytes]));
    }),
    { numRuns: 2000 }
  );
});

test('what is UTF-8 comes as text, what is around anything else as bytes', () => {
  const good = encoder.encode('İzmir\nüç');
  assert.deepEqual(textsOfLines(good), ['İzmir', 'üç']);
  const bad = Uint8Array.from([...good, 10, 0xff]);
  assert.ok(textsOfLines(bad).every((line) => line instanceof Uint8Array));
});

test('a byte order mark stays', () => {
  assert.deepEqual(textsOfLines(encoder.encode('\uFEFFa\nb')), ['\uFEFFa', 'b']);
});
