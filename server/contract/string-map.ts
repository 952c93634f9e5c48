/**
 * A map by strings of which many are looked up and few are looked up often: a Map gives every string that it is asked for a
 * place among all strings of the program first, which takes longer than reading it.
 */
const FIRST_SLOTS = 16;
/** A slot is two numbers: the hash of a key, and one more than the place of its entry, 0 where there is none. */
const WIDTH = 2;

const FACTOR = 0x9e3779b1;

function hashOf(key: string): number {
  let hash = key.length;
  let at = 0;
  for (; at + 1 < key.length; at += 2) {
    const two = key.charCodeAt(at) | (key.charCodeAt(at + 1) << 16);
    hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ two, FACTOR);
  }
  if (at < key.length) hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ key.charCodeAt(at), FACTOR);
  return hash;
}

export class StringMap<T> {
  #slots = new Int32Array(FIRST_SLOTS * WIDTH);
  #shift = 32 - Math.log2(FIRST_SLOTS);
  /** In the order in which they were set. */
  readonly #keys: string[] = [];
  readonly #values: T[] = [];

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): T | undefined {
    const place = this.#slots[this.#find(key, hashOf(key)) + 1]!;
    return place === 0 ? undefined : this.#values[place - 1];
  }

  set(key: string, value: T): void {
    const hash = hashOf(key);
    const at = this.#find(key, hash);
    const place = this.#slots[at + 1]!;
    if (place !== 0) {
      this.#values[place - 1] = value;
      return;
    }
    this.#keys.push(key);
    this.#values.push(value);
    this.#slots[at] = hash;
    this.#slots[at + 1] = this.#keys.length;
    if (2 * WIDTH * this.#keys.length > this.#slots.length) this.#grow();
  }

  values(): Iterable<T> {
    return this.#values;
  }

  clear(): void {
    this.#slots.fill(0);
    this.#keys.length = 0;
    this.#values.length = 0;
  }

  /** Forgets all entries but those that are to stay. */
  filter(isToStay: (value: T, key: string) => boolean): void {
    let stay = 0;
    for (const [place, value] of this.#values.entries()) {
      const key = this.#keys[place]!;
      if (!isToStay(value, key)) continue;
      this.#keys[stay] = key;
      this.#values[stay++] = value;
    }
    if (stay === this.#keys.length) return;
    this.#keys.length = stay;
    this.#values.length = stay;
    this.#slots.fill(0);
    for (const [place, key] of this.#keys.entries()) this.#put(hashOf(key), place + 1);
  }

  /** Where the slot of a key begins, or the free one that it can have. */
  #find(key: string, hash: number): number {
    const slots = this.#slots;
    for (let at = (hash >>> this.#shift) * WIDTH; ; at = (at + WIDTH) & (slots.length - 1)) {
      const place = slots[at + 1]!;
      if (place === 0 || (slots[at] === hash && this.#keys[place - 1] === key)) return at;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#shift--;
    this.#slots = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += WIDTH) if (old[at + 1] !== 0) this.#put(old[at]!, old[at + 1]!);
  }

  /** Puts what is not there yet. */
  #put(hash: number, place: number): void {
    const slots = this.#slots;
    let at = (hash >>> this.#shift) * WIDTH;
    while (slots[at + 1] !== 0) at = (at + WIDTH) & (slots.length - 1);
    slots[at] = hash;
    slots[at + 1] = place;
  }
}
