/** Sets of ids as parts of a state. A set is named by what it holds, so one that is not added to any more is saved only once. */
import { IdSet } from '../id-set.ts';
import type { StatePart } from './row.ts';

const PRINTS_AT_ONCE = 8192;
const LANES = 4;

/** The name of a set that holds `size` fingerprints, of which `sum` is what all of them come to with exclusive or. */
const nameOf = (size: number, sum: Int32Array): string =>
  `ids-${size}-${Array.from(sum, (lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')}`;

function addUp(sum: Int32Array, prints: Int32Array): void {
  for (let at = 0; at < prints.length; at++) sum[at % LANES]! ^= prints[at]!;
}

const names = new WeakMap<IdSet, { readonly size: number; readonly name: string }>();

/** The same for the same pairs. */
export function nameOfIds(ids: IdSet): string {
  const known = names.get(ids);
  if (known?.size === ids.size) return known.name;
  const sum = new Int32Array(LANES);
  for (const prints of ids.prints(PRINTS_AT_ONCE)) addUp(sum, prints);
  const name = nameOf(ids.size, sum);
  names.set(ids, { size: ids.size, name });
  return name;
}

/** Fingerprints are sixteen bytes each, in base64. */
export function* idParts(ids: IdSet): Generator<StatePart> {
  const set = nameOfIds(ids);
  for (const { buffer, byteOffset, byteLength } of ids.prints(PRINTS_AT_ONCE)) {
    yield { kind: 'ids', set, prints: new Uint8Array(buffer, byteOffset, byteLength).toBase64() };
  }
}

/** A set of a name, while its parts come. */
export class ComingIds {
  readonly name: string;
  readonly ids: IdSet;
  readonly #size: number;
  readonly #sum = new Int32Array(LANES);

  /** @throws TypeError where that is no name of a set */
  constructor(name: string) {
    const size = Number(/^ids-(\d+)-[0-9a-f]{32}$/.exec(name)?.[1] ?? NaN);
    if (Number.isNaN(size)) throw new TypeError(`${JSON.stringify(name)} is no name of a set of ids`);
    this.name = name;
    this.#size = size;
    this.ids = new IdSet(size);
  }

  get isComplete(): boolean {
    return this.ids.size === this.#size && nameOf(this.#size, this.#sum) === this.name;
  }

  /** @throws SyntaxError where that is no base64 */
  add(prints: string): void {
    const bytes = Uint8Array.fromBase64(prints);
    const lanes = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
    addUp(this.#sum, lanes);
    this.ids.addPrints(lanes);
  }
}
