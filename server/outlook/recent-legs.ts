/** The legs of a queue that matter of late, each read once. */
import type { LegReading } from '../floor/leg-reading.ts';
import type { Queue } from '../floor/queue.ts';

export interface RecentLeg {
  readonly reading: LegReading;
  /** When it rang first; Infinity if it did not, or nobody said so. */
  readonly rangMs: number;
  /** When anything was last said of it; Infinity while it is open. */
  readonly lastMs: number;
}

/** Complete inbound ones. @param fromMs what was over before is left out */
export function recentLegs(queue: Queue, fromMs: number): RecentLeg[] {
  const recent: RecentLeg[] = [];
  for (const leg of queue.legs()) {
    const isOpen = queue.waiting.has(leg) || queue.inProgress.has(leg);
    if (leg.lastMs < fromMs && !isOpen) continue;
    const reading = leg.counted;
    if (!reading?.isComplete || reading.direction !== 'inbound') continue;
    const rangMs = leg.ringing?.[0]?.timeMs ?? Infinity;
    recent.push({ reading, rangMs, lastMs: isOpen ? Infinity : leg.lastMs });
  }
  return recent;
}
