/** The values that stand in one place of many lines, known by their bytes: each is made and checked when it is met first. */
import type { Shape } from '../contract/shape.ts';
import type { EventPacker, Value } from './packed-events.ts';

const FIRST_SLOTS = 64;
/** A slot is four numbers: a hash, the packer's number (0 in a free slot), and where the bytes begin and end. */
const WIDTH = 4;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class ValueTable {
  readonly #packer: EventPacker;
  readonly #shape: Shape;
  readonly #valueOf: (text: string) => Value;
  #era = -1;
  #slots = new Int32Array();
  #shift = 32;
  #size = 0;
  #bytes = new Uint8Array(1024);
  #byteCount = 0;

  /**
   * @param shape what a value must be
   * @param valueOf the value that a text stands for
   */
  constructor(packer: EventPacker, shape: Shape, valueOf: (text: string) => Value) {
    this.#packer = packer;
    this.#shape = shape;
    this.#valueOf = valueOf;
  }

  /**
   * The packer's number for the value that is written so, in UTF-8; 0 where that is not what it must be.
   *
   * @param hash the same for the same bytes, its leading bits as even as any
   */
  numberOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    if (this.#era !== this.#packer.era) this.#clear();
    const slots = this.#slots;
    const known = this.#bytes;
    for (let at = (hash >>> this.#shift) * WIDTH; ; at = (at + WIDTH) & (slots.length - 1)) {
      const number = slots[at + 1]!;
      if (number === 0) return this.#meet(bytes.subarray(from, to), hash);
      if (slots[at] !== hash) continue;
      const start = slots[at + 2]!;
      let each = slots[at + 3]! - start === to - from ? from : to + 1;
      while (each < to && known[start + each - from] === bytes[each]) each++;
      if (each === to) return number;
    }
  }

  #meet(bytes: Uint8Array, hash: number): number {
    const value = this.#valueOf(decoder.decode(bytes));
    if (this.#shape(value)) return 0;
    const number = this.#packer.numberNew(value);
    if (2 * WIDTH * ++this.#size > this.#slots.length) this.#grow();
    this.#put(hash, number, this.#keep(bytes), this.#byteCount);
    return number;
  }

  /** @returns where the bytes begin */
  #keep(bytes: Uint8Array): number {
    const start = this.#byteCount;
    this.#byteCount += bytes.length;
    if (this.#byteCount > this.#bytes.length) {
      const known = this.#bytes;
      this.#bytes = new Uint8Array(2 * this.#byteCount);
      this.#bytes.set(known);
    }
    this.#bytes.set(bytes, start);
    return start;
  }

  #grow(): void {
    const old = this.#slots;
    this.#shift--;
    this.#slots = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += WIDTH) {
      if (old[at + 1] !== 0) this.#put(old[at]!, old[at + 1]!, old[at + 2]!, old[at + 3]!);
    }
  }

  #put(hash: number, number: number, start: number, end: number): void {
    const slots = this.#slots;
    let at = (hash >>> this.#shift) * WIDTH;
    while (slots[at + 1] !== 0) at = (at + WIDTH) & (slots.length - 1);
    slots[at] = hash;
    slots[at + 1] = number;
    slots[at + 2] = start;
    slots[at + 3] = end;
  }

  #clear(): void {
    this.#era = this.#packer.era;
    this.#slots = new Int32Array(FIRST_SLOTS * WIDTH);
    this.#shift = 32 - Math.log2(FIRST_SLOTS);
    this.#size = 0;
    this.#byteCount = 0;
  }
}
