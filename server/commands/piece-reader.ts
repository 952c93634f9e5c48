/** Pieces of a file of events → the events in them, packed. */
import { LineReader, type LinesRead } from '../floor/line-reader.ts';
import { EventPacker, type PackedEvents } from '../floor/packed-events.ts';
import { textsOfLines, WholeLines } from './read-lines.ts';

export class PieceReader {
  readonly #whole = new WholeLines();
  readonly #reader = new LineReader();
  readonly #packer = new EventPacker();
  #number = 1;

  /** Reads the next piece, or what is left after the last one. @returns how many events wait to be taken */
  read(piece: Uint8Array | null): number {
    const whole = piece ? this.#whole.take(piece) : this.#whole.end();
    const lines = whole ? textsOfLines(whole) : [];
    for (const event of this.#reader.read(lines, this.#number)) this.#packer.add(event);
    this.#number += lines.length;
    return this.#packer.size;
  }

  take(): PackedEvents {
    return this.#packer.take();
  }

  /** What was read besides the events. */
  get sum(): LinesRead {
    return this.#reader.sum;
  }
}
