/** Pieces of a file of events → the events in them, packed. */
import { isUtf8 } from 'node:buffer';
import { LineReader, type LinesRead } from '../floor/line-reader.ts';
import type { PackedEvents } from '../floor/packed-events.ts';
import { WholeLines } from './read-lines.ts';

export class PieceReader {
  readonly #whole = new WholeLines();
  readonly #reader = new LineReader();
  #number = 1;

  /** Reads the next piece, or what is left after the last one. @returns how many events wait to be taken */
  read(piece: Uint8Array | null): number {
    const lines = piece ? this.#whole.take(piece) : this.#whole.end();
    if (lines) this.#number += this.#reader.read(lines, this.#number, isUtf8(lines));
    return this.#reader.size;
  }

  take(): PackedEvents {
    return this.#reader.take();
  }

  /** What was read besides the events. */
  get sum(): LinesRead {
    return this.#reader.sum;
  }
}
