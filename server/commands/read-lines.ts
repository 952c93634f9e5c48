/** Lines of a file or of standard input, as bytes, without their ends. */
import { createReadStream } from 'node:fs';

const NEWLINE = 10;
const RETURN = 13;

const withoutReturn = (line: Uint8Array): Uint8Array =>
  line[line.length - 1] === RETURN ? line.subarray(0, -1) : line;

/**
 * Yields the lines chunk by chunk: one array for every piece read, so that a million lines cost no million awaits.
 *
 * @param path a file's path, or `-` for standard input
 * @throws the file system's error where it can't be read
 */
export async function* readLines(path: string): AsyncGenerator<Uint8Array[]> {
  const input = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  let rest: Buffer[] = [];
  for await (const piece of input as AsyncIterable<Buffer>) {
    const lines: Uint8Array[] = [];
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, start)) {
      const tail = piece.subarray(start, end);
      lines.push(withoutReturn(rest.length > 0 ? Buffer.concat([...rest, tail]) : tail));
      rest = [];
      start = end + 1;
    }
    if (start < piece.length) rest.push(piece.subarray(start));
    yield lines;
  }
  if (rest.length > 0) yield [withoutReturn(Buffer.concat(rest))];
}

/** Nothing but blanks: such a line is no event. */
export function isBlank(line: Uint8Array): boolean {
  for (const byte of line) if (byte !== 32 && byte !== 9 && byte !== RETURN) return false;
  return true;
}
