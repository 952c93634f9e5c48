/**
 * The (source, id) pairs of the last days. What is added goes into the newest of several sets, each of about a day; a set goes
 * as a whole when all that is in it is older than has to be remembered, and none changes after the next one has begun.
 */
import { IdSet } from './id-set.ts';

export interface DayOfIds {
  /** Nothing in it was added before, epoch milliseconds; −Infinity: since the beginning. */
  readonly fromMs: number;
  readonly ids: IdSet;
}

const DAY_MS = 24 * 3_600_000;

export class RecentIds {
  /** Oldest first; the last one is open. There is always one. */
  #days: DayOfIds[] = [{ fromMs: -Infinity, ids: new IdSet() }];
  #open = this.#days[0]!.ids;

  get size(): number {
    return this.#days.reduce((sum, { ids }) => sum + ids.size, 0);
  }

  has(source: string, id: string): boolean {
    return this.#open.has(source, id) || this.#isOlder();
  }

  /** @returns whether the pair was new */
  add(source: string, id: string): boolean {
    if (this.#days.length > 1 && this.has(source, id)) return false;
    return this.#open.add(source, id);
  }

  /** Moves on to a moment: begins another set after a day, and lets go of those that ended more than `keepMs` ago. */
  moveTo(atMs: number, keepMs: number): void {
    const last = this.#days.at(-1)!;
    if (last.fromMs === -Infinity) this.#days.splice(-1, 1, { fromMs: atMs, ids: last.ids });
    else if (last.fromMs + DAY_MS <= atMs) {
      // One day is much like the one before: then it has its room at once, and need not stop to grow.
      this.#days.push({ fromMs: atMs, ids: (this.#open = new IdSet(last.ids.size)) });
    }
    while (this.#days.length > 1 && this.#days[1]!.fromMs <= atMs - keepMs) this.#days.shift();
  }

  facts(): readonly DayOfIds[] {
    return this.#days;
  }

  /** @param days as `facts` gave them */
  restore(days: readonly DayOfIds[]): void {
    this.#days = [...days];
    this.#open = this.#days.at(-1)!.ids;
  }

  /** Whether the pair that was asked about is in a set that is not open any more. */
  #isOlder(): boolean {
    for (let place = this.#days.length - 2; place >= 0; place--) {
      if (this.#days[place]!.ids.hasLatestOf(this.#open)) return true;
    }
    return false;
  }
}
