/**
 * The floors of past moments that are asked for: one is computed at a time, the one that was asked for last comes first, and
 * who has gone meanwhile is not waited for. The last ones are kept for a while, as a slider goes on from where it was.
 */
import type { Moment } from '#lib/protocol/questions.ts';
import type { LateNotes } from '../floor/late-notes.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { PastFloor, type ReadMessages } from './past-floor.ts';

/** A large floor's day takes hundreds of megabytes. */
const MOST_KEPT = 2;
const KEPT_UNUSED_MS = 3 * 60_000;
const LOOK_EVERY_MS = 30_000;

/** Where a past floor can begin. */
export interface Beginning {
  /** Nothing in it was stored, or happened, after this. */
  readonly atMs: number;
  readonly load: () => Promise<StreamFold>;
}

export interface PastFloorsOptions {
  readonly read: ReadMessages;
  readonly late: () => LateNotes;
  /** The latest beginning that is not after a moment. */
  readonly beginningBefore: (atMs: number) => Promise<Beginning>;
  readonly now: () => number;
}

interface Kept {
  readonly floor: PastFloor;
  usedAtMs: number;
}

interface Asker {
  readonly use: (fold: StreamFold) => void;
  readonly fail: (error: unknown) => void;
}

interface Wish {
  readonly moment: Moment;
  readonly askers: Set<Asker>;
  /** Ends the work on it. */
  cut: AbortController;
}

const isSame = (a: Moment, b: Moment): boolean => a.atMs === b.atMs && a.known === b.known;

export class PastFloors {
  readonly #options: PastFloorsOptions;
  readonly #timer: NodeJS.Timeout;
  /** The one used last comes last. */
  #kept: Kept[] = [];
  /** The latest comes last. */
  #wishes: Wish[] = [];
  #current: Wish | null = null;

  constructor(options: PastFloorsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#dropUnused(), LOOK_EVERY_MS);
  }

  /**
   * Hands the floor of a moment to `use`, which must have done with it when it returns.
   *
   * @param signal who asked has gone
   * @throws the signal's reason; whatever loading, reading or `use` throws
   */
  ask<T>(moment: Moment, signal: AbortSignal, use: (fold: StreamFold) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      signal.throwIfAborted();
      const asker: Asker = { use: (fold) => resolve(Promise.try(use, fold)), fail: reject };
      const ready = this.#kept.find(({ floor }) => floor.isAt(moment));
      if (ready) return asker.use(this.#keep(ready.floor, this.#kept));
      const wish = this.#wishFor(moment);
      wish.askers.add(asker);
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
        wish.askers.delete(asker);
        if (wish.askers.size === 0) wish.cut.abort();
      });
      void this.#work();
    });
  }

  /** What is kept, and what is under way, is of a floor that is no more: who waits gets the new one's. */
  reset(): void {
    this.#kept = [];
    const current = this.#current;
    if (!current) return;
    current.cut.abort();
    current.cut = new AbortController();
    this.#wishes.push(current);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const wish of [...this.#wishes, this.#current]) wish?.cut.abort();
    this.#wishes = [];
    this.#kept = [];
  }

  /** A wish that is repeated moves to the front. */
  #wishFor(moment: Moment): Wish {
    const isThis = (wish: Wish): boolean => isSame(wish.moment, moment) && !wish.cut.signal.aborted;
    if (this.#current && isThis(this.#current)) return this.#current;
    const wish = this.#wishes.find(isThis) ?? { moment, askers: new Set(), cut: new AbortController() };
    this.#wishes = [...this.#wishes.filter((each) => each !== wish), wish];
    return wish;
  }

  async #work(): Promise<void> {
    if (this.#current) return;
    while ((this.#current = this.#wishes.pop() ?? null)) {
      const { askers, cut, moment } = this.#current;
      if (askers.size === 0) continue;
      try {
        const fold = await this.#floorAt(moment, cut.signal);
        if (!cut.signal.aborted) for (const asker of askers) asker.use(fold);
      } catch (error) {
        if (!cut.signal.aborted) for (const asker of askers) asker.fail(error);
      }
    }
  }

  async #floorAt({ atMs, known }: Moment, signal: AbortSignal): Promise<StreamFold> {
    // After a reset it is another one: what was begun before it is not kept.
    const kept = this.#kept;
    const beginning = await this.#options.beginningBefore(atMs);
    const floor =
      this.#takeNearest({ atMs, known }, beginning.atMs) ??
      new PastFloor(await beginning.load(), known, beginning.atMs);
    try {
      const { read, late } = this.#options;
      await floor.bringTo(atMs, { read, late: late(), signal });
    } catch (error) {
      // Who moves a slider on wants what comes next.
      if (signal.aborted && floor.canReach({ atMs, known })) this.#keep(floor, kept);
      throw error;
    }
    return this.#keep(floor, kept);
  }

  /** What is kept and nearer to a moment than any beginning; it is not kept while it moves. */
  #takeNearest(moment: Moment, leastMs: number): PastFloor | null {
    let nearest: PastFloor | null = null;
    for (const { floor } of this.#kept) {
      if (floor.canReach(moment) && floor.atMs >= (nearest?.atMs ?? leastMs)) nearest = floor;
    }
    const place = this.#kept.findIndex(({ floor }) => floor === nearest);
    if (place !== -1) this.#kept.splice(place, 1);
    return nearest;
  }

  #keep(floor: PastFloor, kept: Kept[]): StreamFold {
    const place = kept.findIndex((each) => each.floor === floor);
    if (place !== -1) kept.splice(place, 1);
    kept.push({ floor, usedAtMs: this.#options.now() });
    if (kept.length > MOST_KEPT) kept.shift();
    return floor.fold;
  }

  #dropUnused(): void {
    const usedSinceMs = this.#options.now() - KEPT_UNUSED_MS;
    const unused = this.#kept.findLastIndex(({ usedAtMs }) => usedAtMs < usedSinceMs) + 1;
    this.#kept.splice(0, unused);
  }
}
