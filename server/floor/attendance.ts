/**
 * What the roll calls of one source say of one agent. Most say what the one before said, so only the changes are kept.
 */
import { isSameListing, sharing, type Listing } from './listing.ts';
import type { Roll } from './roll.ts';
import { placeOf } from './sorted-times.ts';

export interface Change {
  readonly atMs: number;
  /** Null: not listed from here on. */
  readonly listing: Listing | null;
}

export class Attendance {
  readonly roll: Roll;
  readonly #changes: Change[] = [];
  /** The places of the roll call to be taken next, and of the change that stood at the last one. */
  #next = 0;
  #standing = -1;

  constructor(roll: Roll) {
    this.roll = roll;
  }

  /** Adds what one roll call says of the agent. */
  add(atMs: number, listing: Listing | null): void {
    const place = this.#placeAfter(atMs);
    const before = this.#changes[place - 1]?.listing ?? null;
    if (isSameListing(before, listing)) return;
    // What the call before said goes on to be said by the call after.
    const nextMs = this.roll.nextAfterMs(atMs);
    if (nextMs < (this.#changes[place]?.atMs ?? Infinity)) {
      this.#changes.splice(place, 0, { atMs: nextMs, listing: before });
    }
    const isTaken = this.#changes[place - 1]?.atMs === atMs;
    this.#changes.splice(isTaken ? place - 1 : place, isTaken ? 1 : 0, {
      atMs,
      listing: listing && before ? sharing(listing, before) : listing
    });
  }

  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** @param changes as another one had them */
  restore(changes: readonly Change[]): void {
    for (const { atMs, listing } of changes) {
      const before = this.#changes.at(-1)?.listing;
      this.#changes.push({ atMs, listing: listing && before ? sharing(listing, before) : listing });
    }
  }

  /** When the roll call to be taken next was; Infinity if all are taken. */
  get nextMs(): number {
    return this.roll.timesMs[this.#next] ?? Infinity;
  }

  /** What that call says; the one after it comes next. */
  take(): Listing | null {
    const atMs = this.nextMs;
    this.#next++;
    while ((this.#changes[this.#standing + 1]?.atMs ?? Infinity) <= atMs) this.#standing++;
    return this.#changes[this.#standing]?.listing ?? null;
  }

  /** Goes on with the first roll call after a moment. */
  resumeAfter(atMs: number): void {
    this.#next = placeOf(this.roll.timesMs, atMs + 1);
    this.#standing = this.#placeAfter(atMs) - 1;
  }

  /** The roll forgets its calls by itself. */
  forgetBefore(atMs: number): void {
    this.#changes.splice(0, Math.max(0, this.#placeAfter(atMs) - 1));
  }

  /** The place of the first change after a moment. */
  #placeAfter(atMs: number): number {
    return this.#changes.findLastIndex((change) => change.atMs <= atMs) + 1;
  }
}
