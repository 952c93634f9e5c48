/** One queue of a site: its legs, and what they have been counted as. */
import type { FloorConfig } from '../contract/config.ts';
import { CHANNELS, type Channel } from '../contract/event-types.ts';
import { StringMap } from '../contract/string-map.ts';
import type { Calendar } from './calendar.ts';
import { contribute } from './contributions.ts';
import { definitionOf, falseAlarmDaysOf, type Definition } from './definitions.ts';
import { Ledger } from './ledger.ts';
import { standsIn } from './healing.ts';
import { Leg } from './leg.ts';
import type { LegReading } from './leg-reading.ts';
import { ScopeWindows, type Scope } from './scope-windows.ts';
import { RecentIds } from './recent-ids.ts';
import type { Bucket } from './sums.ts';
import type { WindowStarts } from './windows.ts';
import { WorkByMinute } from './work-by-minute.ts';

const isKept = (reading: LegReading): boolean => reading.isComplete && reading.direction === 'inbound';
export const isWaiting = (reading: LegReading): boolean => isKept(reading) && reading.outcome === null;
export const isInProgress = (reading: LegReading): boolean =>
  isKept(reading) && reading.outcome === 'answered' && !reading.isHandled;

/** Offered or answered, in whatever direction, and not over. */
const isOpen = (reading: LegReading): boolean =>
  reading.isComplete && (reading.outcome === null || (reading.outcome === 'answered' && !reading.isHandled));

/** Nothing of the leg is later. */
const lastHeardMs = ({ lastMs, healedMs }: Leg): number => Math.max(lastMs, healedMs ?? -Infinity);

/** Whether its wait is over. */
const hasWaited = (reading: LegReading): boolean => isKept(reading) && reading.outcome !== null;

const hasSameWait = (a: LegReading, b: LegReading): boolean =>
  hasWaited(a) === hasWaited(b) && a.channel === b.channel && a.outcomeAtMs === b.outcomeAtMs && a.waitMs === b.waitMs;

/** The members that name a leg. */
export interface LegName {
  readonly contact: string;
  readonly leg?: string | null | undefined;
}

/** A contact id holds no control characters, so no two pairs share a key; most contacts come to a queue once. */
const keyOf = (contact: string, leg: string): string => (leg === '1' ? contact : `${contact}\n${leg}`);

/** Where what a queue counts is counted as well. */
type CountedElsewhere = (channel: Channel) => Ledger | undefined;

export class Queue implements Scope {
  readonly level = 'queue';
  readonly id: string;
  readonly #site: string;
  readonly #config: FloorConfig;
  readonly #calendar: Calendar;
  readonly #legs = new StringMap<Leg>();
  readonly #forgotten: RecentIds;
  readonly #elsewhere: CountedElsewhere;
  readonly #address: string;
  readonly #ledgers = new Map<Channel, Ledger>();
  /** Those that have been counted, in the contract's order. */
  channels: readonly Channel[] = [];
  readonly windows = new ScopeWindows(this);
  /** Counted from when it is first asked for: whoever only shows the floor never asks. */
  #work: WorkByMinute | null = null;
  readonly #definitions = new Map<Channel | null, Definition>();
  #stepsFromMs = -Infinity;
  readonly waiting = new Set<Leg>();
  readonly inProgress = new Set<Leg>();
  /** Without an end by their facts alone, of whatever direction: those that snapshots may end, or have ended. */
  readonly unended = new Set<Leg>();
  /** The source that spoke of its contacts last. */
  source: string | null = null;
  /** Whether an event has named it; else it is there because the configuration lists it. */
  isNamed = false;

  /** @param forgotten names of legs that were over days ago, those of this queue under site/queue */
  constructor(
    site: string,
    id: string,
    config: FloorConfig,
    calendar: Calendar,
    forgotten = new RecentIds(),
    elsewhere: CountedElsewhere = () => undefined
  ) {
    this.id = id;
    this.#site = site;
    this.#config = config;
    this.#calendar = calendar;
    this.#forgotten = forgotten;
    this.#elsewhere = elsewhere;
    this.#address = `${site}/${id}`;
  }

