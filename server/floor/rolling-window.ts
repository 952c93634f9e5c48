/** The sums of a window that moves along with the time, step by step: what it leaves behind is taken out. */
import { addSums, Bucket, subtractSums } from './sums.ts';
import { STEP_MS } from './windows.ts';

type Steps = ReadonlyMap<number, Bucket>;

export class RollingWindow extends Bucket {
  constructor() {
    // It begins nowhere, so it contains nothing, until it is asked for.
    super(Infinity, Infinity);
  }

  /** @returns whether that took anything out of it, or put anything in */
  moveTo(startMs: number, steps: Steps): boolean {
    if (startMs === this.startMs) return false;
    const isNear = startMs > this.startMs && startMs - this.startMs <= steps.size * STEP_MS;
    const hasChanged = isNear ? this.#leaveBehind(startMs, steps) : this.#fill(startMs, steps);
    this.startMs = startMs;
    return hasChanged;
  }

  /** The steps that it still contains are no longer there to be taken out: it will be filled anew. */
  reset(): void {
    this.startMs = Infinity;
  }

  #fill(startMs: number, steps: Steps): true {
    this.sums.fill(0);
    for (const step of steps.values()) if (step.startMs >= startMs) addSums(this.sums, step.sums);
    this.longestWaitMs = longestFrom(startMs, steps);
    return true;
  }

  #leaveBehind(startMs: number, steps: Steps): boolean {
    let hasLeft = false;
    let isLongestLeft = false;
    for (let atMs = this.startMs; atMs < startMs; atMs += STEP_MS) {
      const step = steps.get(atMs / STEP_MS);
      if (!step) continue;
      hasLeft = true;
      isLongestLeft ||= step.longestWaitMs === null || step.longestWaitMs >= (this.longestWaitMs ?? -Infinity);
      subtractSums(this.sums, step.sums);
    }
    if (isLongestLeft) this.longestWaitMs = longestFrom(startMs, steps);
    return hasLeft;
  }
}

function longestFrom(startMs: number, steps: Steps): number | null {
  let longestMs = -Infinity;
  for (const step of steps.values()) {
    if (step.startMs < startMs) continue;
    if (step.longestWaitMs === null) return null;
    if (step.longestWaitMs > longestMs) longestMs = step.longestWaitMs;
  }
  return longestMs;
}
