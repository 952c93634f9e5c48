/**
 * Events as a few arrays, which cross from one thread to another for next to nothing. Of types that come in masses what the
 * floor needs is packed; others cross as they are. Values that come again and again cross once, later only their numbers.
 */
import type { FloorEvent } from '../contract/event-types.ts';
import { StringMap } from '../contract/string-map.ts';
import { MOST_WORDS, OTHER, PACKED, packedType, WORD, type PackedType, type Values } from './packed-types.ts';

export interface PackedEvents {
  /** For each event the number of its type, then, of one that is packed, the length of its id and the numbers of its values. */
  readonly words: Int32Array<ArrayBuffer>;
  /** Of those that are packed: their times, and their ids, one after the other. */
  readonly timesMs: Float64Array<ArrayBuffer>;
  readonly ids: string;
  /** Those that are not packed. */
  readonly others: readonly FloorEvent[];
  /** Values that are new, in the order of their numbers. */
  readonly values: readonly Value[];
  /** Values are numbered from the beginning again, so that few have to be remembered. */
  readonly startsAnew: boolean;
}

export type Value = string | number;

const decoder = new TextDecoder();
/** The number of null, and of what is absent. */
const NOTHING = 0;
/** So few that looking for one of them does not wait for memory. */
const MOST_VALUES = 16_384;

export class EventPacker {
  /** How often the values have been numbered anew: numbers of another era mean nothing any more. */
  era = 0;
  readonly #strings = new StringMap<number>();
  readonly #amounts = new Map<number, number>();
  #words = new Int32Array(1 << 16);
  #wordCount = 0;
  #timesMs: number[] = [];
  #ids: string[] = [];
  /** Ids that come after those, as ASCII. */
  #idBytes = new Uint8Array(1 << 17);
  #idByteCount = 0;
  #others: FloorEvent[] = [];
  /** Those that have not been taken yet, and all of this era by number. */
  #values: Value[] = [];
  #known: Value[] = [''];
  #startsAnew = true;

  /** Events that wait to be taken. */
  get size(): number {
    return this.#timesMs.length + this.#others.length;
  }

  add(event: FloorEvent): void {
    this.begin();
    const packed = packedType(event.type);
    if (packed) this.#pack(event, packed);
    else {
      this.#words[this.#wordCount++] = OTHER;
      this.#others.push(event);
    }
  }

  /** Begins an event whose values are set one by one; it is not there before its end. */
  begin(): void {
    if (this.#wordCount + MOST_WORDS > this.#words.length) {
      const words = this.#words;
      this.#words = new Int32Array(2 * words.length);
      this.#words.set(words);
    }
    // Of so few a loop is faster than a call.
    for (let word = 0; word < MOST_WORDS; word++) this.#words[this.#wordCount + word] = NOTHING;
  }

  /** Sets one of the event's words to the number of a value. */
  set(word: number, number: number): void {
    this.#words[this.#wordCount + word] = number;
  }

  /** Ends an event whose id is ASCII. */
  end(packed: PackedType, timeMs: number, bytes: Uint8Array, idFrom: number, idTo: number): void {
    if (this.#idByteCount + idTo - idFrom > this.#idBytes.length) this.#flushIds();
    const idBytes = this.#idBytes;
    let count = this.#idByteCount;
    for (let at = idFrom; at < idTo; at++) idBytes[count++] = bytes[at]!;
    this.#idByteCount = count;
    this.#finish(packed, timeMs, idTo - idFrom);
  }

  /** A number for a value that has none in this era. */
  numberNew(value: Value): number {
    this.#values.push(value);
    return this.#known.push(value) - 1;
  }

  /** The value of one of the event's words. */
  get(word: number): Value {
    return this.#known[this.#words[this.#wordCount + word]!]!;
  }

  /** What has been added since the last time. */
  take(): PackedEvents {
    this.#flushIds();
    const packed = {
      words: this.#words.slice(0, this.#wordCount),
      timesMs: Float64Array.from(this.#timesMs),
      ids: this.#ids.join(''),
      others: this.#others,
      values: this.#values,
      startsAnew: this.#startsAnew
    };
    this.#wordCount = 0;
    this.#timesMs = [];
    this.#ids = [];
    this.#others = [];
    this.#values = [];
    this.#startsAnew = this.#known.length > MOST_VALUES;
    if (this.#startsAnew) this.#beginEra();
    return packed;
  }

  #pack(event: FloorEvent, packed: PackedType): void {
    const data = event.data as Readonly<Record<string, Value | null | undefined>>;
    this.set(WORD.source, this.#numberOf(event.source));
    this.set(WORD.site, this.#numberOf(event.site));
    for (const [place, member] of packed.members.entries()) {
      this.set(WORD.members + place, this.#numberOf(data[member]));
    }
    this.#flushIds();
    this.#ids.push(event.id);
    this.#finish(packed, event.timeMs, event.id.length);
  }

  #finish({ number, members }: PackedType, timeMs: number, idLength: number): void {
    this.#words[this.#wordCount] = number;
    this.#words[this.#wordCount + WORD.idLength] = idLength;
    this.#wordCount += WORD.members + members.length;
    this.#timesMs.push(timeMs);
  }

  #flushIds(): void {
    if (this.#idByteCount > 0) this.#ids.push(decoder.decode(this.#idBytes.subarray(0, this.#idByteCount)));
    this.#idByteCount = 0;
  }

  #numberOf(value: Value | null | undefined): number {
    if (value === undefined || value === null) return NOTHING;
    const known = typeof value === 'string' ? this.#strings.get(value) : this.#amounts.get(value);
    if (known !== undefined) return known;
    const number = this.numberNew(value);
    if (typeof value === 'string') this.#strings.set(value, number);
    else this.#amounts.set(value, number);
    return number;
  }

  #beginEra(): void {
    this.era++;
    this.#strings.clear();
    this.#amounts.clear();
    this.#known = [''];
  }
}

export class EventUnpacker implements Values {
  /** By number. */
  #values: (Value | null)[] = [null];
  #words = new Int32Array(0);
  #at = 0;

  /** Hands over one event after the other. */
  unpack({ words, timesMs, ids, others, values, startsAnew }: PackedEvents, take: (event: FloorEvent) => void): void {
    if (startsAnew) this.#values = [null];
    for (const value of values) this.#values.push(value);
    this.#words = words;
    let packed = 0;
    let other = 0;
    let idAt = 0;
    for (this.#at = 0; this.#at < words.length;) {
      const number = words[this.#at++]!;
      if (number === OTHER) {
        take(others[other++]!);
        continue;
      }
      const { type, get } = PACKED[number]!;
      const id = ids.slice(idAt, (idAt += words[this.#at++]!));
      const timeMs = timesMs[packed++]!;
      take({ id, source: this.next(), type, timeMs, site: this.next(), data: get(this) } as FloorEvent);
    }
  }

  next<T>(): T {
    return this.#values[this.#words[this.#at++]!] as T;
  }
}
