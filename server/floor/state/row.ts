/** A saved thing is a row of values, read one after the other: what is not what it must be is named by its place. */

/** What JSON can hold. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [member: string]: Value };

/** What is saved at once, and restored at once. */
export type StatePart = { readonly kind: string } & { readonly [member: string]: Value };

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a row' : value === undefined ? 'nothing' : `a ${typeof value}`;

export class Row {
  readonly #values: readonly unknown[];
  #next = 0;

  /** @throws TypeError where it is no array */
  constructor(value: unknown) {
    if (!Array.isArray(value)) throw new TypeError(`a row must stand where ${kindOf(value)} stands`);
    this.#values = value;
  }

  get hasMore(): boolean {
    return this.#next < this.#values.length;
  }

  number(): number {
    const value = this.#values[this.#next++];
    return typeof value === 'number' ? value : this.#wrong('a number', value);
  }

  numberOrNull(): number | null {
    const value = this.#values[this.#next++];
    return typeof value === 'number' || value === null ? value : this.#wrong('a number or null', value);
  }

  text(): string {
    const value = this.#values[this.#next++];
    return typeof value === 'string' ? value : this.#wrong('a string', value);
  }

  textOrNull(): string | null {
    const value = this.#values[this.#next++];
    return typeof value === 'string' || value === null ? value : this.#wrong('a string or null', value);
  }

  textsOrNull(): string[] | null {
    const row = this.rowOrNull();
    if (!row) return null;
    const texts: string[] = [];
    while (row.hasMore) texts.push(row.text());
    return texts;
  }

  texts(): string[] {
    return this.textsOrNull() ?? this.#wrong('a row', null);
  }

  numbers(): number[] {
    const row = this.row();
    const numbers: number[] = [];
    while (row.hasMore) numbers.push(row.number());
    return numbers;
  }

  row(): Row {
    return this.rowOrNull() ?? this.#wrong('a row', null);
  }

  rowOrNull(): Row | null {
    const value = this.#values[this.#next++];
    if (value === null) return null;
    return Array.isArray(value) ? new Row(value) : this.#wrong('a row or null', value);
  }

  /** Each of a row of things. */
  *rows(): Generator<Row> {
    const row = this.row();
    while (row.hasMore) yield row.row();
  }

  #wrong(wanted: string, found: unknown): never {
    throw new TypeError(`value ${this.#next} of a row must be ${wanted}, not ${kindOf(found)}`);
  }
}

/** Strings that many rows of one part hold, each written once: rows bear their places. */
export class Names {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();

  placeOf(name: string): number {
    let place = this.#places.get(name);
    if (place === undefined) {
      this.#places.set(name, (place = this.list.length));
      this.list.push(name);
    }
    return place;
  }
}

/** The name at a place. @throws RangeError where there is none */
export function nameAt(names: readonly string[], place: number): string {
  const name = names[place];
  if (name === undefined) throw new RangeError(`there is no name ${place}, only ${names.length}`);
  return name;
}

/** Infinities, which JSON does not know, are null. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
