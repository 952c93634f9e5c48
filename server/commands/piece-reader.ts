/** Pieces of a file of events → the events in them, packed: what a thread of its own can do. */
import { LineReader, type LinesRead } from '../floor/line-reader.ts';
import { EventPacker, type PackedEvents } from '../floor/packed-events.ts';
import { isBlank, textsOfLines, WholeLines } from './read-lines.ts';

export interface ReadPiece {
  readonly events: PackedEvents;
  /** All that was read besides; null before the last piece. */
  readonly read: LinesRead | null;
}

export class PieceReader {
  readonly #whole = new WholeLines();
  readonly #reader = new LineReader();
  readonly #packer = new EventPacker();
  #number = 0;

  /** @param piece null after the last one */
  read(piece: Uint8Array | null): ReadPiece {
    const lines = piece ? this.#whole.take(piece) : this.#whole.end();
    for (const line of lines ? textsOfLines(lines) : []) {
      this.#number++;
      const event = isBlank(line) ? null : this.#reader.read(line, this.#number);
      if (event) this.#packer.add(event);
    }
    return { events: this.#packer.take(), read: piece ? null : this.#reader.sum };
  }
}
