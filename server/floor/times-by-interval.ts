/** How long an agent was in each state, interval by interval. */
import type { Standing } from './standing.ts';
import { noTimes, type StateTimes } from './time-in-state.ts';

export interface Interval {
  readonly startMs: number;
  /** It ends before this instant. */
  readonly endMs: number;
}

/**
 * The times inside each interval, as far as they are past.
 *
 * @param latest what stands now, and what stood before it
 * @param intervals earliest first, each ending where the next one starts or before
 */
export function timesByInterval(latest: Standing, intervals: readonly Interval[], nowMs: number): StateTimes[] {
  const times = intervals.map(noTimes);
  let place = intervals.length - 1;
  let untilMs = nowMs;
  for (let standing: Standing | null = latest; standing && place >= 0; standing = standing.before) {
    const { state, fromMs } = standing;
    for (; place >= 0; place--) {
      const { startMs, endMs } = intervals[place]!;
      const spanMs = Math.min(untilMs, endMs) - Math.max(fromMs, startMs);
      if (spanMs > 0) times[place]![state] += spanMs;
      // The rest of the interval belongs to what stood before.
      if (fromMs > startMs) break;
    }
    untilMs = Math.min(untilMs, fromMs);
  }
  return times;
}
