/** Pieces of a file of events → the events in them, packed: what a thread of its own can do. */
import { LineReader, type LinesRead } from '../floor/line-reader.ts';
import { EventPacker, type PackedEvents } from '../floor/packed-events.ts';
import { textsOfLines, WholeLines } from './read-lines.ts';

export interface ReadPiece {
  readonly events: PackedEvents;
  /** All that was read besides; null before the last piece. */
  readonly read: LinesRead | null;
}

/** Lines: what is read of them is packed before it leaves the processor's own memory. */
const AT_ONCE = 256;

export class PieceReader {
  readonly #whole = new WholeLines();
  readonly #reader = new LineReader();
  readonly #packer = new EventPacker();
  #number = 1;

  /** @param piece null after the last one */
  read(piece: Uint8Array | null): ReadPiece {
    const whole = piece ? this.#whole.take(piece) : this.#whole.end();
    const lines = whole ? textsOfLines(whole) : [];
    for (let at = 0; at < lines.length; at += AT_ONCE) this.#readLines(lines.slice(at, at + AT_ONCE));
    return { events: this.#packer.take(), read: piece ? null : this.#reader.sum };
  }

  #readLines(lines: readonly (string | Uint8Array)[]): void {
    for (const event of this.#reader.read(lines, this.#number)) this.#packer.add(event);
    this.#number += lines.length;
  }
}
