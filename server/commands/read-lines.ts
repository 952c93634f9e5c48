/** Lines of a file or of standard input, without their ends. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';

const NEWLINE = 10;
const RETURN = 13;
/** As much as a processor keeps at hand together with what is read of it. */
const PIECE_BYTES = 65_536;

/** How long to wait for what has not been written yet, where the one who writes made reading not wait. */
const PATIENCE_MS = 10;

function readSome(file: number, memory: Buffer): number {
  for (;;) {
    try {
      return readSync(file, memory);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // How Windows says that a pipe has ended.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE_MS);
    }
  }
}

/**
 * A file piece by piece, all of them in the same memory: each is gone when the next one is asked for.
 *
 * @param path a file's path, or `-` for standard input
 * @throws the file system's error where it can't be read
 */
export function* readPiecesSync(path: string): Generator<Uint8Array> {
  const file = path === '-' ? 0 : openSync(path, 'r');
  const memory = Buffer.allocUnsafeSlow(PIECE_BYTES);
  try {
    for (let length; (length = readSome(file, memory)) > 0;) yield memory.subarray(0, length);
  } finally {
    if (file !== 0) closeSync(file);
  }
}

/** Cuts pieces of a file where lines end. */
export class WholeLines {
  #rest: Uint8Array[] = [];

  /** The lines that end in a piece, the ends of all but the last one still between them; null where none ends in it. */
  take(piece: Uint8Array): Uint8Array | null {
    const end = piece.lastIndexOf(NEWLINE);
    const lines = end === -1 ? null : this.#afterRest(piece.subarray(0, end));
    if (end + 1 < piece.length) this.#rest.push(Buffer.from(piece.subarray(end + 1)));
    return lines;
  }

  /** What comes after the end of the last line; null where nothing does. */
  end(): Uint8Array | null {
    return this.#rest.length > 0 ? this.#afterRest(new Uint8Array()) : null;
  }

  #afterRest(lines: Uint8Array): Uint8Array {
    if (this.#rest.length === 0) return lines;
    const rest = this.#rest;
    this.#rest = [];
    return Buffer.concat([...rest, lines]);
  }
}

/** Cuts whole lines apart. */
export function linesOf(lines: Uint8Array): Uint8Array[] {
  const each: Uint8Array[] = [];
  let start = 0;
  for (let end = lines.indexOf(NEWLINE); end !== -1; end = lines.indexOf(NEWLINE, start)) {
    each.push(withoutReturn(lines.subarray(start, end)));
    start = end + 1;
  }
  each.push(withoutReturn(lines.subarray(start)));
  return each;
}

function withoutReturn(line: Uint8Array): Uint8Array {
  return line[line.length - 1] === RETURN ? line.subarray(0, -1) : line;
}

/**
 * Yields the lines piece by piece: one array for each, so that a million lines cost no million awaits.
 *
 * @param path a file's path, or `-` for standard input
 * @throws the file system's error where it can't be read
 */
export async function* readLines(path: string): AsyncGenerator<Uint8Array[]> {
  const whole = new WholeLines();
  const input = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  for await (const piece of input as AsyncIterable<Buffer>) {
    const lines = whole.take(piece);
    if (lines) yield linesOf(lines);
  }
  const last = whole.end();
  if (last) yield linesOf(last);
}
