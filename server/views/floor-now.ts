/** The floor that is shown, read once for all boards of a tick. */
import type { StreamFold } from '../floor/stream-fold.ts';
import { FloorAt } from './floor-at.ts';

export class FloorNow {
  #fold: StreamFold | null = null;
  #happened = -1;
  #at: FloorAt | null = null;

  /** The fold must have been advanced to `nowMs`. */
  of(fold: StreamFold, nowMs: number): FloorAt {
    // Both only grow, and nothing changes on a floor without one of them.
    const happened = fold.counts.read + fold.counts.applied;
    const isSame = this.#at?.nowMs === nowMs && this.#fold === fold && this.#happened === happened;
    if (this.#at && isSame) return this.#at;
    this.#fold = fold;
    this.#happened = happened;
    return (this.#at = new FloorAt(fold.floor, nowMs));
  }
}
