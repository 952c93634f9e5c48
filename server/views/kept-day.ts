/** A day of a site that is over, as the archive told of it: what today is compared with. */
import type { PastDay } from '#lib/protocol/past-day.ts';
import type { BusinessDay } from '../floor/calendar.ts';
import type { DaySlots } from '../floor/day-slots.ts';
import type { Level } from '../floor/figure-definitions.ts';
import { addSums, type Sums } from '../floor/sums.ts';
import type { Channels } from './site-at.ts';

/** A queue's day, or that of all queues, over some channels or all. */
export interface OverDay {
  readonly slots: DaySlots;
  /** How many waited when it began. */
  readonly waiting: number;
}

type Parts = PastDay['parts'];

function addUp(parts: Parts, level: Level): OverDay {
  const sums = new Map<number, Sums>();
  const longest = new Map<number, number>();
  let waiting = 0;
  for (const part of parts) {
    waiting += part.waiting;
    for (const { number, sums: own, longestWaitMs } of part.slots) {
      const total = sums.get(number);
      if (total) addSums(total, own as Sums);
      else sums.set(number, own.slice());
      if (longestWaitMs !== null) longest.set(number, Math.max(longest.get(number) ?? 0, longestWaitMs));
    }
  }
  return { slots: { level, sums, longestWaitMs: (slot) => longest.get(slot) ?? -Infinity }, waiting };
}

export class KeptDay {
  readonly day: BusinessDay;
  readonly #parts: Parts;
  readonly #addedUp = new Map<string, OverDay>();

  constructor({ startMs, endMs, parts }: PastDay) {
    this.day = { startMs, endMs };
    this.#parts = parts;
  }

  /** Whether nothing is known of it. */
  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** @param queue null: of all of them, as the site counts */
  of(queue: string | null, channels: Channels): OverDay {
    const key = `${queue ?? ''} ${channels?.join() ?? ''}`;
    let addedUp = this.#addedUp.get(key);
    if (!addedUp) this.#addedUp.set(key, (addedUp = this.#addUp(queue, channels)));
    return addedUp;
  }

  #addUp(queue: string | null, channels: Channels): OverDay {
    const parts = this.#parts.filter(
      (part) => (queue === null || part.queue === queue) && (channels === null || channels.includes(part.channel))
    );
    return addUp(parts, queue === null ? 'site' : 'queue');
  }
}
