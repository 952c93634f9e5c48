/**
 * What an agent's time went into over the last while, as running totals at each change from one kind of time to another:
 * what lies between two instants is told by two look-ups, however much happened there.
 */
import { KINDS, kindOf, NO_KIND, type ByKind } from './load.ts';
import type { Standing } from './standing.ts';

/** What is kept of a change lies side by side: when it was, the kind from there on, what had come together by then. */
const WIDTH = 2 + KINDS;
const KIND = 1;
const TOTALS = 2;

/** So many changes that no window reaches any more are forgotten at once. */
const FORGOTTEN_AT_ONCE = 16;

export class LoadHistory {
  /** Those that began another kind of time, earliest first. */
  readonly #standings: Standing[] = [];
  /** WIDTH numbers for each of them. */
  readonly #changes: number[] = [];

  /** How many changes it holds. */
  get size(): number {
    return this.#standings.length;
  }

  /** Takes in what has changed. @param sinceMs nothing earlier will be asked about */
  follow(latest: Standing, sinceMs: number): void {
    if (!this.#reaches(sinceMs)) this.#forget(this.size);
    for (const standing of this.#unknown(latest, sinceMs).reverse()) this.#push(standing);
    while ((this.#changes[FORGOTTEN_AT_ONCE * WIDTH] ?? Infinity) <= sinceMs) this.#forget(FORGOTTEN_AT_ONCE);
  }

  /** Adds the time of each kind between two instants. @param place of the first of them */
  addBetween(fromMs: number, toMs: number, into: ByKind, place: number): void {
    this.#addUntil(toMs, 1, into, place);
    this.#addUntil(fromMs, -1, into, place);
  }

  kindAt(atMs: number): number {
    const at = this.#placeAt(atMs);
    return this.#changes[at]! <= atMs ? this.#changes[at + KIND]! : NO_KIND;
  }

  /** When the kind of time changes next after an instant; Infinity if it goes on. */
  nextAfterMs(atMs: number): number {
    const at = this.#placeAt(atMs);
    return this.#changes[at]! <= atMs ? (this.#changes[at + WIDTH] ?? Infinity) : this.#changes[at]!;
  }

  #addUntil(atMs: number, sign: 1 | -1, into: ByKind, place: number): void {
    const changes = this.#changes;
    const at = this.#placeAt(atMs);
    for (let kind = 0; kind < KINDS; kind++) into[place + kind]! += sign * changes[at + TOTALS + kind]!;
    const spanMs = atMs - changes[at]!;
    const kind = changes[at + KIND]!;
    if (kind !== NO_KIND && spanMs > 0) into[place + kind]! += sign * spanMs;
  }

  #reaches(sinceMs: number): boolean {
    const first = this.#standings[0];
    return !first?.before || first.fromMs <= sinceMs;
  }

  /** Latest first, down to one that is known or that stood at `sinceMs`. What is no longer so is dropped. */
  #unknown(latest: Standing, sinceMs: number): Standing[] {
    const unknown: Standing[] = [];
    for (let standing: Standing | null = latest; standing; standing = standing.before) {
      while ((this.#standings.at(-1)?.fromMs ?? -Infinity) > standing.fromMs) this.#pop();
      if (this.#standings.at(-1) === standing) return unknown;
      unknown.push(standing);
      if (standing.fromMs <= sinceMs) break;
    }
    this.#forget(this.size);
    return unknown;
  }

  #push(standing: Standing): void {
    const kind = kindOf(standing.state);
    const totals = [0, 0, 0];
    if (this.size > 0) {
      if (this.#changes.at(KIND - WIDTH) === kind) return;
      this.#addUntil(standing.fromMs, 1, totals, 0);
    }
    this.#standings.push(standing);
    this.#changes.push(standing.fromMs, kind, ...totals);
  }

  #pop(): void {
    this.#standings.pop();
    this.#changes.length -= WIDTH;
  }

  #forget(count: number): void {
    this.#standings.splice(0, count);
    this.#changes.splice(0, count * WIDTH);
  }

  /** Of the last one that began by then; of the first one if none did. */
  #placeAt(atMs: number): number {
    const changes = this.#changes;
    let low = 0;
    let high = changes.length / WIDTH - 1;
    if (changes[high * WIDTH]! <= atMs) return high * WIDTH;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (changes[middle * WIDTH]! <= atMs) low = middle;
      else high = middle - 1;
    }
    return low * WIDTH;
  }
}
