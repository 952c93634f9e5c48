/**
 * What an agent's time went into over the last while, as running totals at each change of state: what a window contains is
 * told by two look-ups, however much happened in it.
 */
import { KINDS, kindOf, type Times } from './load.ts';
import type { Standing } from './standing.ts';

/** So many changes that no window reaches any more are forgotten at once. */
const FORGOTTEN_AT_ONCE = 16;

export class LoadHistory {
  /** Earliest first, each the one before the next. */
  readonly #standings: Standing[] = [];
  readonly #fromMs: number[] = [];
  /** KINDS a standing: what had come together when it began, milliseconds. */
  readonly #totals: number[] = [];

  /** How many changes it holds. */
  get size(): number {
    return this.#standings.length;
  }

  /** Takes in what has changed. @param sinceMs no window that is asked about begins earlier */
  follow(latest: Standing, sinceMs: number): void {
    if (!this.#reaches(sinceMs)) this.#forget(this.#standings.length);
    if (this.#standings.at(-1) !== latest) this.#takeIn(latest, sinceMs);
    while ((this.#fromMs[FORGOTTEN_AT_ONCE] ?? Infinity) <= sinceMs) this.#forget(FORGOTTEN_AT_ONCE);
  }

  /** Adds the time of each kind between two instants. @param place of the first of them */
  addBetween(fromMs: number, toMs: number, into: Times, place: number): void {
    this.#addUntil(toMs, 1, into, place);
    this.#addUntil(fromMs, -1, into, place);
  }

  #addUntil(atMs: number, sign: 1 | -1, into: Times, place: number): void {
    const index = this.#indexAt(atMs);
    for (let kind = 0; kind < KINDS; kind++) into[place + kind]! += sign * this.#totals[index * KINDS + kind]!;
    const kind = kindOf(this.#standings[index]!.state);
    const spanMs = atMs - this.#fromMs[index]!;
    if (kind !== null && spanMs > 0) into[place + kind]! += sign * spanMs;
  }

  #reaches(sinceMs: number): boolean {
    const first = this.#standings[0];
    return !first?.before || first.fromMs <= sinceMs;
  }

  #takeIn(latest: Standing, sinceMs: number): void {
    for (const standing of this.#unknown(latest, sinceMs).reverse()) this.#push(standing);
  }

  /** Latest first, down to one that is known or that stood at `sinceMs`. What is no longer so is dropped. */
  #unknown(latest: Standing, sinceMs: number): Standing[] {
    const unknown: Standing[] = [];
    for (let standing: Standing | null = latest; standing; standing = standing.before) {
      while ((this.#fromMs.at(-1) ?? -Infinity) > standing.fromMs) this.#pop();
      if (this.#standings.at(-1) === standing) return unknown;
      unknown.push(standing);
      if (standing.fromMs <= sinceMs) break;
    }
    this.#forget(this.#standings.length);
    return unknown;
  }

  #push(standing: Standing): void {
    const totals = [0, 0, 0];
    if (this.#standings.length > 0) this.#addUntil(standing.fromMs, 1, totals, 0);
    this.#standings.push(standing);
    this.#fromMs.push(standing.fromMs);
    this.#totals.push(...totals);
  }

  #pop(): void {
    this.#standings.pop();
    this.#fromMs.pop();
    this.#totals.length -= KINDS;
  }

  #forget(count: number): void {
    this.#standings.splice(0, count);
    this.#fromMs.splice(0, count);
    this.#totals.splice(0, count * KINDS);
  }

  /** Of the last one that began by then; of the first one if none did. */
  #indexAt(atMs: number): number {
    const fromMs = this.#fromMs;
    let low = 0;
    let high = fromMs.length - 1;
    if (fromMs[high]! <= atMs) return high;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (fromMs[middle]! <= atMs) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
