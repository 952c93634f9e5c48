/**
 * When the floor's state is saved: every few minutes, after many messages, and for the start of each business day of each
 * site, as of the last message stored before it. Days begin by the clock of the stream, so that a stream that is read again
 * comes to the same states; where the stream is quiet, by ours.
 */
import type { StreamFold } from '../floor/stream-fold.ts';

const SAVE_EVERY_MS = 5 * 60_000;
const SAVE_EVERY_MESSAGES = 100_000;
/** While a long stream is read messages come faster than they can be saved. */
const LEAST_PAUSE_MS = 60_000;
/** What was stored before a day's start may be on its way to us for so long. */
const ON_ITS_WAY_MS = 2000;

/** @param dayMs the start of a day that it is kept for; not given: it takes the place of an older one */
export type Save = (fold: StreamFold, dayMs?: number) => Promise<unknown>;

export class Saving {
  readonly #save: Save;
  #fold: StreamFold | null = null;
  /** How many sites were known when the next day's start was looked for. */
  #sites = 0;
  #nextDayMs = Infinity;
  #savedAtMs = -Infinity;
  #savedSequence = 0;

  constructor(save: Save) {
    this.#save = save;
  }

  /** The fold is as it was saved, or nothing has been folded in yet. */
  begin(fold: StreamFold, nowMs: number): void {
    this.#savedAtMs = nowMs;
    this.#savedSequence = fold.sequence;
  }

  /** Must be told before a fold takes a message, or is advanced to a moment. */
  reach(fold: StreamFold, atMs: number): void {
    const isKnown = fold === this.#fold && fold.floor.sites.size === this.#sites;
    if (!isKnown) this.#lookForward(fold, atMs);
    if (atMs < this.#nextDayMs) return;
    // Of several days without a word the last one will do.
    let dayMs = this.#nextDayMs;
    while ((this.#nextDayMs = fold.floor.nextDayStartMs(dayMs)) <= atMs) dayMs = this.#nextDayMs;
    fold.advance(dayMs);
    void this.#save(fold, dayMs);
  }

  /** Looks, now and then, whether it is time to save. @param isLevel all that the stream holds has been taken */
  look(fold: StreamFold, nowMs: number, isLevel: boolean): void {
    if (isLevel) this.reach(fold, nowMs - ON_ITS_WAY_MS);
    const pauseMs = nowMs - this.#savedAtMs;
    const messages = fold.sequence - this.#savedSequence;
    const isDue = messages >= SAVE_EVERY_MESSAGES ? pauseMs >= LEAST_PAUSE_MS : pauseMs >= SAVE_EVERY_MS;
    if (isDue) void this.save(fold, nowMs);
  }

  /** Resolves when the fold is saved; at once where nothing has come since the last time. */
  async save(fold: StreamFold, nowMs: number): Promise<void> {
    this.#savedAtMs = nowMs;
    if (fold.sequence === this.#savedSequence) return;
    this.#savedSequence = fold.sequence;
    await this.#save(fold);
  }

  #lookForward(fold: StreamFold, atMs: number): void {
    const { asOfMs, lastStoredAtMs } = fold.facts();
    this.#fold = fold;
    this.#sites = fold.floor.sites.size;
    const standsAtMs = Math.max(asOfMs, lastStoredAtMs ?? -Infinity);
    this.#nextDayMs = fold.floor.nextDayStartMs(standsAtMs === -Infinity ? atMs : standsAtMs);
  }
}
