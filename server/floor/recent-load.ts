/**
 * How much of a short window an agent was busy, available and not ready, told from running totals at each change of state:
 * a window costs two look-ups, however much happened in it.
 */
import type { Standing } from './standing.ts';

/** Milliseconds. */
export interface Load {
  busyMs: number;
  availableMs: number;
  notReadyMs: number;
}

interface Change extends Readonly<Load> {
  readonly standing: Standing;
}

/** So many changes that no window reaches any more are dropped at once. */
const DROPPED_AT_ONCE = 64;

function totalAt({ standing, busyMs, availableMs, notReadyMs }: Change, atMs: number): Load {
  const total = { busyMs, availableMs, notReadyMs };
  const spanMs = atMs - standing.fromMs;
  if (standing.state === 'offline' || spanMs <= 0) return total;
  if (standing.state === 'available') total.availableMs += spanMs;
  else if (standing.state === 'not-ready') total.notReadyMs += spanMs;
  else total.busyMs += spanMs;
  return total;
}

export class RecentLoad {
  /** Earliest first, with the totals of what was before each. */
  readonly #changes: Change[] = [];

  /** Takes in what has changed. @param fromMs no window that is asked for begins earlier */
  follow(latest: Standing, fromMs: number): void {
    const changes = this.#changes;
    const first = changes[0]?.standing;
    if (first?.before && first.fromMs > fromMs) changes.length = 0;
    if (changes.at(-1)?.standing === latest) return;
    for (const standing of this.#unknown(latest, fromMs).reverse()) {
      const last = changes.at(-1);
      const load = last ? totalAt(last, standing.fromMs) : { busyMs: 0, availableMs: 0, notReadyMs: 0 };
      changes.push({ standing, ...load });
    }
    if ((changes[DROPPED_AT_ONCE]?.standing.fromMs ?? Infinity) <= fromMs) changes.splice(0, DROPPED_AT_ONCE);
  }

  between(windowMs: number, nowMs: number): Load {
    const now = this.#at(nowMs);
    const before = this.#at(windowMs);
    return {
      busyMs: now.busyMs - before.busyMs,
      availableMs: now.availableMs - before.availableMs,
      notReadyMs: now.notReadyMs - before.notReadyMs
    };
  }

  /** Latest first, down to one that is known or that stood at `fromMs`. What is no longer so is dropped. */
  #unknown(latest: Standing, fromMs: number): Standing[] {
    const changes = this.#changes;
    const unknown: Standing[] = [];
    for (let standing: Standing | null = latest; standing; standing = standing.before) {
      while (changes.length > 0 && changes.at(-1)!.standing.fromMs > standing.fromMs) changes.pop();
      if (changes.at(-1)?.standing === standing) return unknown;
      unknown.push(standing);
      if (standing.fromMs <= fromMs) break;
    }
    changes.length = 0;
    return unknown;
  }

  #at(atMs: number): Load {
    const changes = this.#changes;
    let low = 0;
    let high = changes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (changes[middle]!.standing.fromMs <= atMs) low = middle;
      else high = middle - 1;
    }
    return totalAt(changes[low]!, atMs);
  }
}
