/** What came to a queue on the days before, as far as the floor still knows them: for its baseline. */
import { SUM } from '../floor/contributions.ts';
import { SLOT_MS } from '../floor/ledger.ts';
import type { BusinessDay } from '../floor/calendar.ts';
import type { Queue } from '../floor/queue.ts';
import type { Site } from '../floor/site.ts';
import { baselineOf, type Baseline, type KeptDay } from '../forecast/baseline.ts';

export { SLOT_MS } from '../floor/ledger.ts';

const weekdayOf = ({ calendar }: Site, day: BusinessDay): number =>
  Temporal.PlainDate.from(calendar.dateOf(day)).dayOfWeek;

function countsOf(queue: Queue, day: BusinessDay): number[] {
  const counts = Array<number>(Math.ceil((day.endMs - day.startMs) / SLOT_MS)).fill(0);
  for (const channel of queue.channels) {
    for (const [number, slot] of queue.ledger(channel).day(day)?.slots ?? []) {
      counts[number] = (counts[number] ?? 0) + slot.sums[SUM.offered]!;
    }
  }
  return counts;
}

/** Of a site at a moment: by queue, what usually comes on such a day; null without a day that was seen from its start. */
export function baselinesOf(site: Site, nowMs: number): (queue: string) => Baseline | null {
  const [today, ...before] = site.daysKnown(nowMs);
  if (!today) return () => null;
  const whole = before.filter(({ startMs }) => startMs >= site.heardFromMs);
  return (id) => {
    const queue = site.queues.get(id);
    if (!queue) return null;
    const days = whole.map((day): KeptDay => ({ weekday: weekdayOf(site, day), counts: countsOf(queue, day) }));
    return baselineOf(days, weekdayOf(site, today));
  };
}
