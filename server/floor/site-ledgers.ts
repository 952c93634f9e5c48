/**
 * What the queues of a site have counted, together, by channel. There is nothing here until somebody asks; from then on what
 * a queue counts is counted here too.
 */
import { CHANNELS, type Channel } from '../contract/event-types.ts';
import type { Calendar } from './calendar.ts';
import { Ledger } from './ledger.ts';
import type { Queue } from './queue.ts';
import { ScopeWindows, type Scope } from './scope-windows.ts';
import type { Bucket } from './sums.ts';
import type { WindowStarts } from './windows.ts';

export class SiteLedgers implements Scope {
  readonly level = 'site';
  readonly windows = new ScopeWindows(this);
  readonly #calendar: Calendar;
  readonly #queues: ReadonlyMap<string, Queue>;
  readonly #ledgers = new Map<Channel, Ledger>();
  #stepsFromMs = -Infinity;

  constructor(calendar: Calendar, queues: ReadonlyMap<string, Queue>) {
    this.#calendar = calendar;
    this.#queues = queues;
  }

  get channels(): Channel[] {
    const counted = new Set<Channel>();
    for (const queue of this.#queues.values()) for (const channel of queue.channels) counted.add(channel);
    return CHANNELS.filter((channel) => counted.has(channel));
  }

  /** Where a queue is to count as well; undefined while nobody has asked. */
  asked(channel: Channel): Ledger | undefined {
    return this.#ledgers.get(channel);
  }

  ledger(channel: Channel): Ledger {
    let ledger = this.#ledgers.get(channel);
    if (!ledger) this.#ledgers.set(channel, (ledger = this.#addUp(channel)));
    return ledger;
  }

  longestWaitIn(channel: Channel, place: number, starts: WindowStarts): number {
    const window = this.ledger(channel).windows(starts)[place]!;
    // Unknown after what was longest has been taken out: then the queues tell.
    return (window.longestWaitMs ??= Math.max(
      ...this.#queuesOf(channel).map((queue) => queue.longestWaitIn(channel, place, starts))
    ));
  }

  longestWaitMs(channel: Channel, slot: Bucket): number {
    return (slot.longestWaitMs ??= Math.max(
      ...this.#queuesOf(channel).map((queue) => {
        const own = queue.ledger(channel).slotAt(slot.startMs);
        return own ? queue.longestWaitMs(channel, own) : -Infinity;
      })
    ));
  }

  keepStepsFrom(atMs: number): void {
    this.#stepsFromMs = atMs;
    for (const ledger of this.#ledgers.values()) ledger.keepStepsFrom(atMs);
  }

  forgetBefore(atMs: number): void {
    for (const ledger of this.#ledgers.values()) ledger.forgetBefore(atMs);
  }

  #addUp(channel: Channel): Ledger {
    const ledger = new Ledger(this.#calendar);
    ledger.keepStepsFrom(this.#stepsFromMs);
    for (const queue of this.#queuesOf(channel)) ledger.addLedger(queue.ledger(channel));
    return ledger;
  }

  #queuesOf(channel: Channel): Queue[] {
    return [...this.#queues.values()].filter(({ channels }) => channels.includes(channel));
  }
}
