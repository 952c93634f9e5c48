/** A file of recorded events, or standard input, that can be gone through as often as needed. */
import { statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { isBlank, readEvent } from '../contract/read-event.ts';
import { readLines } from './read-lines.ts';

type Complain = (lineNumber: number, problem: string) => void;

export interface RecordedLine {
  /** From 1, as editors count. */
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly timeMs: number;
}

export class Recording {
  readonly #read: () => AsyncIterable<readonly Uint8Array[]>;

  private constructor(read: () => AsyncIterable<readonly Uint8Array[]>) {
    this.#read = read;
  }

  /**
   * @param path `-` is standard input. What can be read only once (a pipe) is kept in memory, a file is not.
   * @throws the file system's error
   */
  static async open(path: string): Promise<Recording> {
    if (path !== '-' && statSync(path).isFile()) return new Recording(() => readLines(path));
    const pieces = await Array.fromAsync(readLines(path));
    return new Recording(() => Readable.from(pieces) as AsyncIterable<readonly Uint8Array[]>);
  }

  /** The lines that hold a valid event; `complain` is told about the others, blank ones apart. */
  async *lines(complain: Complain): AsyncGenerator<RecordedLine[]> {
    let number = 0;
    for await (const piece of this.#read()) {
      const valid: RecordedLine[] = [];
      for (const bytes of piece) {
        number++;
        if (isBlank(bytes)) continue;
        const read = readEvent(bytes);
        if (read.event) valid.push({ number, bytes, timeMs: read.event.timeMs });
        else complain(number, `${read.reason}: ${read.detail}`);
      }
      yield valid;
    }
  }
}