  /**
   * The leg of a name; made where it is named for the first time. Null for a leg that is forgotten: what is told of it now
   * belongs to days that are no longer counted.
   */
  legOf({ contact, leg }: LegName): Leg | null {
    const name = leg ?? '1';
    const key = keyOf(contact, name);
    let known = this.#legs.get(key);
    if (known) return known;
    if (this.#forgotten.size > 0 && this.#forgotten.has(this.#address, key)) return null;
    this.#legs.set(key, (known = new Leg(this.id, contact, name)));
    return known;
  }

  /** Takes a leg that was saved, uncounted. */
  restoreLeg(leg: Leg): void {
    this.#legs.set(keyOf(leg.contact, leg.leg), leg);
  }

  /** @param channel null: the queue's own, as a board shows it */
  definition(channel: Channel | null): Definition {
    let definition = this.#definitions.get(channel);
    if (!definition) {
      definition = definitionOf(this.#config, this.#site, this.id, channel);
      this.#definitions.set(channel, definition);
    }
    return definition;
  }

  get falseAlarmDays(): number {
    return falseAlarmDaysOf(this.#config, this.#site, this.id);
  }

  get work(): WorkByMinute {
    if (!this.#work) {
      this.#work = new WorkByMinute(this.#calendar);
      for (const { counted } of this.#legs.values()) if (counted) this.#work.replace(null, counted);
    }
    return this.#work;
  }

  /** The legs that are kept. */
  legs(): Iterable<Leg> {
    return this.#legs.values();
  }

  ledger(channel: Channel): Ledger {
    let ledger = this.#ledgers.get(channel);
    if (!ledger) {
      this.#ledgers.set(channel, (ledger = new Ledger(this.#calendar)));
      this.channels = CHANNELS.filter((each) => this.#ledgers.has(each));
      ledger.keepStepsFrom(this.#stepsFromMs);
    }
    return ledger;
  }

  /** Where a channel is counted. */
  #ledgersOf(channel: Channel): readonly Ledger[] {
    const elsewhere = this.#elsewhere(channel);
    return elsewhere ? [this.ledger(channel), elsewhere] : [this.ledger(channel)];
  }

  /** Takes out what the leg was counted as, and counts it as it reads now. */
  recount(leg: Leg, reading: LegReading): void {
    const before = leg.counted;
    if (before) this.#count(before, -1);
    this.#count(reading, 1);
    // A longest wait that is taken out must be searched for anew: it is left alone where it stays.
    if (!before || !hasSameWait(before, reading)) {
      if (before) this.#noteWait(before, -1);
      this.#noteWait(reading, 1);
    }
    this.#work?.replace(before, reading);
    leg.count(reading, isOpen(reading));
    if (isWaiting(reading)) this.waiting.add(leg);
    else this.waiting.delete(leg);
    if (isInProgress(reading)) this.inProgress.add(leg);
    else this.inProgress.delete(leg);
    if (standsIn(leg)) this.unended.add(leg);
    else this.unended.delete(leg);
  }

  #count(reading: LegReading, sign: 1 | -1): void {
    const ledgers = this.#ledgersOf(reading.channel);
    contribute(reading, this.id, this.definition(reading.channel), (atMs, sum, amount) => {
      for (const ledger of ledgers) ledger.add(atMs, sum, sign * amount);
    });
    for (const ledger of ledgers) {
      ledger.counts++;
      if (isKept(reading)) ledger.inboundLegs += sign;
    }
  }

  #noteWait(reading: LegReading, sign: 1 | -1): void {
    if (!hasWaited(reading)) return;
    const { channel, outcomeAtMs, waitMs } = reading;
    for (const ledger of this.#ledgersOf(channel)) {
      for (const bucket of ledger.bucketsAt(outcomeAtMs)) {
        if (sign === 1) bucket.addWait(waitMs);
        else bucket.removeWait(waitMs);
      }
    }
  }

  longestWaitIn(channel: Channel, place: number, starts: WindowStarts): number {
    return this.longestWaitMs(channel, this.ledger(channel).windows(starts)[place]!);
  }

  /** The longest wait of an outcome in one of the ledger's buckets; −Infinity if there was none. */
  longestWaitMs(channel: Channel, bucket: Bucket): number {
    // Unknown after what was longest has been taken out: then the legs tell.
    return (bucket.longestWaitMs ??= this.#searchLongestWaitMs(channel, bucket));
  }

  #searchLongestWaitMs(channel: Channel, { startMs, endMs }: Bucket): number {
    let longest = -Infinity;
    for (const leg of this.#legs.values()) {
      // Most are over before: they need not be read.
      const counted = lastHeardMs(leg) >= startMs ? leg.counted : null;
      if (!counted || !hasWaited(counted) || counted.channel !== channel) continue;
      if (counted.outcomeAtMs >= startMs && counted.outcomeAtMs < endMs) longest = Math.max(longest, counted.waitMs);
    }
    return longest;
  }

  /** Counts by step what rolling windows can still reach. */
  keepStepsFrom(atMs: number): void {
    this.#stepsFromMs = atMs;
    for (const ledger of this.#ledgers.values()) ledger.keepStepsFrom(atMs);
  }

  /** @returns whether it was over before that and is forgotten now */
  #forget(leg: Leg, key: string, beforeMs: number): boolean {
    const reading = lastHeardMs(leg) < beforeMs ? leg.counted : null;
    if (!reading || isOpen(reading)) return false;
    if (isKept(reading)) for (const ledger of this.#ledgersOf(reading.channel)) ledger.inboundLegs--;
    this.unended.delete(leg);
    this.#forgotten.add(this.#address, key);
    return true;
  }

  /** Forgets legs that were over before `atMs`, and the sums of days that ended by then. */
  forgetBefore(atMs: number): void {
    this.#legs.filter((leg, key) => !this.#forget(leg, key, atMs));
    for (const ledger of this.#ledgers.values()) ledger.forgetBefore(atMs);
    this.#work?.forgetBefore(atMs);
  }
}
