/**
 * A set of (source, id) pairs, as 128-bit fingerprints (MurmurHash3 x86 128 by Austin Appleby, over UTF-16 units) in
 * an open-addressed table: 22–44 bytes a pair whatever its length. At a thousand million pairs the chance that any two
 * share a fingerprint is below 10⁻²⁰.
 */
import { Units } from '../contract/units.ts';

const FIRST_SLOTS = 1 << 8;
const FILL_LIMIT = 0.7;

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

type Lanes = [number, number, number, number];

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

function finish(lane: number): number {
  lane = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  lane = Math.imul(lane ^ (lane >>> 13), 0xc2b2ae35);
  return lane ^ (lane >>> 16);
}

/** Writes the fingerprint of `text`, started from `seed`, into `out`. */
function fingerprint({ at: units, length }: Units, seed: Lanes, out: Lanes): void {
  let [h1, h2, h3, h4] = seed;
  for (let at = 0; at < length; at += 8) {
    const k1 = units[at]! | (units[at + 1]! << 16);
    const k2 = units[at + 2]! | (units[at + 3]! << 16);
    const k3 = units[at + 4]! | (units[at + 5]! << 16);
    const k4 = units[at + 6]! | (units[at + 7]! << 16);
    h1 ^= Math.imul(rotate(Math.imul(k1, C1), 15), C2);
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotate(Math.imul(k2, C2), 16), C3);
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotate(Math.imul(k3, C3), 17), C4);
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotate(Math.imul(k4, C4), 18), C1);
    h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = finish(h1);
  h2 = finish(h2);
  h3 = finish(h3);
  h4 = finish(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  // All zeros marks a free slot.
  out[0] = h1 === 0 ? 1 : h1;
  out[1] = (h2 + h1) | 0;
  out[2] = (h3 + h1) | 0;
  out[3] = (h4 + h1) | 0;
}

/** 32-bit numbers of a fingerprint. */
const WIDTH = 4;
const OTHERS = WIDTH - 1;

export class IdSet {
  /** Of the fingerprint in each slot its first number, all that tells a new pair from the rest; 0: the slot is free. */
  #firsts: Int32Array;
  /** The other three. */
  #others: Int32Array;
  /** A fingerprint belongs where its leading bits say: so a table that grows is copied from front to back. */
  #shift: number;
  #size = 0;
  readonly #seeds = new Map<string, Lanes>();
  readonly #lanes: Lanes = [0, 0, 0, 0];
  readonly #units = new Units();
  #lastSource: string | null = null;
  #lastId: string | null = null;
  #lastSlot = 0;

  /** @param expected how many pairs there will be: more may come */
  constructor(expected = 0) {
    let slots = FIRST_SLOTS;
    while (expected > slots * FILL_LIMIT) slots *= 2;
    this.#firsts = new Int32Array(slots);
    this.#others = new Int32Array(slots * OTHERS);
    this.#shift = 32 - Math.log2(slots);
  }

  get size(): number {
    return this.#size;
  }

  has(source: string, id: string): boolean {
    return this.#firsts[this.#slotOf(source, id)] !== 0;
  }

  /** @returns whether the pair was new */
  add(source: string, id: string): boolean {
    const slot = this.#slotOf(source, id);
    if (this.#firsts[slot] !== 0) return false;
    const [a, b, c, d] = this.#lanes;
    this.#put(slot, a, b, c, d);
    if (++this.#size > this.#firsts.length * FILL_LIMIT) this.#grow();
    return true;
  }

  /** The same for an id of which no string has been made. */
  addUnits(source: string, id: Units): boolean {
    fingerprint(id, this.#seedOf(source), this.#lanes);
    this.#lastId = null;
    const [a, b, c, d] = this.#lanes;
    return this.#addPrint(a, b, c, d);
  }

  /** Whether the pair that another set was asked about last is in this one. */
  hasLatestOf(other: IdSet): boolean {
    const [a, b, c, d] = other.#lanes;
    return this.#firsts[this.#find(a, b, c, d)] !== 0;
  }

  /** The fingerprints, some at a time, four numbers each. */
  *prints(atOnce: number): Generator<Int32Array> {
    const some = new Int32Array(atOnce * WIDTH);
    let length = 0;
    for (let slot = 0; slot < this.#firsts.length; slot++) {
      if (this.#firsts[slot] === 0) continue;
      some[length] = this.#firsts[slot]!;
      some.set(this.#others.subarray(slot * OTHERS, (slot + 1) * OTHERS), length + 1);
      length += WIDTH;
      if (length < some.length) continue;
      yield some;
      length = 0;
    }
    if (length > 0) yield some.subarray(0, length);
  }

  /** Adds fingerprints that another set gave. */
  addPrints(prints: Int32Array): void {
    for (let at = 0; at + WIDTH <= prints.length; at += WIDTH) {
      this.#addPrint(prints[at]!, prints[at + 1]!, prints[at + 2]!, prints[at + 3]!);
    }
  }

  /** @returns whether it was new */
  #addPrint(a: number, b: number, c: number, d: number): boolean {
    const slot = this.#find(a, b, c, d);
    if (this.#firsts[slot] !== 0) return false;
    this.#put(slot, a, b, c, d);
    if (++this.#size > this.#firsts.length * FILL_LIMIT) this.#grow();
    return true;
  }

  /** Who asks whether a pair is there adds it next: the second look costs nothing. */
  #slotOf(source: string, id: string): number {
    if (id === this.#lastId && source === this.#lastSource) return this.#lastSlot;
    fingerprint(this.#units.ofText(id), this.#seedOf(source), this.#lanes);
    const [a, b, c, d] = this.#lanes;
    this.#lastSource = source;
    this.#lastId = id;
    return (this.#lastSlot = this.#find(a, b, c, d));
  }

  #seedOf(source: string): Lanes {
    let seed = this.#seeds.get(source);
    if (!seed) {
      seed = [0, 0, 0, 0];
      fingerprint(new Units().ofText(source), [0, 0, 0, 0], seed);
      this.#seeds.set(source, seed);
    }
    return seed;
  }

  /** The slot of a fingerprint, or the free one where it belongs. */
  #find(a: number, b: number, c: number, d: number): number {
    const firsts = this.#firsts;
    const others = this.#others;
    for (let slot = a >>> this.#shift; ; slot = (slot + 1) & (firsts.length - 1)) {
      const first = firsts[slot];
      if (first === 0) return slot;
      const at = slot * OTHERS;
      if (first === a && others[at] === b && others[at + 1] === c && others[at + 2] === d) return slot;
    }
  }

  #grow(): void {
    const firsts = this.#firsts;
    const others = this.#others;
    this.#lastId = null;
    this.#shift--;
    this.#firsts = new Int32Array(firsts.length * 2);
    this.#others = new Int32Array(others.length * 2);
    for (let slot = 0; slot < firsts.length; slot++) {
      const a = firsts[slot]!;
      if (a === 0) continue;
      const b = others[slot * OTHERS]!;
      const c = others[slot * OTHERS + 1]!;
      const d = others[slot * OTHERS + 2]!;
      this.#put(this.#find(a, b, c, d), a, b, c, d);
    }
  }

  #put(slot: number, a: number, b: number, c: number, d: number): void {
    const others = this.#others;
    this.#firsts[slot] = a;
    others[slot * OTHERS] = b;
    others[slot * OTHERS + 1] = c;
    others[slot * OTHERS + 2] = d;
  }
}
