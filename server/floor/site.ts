/** One floor: its queues, agents, teams and sources, and the business day it is in. Nothing in the model crosses sites. */
import type { FloorConfig } from '../contract/config.ts';
import type { Channel, EventOf, FloorEvent } from '../contract/event-types.ts';
import { Agent } from './agent.ts';
import { Calendar, type BusinessDay } from './calendar.ts';
import { siteDefinitionOf, type SiteDefinition } from './definitions.ts';
import { HandledByAgent } from './handled-by-agent.ts';
import { healedAtMs, sourceOf } from './healing.ts';
import { absorb, type ContactEvent, type Leg } from './leg.ts';
import { list } from './leg-listings.ts';
import { readLeg } from './leg-reading.ts';
import { listingOf } from './listing.ts';
import type { Ledger } from './ledger.ts';
import { meetNamed, type Meet } from './named-by.ts';
import { Queue, type LegName } from './queue.ts';
import { RecentIds } from './recent-ids.ts';
import type { Roll } from './roll.ts';
import { SiteLedgers } from './site-ledgers.ts';
import { SiteStaff } from './site-staff.ts';
import { Snapshots } from './snapshots.ts';
import { hear, type Source } from './source.ts';
import { WaitingCurve } from './waiting-curve.ts';
import { earliestRolling, isSameStart, windowStarts, type Moment, type WindowStarts } from './windows.ts';

/** What is over is forgotten when the third business day after it begins … */
const DAYS_KEPT = 3;
/** … and these hours later: under other definitions yesterday begins so much earlier, and what is kept must do for them too. */
const KEPT_LONGER_MS = 6 * 3_600_000;
/** Our clock may be set back by this much without a rolling window missing anything. */
const CLOCK_MARGIN_MS = 5 * 60_000;

/** What a source tells of contacts and agents. */
interface Teller {
  /** Of what time the latest event was. */
  latestMs: number;
  /** When the stream stored the last one, and the first one after a pause. */
  lastStoredMs: number;
  sinceMs: number;
}

/** The latest event of a source that tells what happens as it happens is younger than this … */
const HISTORY_MS = 60_000;
/** … a history that is told has no such pauses … */
const QUIET_MS = 5000;
/** … and comes to its end. */
const MOST_HISTORY_MS = 15 * 60_000;

/** What of a site nobody else sees, and cannot be told from what they do. */
export interface SiteFacts {
  readonly forgottenBeforeMs: number;
  readonly snapshots: ReadonlyMap<string, Snapshots>;
}

type Snapshot = EventOf<'source.snapshot'>;
type LegEntry = LegName & { readonly queue: string };

export class Site {
  readonly id: string;
  readonly definition: SiteDefinition;
  readonly calendar: Calendar;
  readonly queues = new Map<string, Queue>();
  readonly ledgers: SiteLedgers;
  readonly agents = new Map<string, Agent>();
  readonly staff = new SiteStaff(this.agents);
  readonly teams = new Set<string>();
  readonly sources = new Map<string, Source>();
  /** When the stream stored the first event that named it; Infinity while it is there only because the configuration lists it. */
  heardFromMs = Infinity;
  /** By source, since the fold began. */
  readonly #tellers = new Map<string, Teller>();
  readonly waitingCurve: WaitingCurve;
  readonly handledByAgent: HandledByAgent;
  readonly #config: FloorConfig;
  readonly #forgottenLegs: RecentIds;
  /** By source, of those that take any. */
  readonly #snapshots = new Map<string, Snapshots>();
  readonly #dirty: Leg[] = [];
  #forgottenBeforeMs = -Infinity;
  #starts: WindowStarts | null = null;
  readonly #countedForAll = (channel: Channel): Ledger | undefined => this.ledgers.asked(channel);
  readonly #rollOf = (source: string): Roll => this.snapshotsOf(source).roll;
  /** Whatever an event names appears on the board. */
  readonly #meet: Meet = {
    agent: (id) => id != null && this.agent(id),
    queue: (id) => id != null && this.#named(id),
    team: (id) => id != null && this.teams.add(id)
  };

  /** @param forgottenLegs the names of legs that were over days ago */
  constructor(id: string, config: FloorConfig, forgottenLegs = new RecentIds()) {
    this.id = id;
    this.#config = config;
    this.#forgottenLegs = forgottenLegs;
    this.definition = siteDefinitionOf(config, id);
    this.calendar = new Calendar(this.definition.timeZone, this.definition.dayStartsAt);
    this.ledgers = new SiteLedgers(this.calendar, this.queues);
    this.waitingCurve = new WaitingCurve();
    this.handledByAgent = new HandledByAgent((atMs) => this.calendar.dayOf(atMs)?.startMs ?? null);
  }

  queue(id: string): Queue {
    let queue = this.queues.get(id);
    if (!queue) {
      queue = new Queue(this.id, id, this.#config, this.calendar, this.#forgottenLegs, this.#countedForAll);
      this.queues.set(id, queue);
    }
    return queue;
  }

  agent(id: string): Agent {
    let agent = this.agents.get(id);
    if (!agent) this.agents.set(id, (agent = new Agent(id, this.#rollOf)));
    return agent;
  }

  snapshotsOf(source: string): Snapshots {
    let snapshots = this.#snapshots.get(source);
    if (!snapshots) this.#snapshots.set(source, (snapshots = new Snapshots(source)));
    return snapshots;
  }

  /** @param storedAtMs when the stream stored it, by the stream's clock */
  apply(event: FloorEvent, storedAtMs: number): void {
    this.heardFromMs = Math.min(this.heardFromMs, storedAtMs);
    if (event.type === 'source.heartbeat') hear(this.sources, event, storedAtMs);
    else if (isContactEvent(event)) this.#applyToLeg(event, storedAtMs);
    else if (event.type === 'source.snapshot') this.#applySnapshot(event);
    else this.agent(event.data.agent).add(event);
    if (!event.type.startsWith('source.')) this.#note(event, storedAtMs);
    meetNamed(event, this.#meet);
  }

  /**
   * Whether a source is just telling of the past: what is known of the present is not all of it yet. One that is always
   * late is waited for only so long.
   */
  isCatchingUp(nowMs: number): boolean {
    for (const { latestMs, lastStoredMs, sinceMs } of this.#tellers.values()) {
      const isOfThePast = nowMs - latestMs > HISTORY_MS && nowMs - lastStoredMs < QUIET_MS;
      if (isOfThePast && nowMs - sinceMs < MOST_HISTORY_MS) return true;
    }
    return false;
  }

  /** Counts every leg whose facts have changed since the last time. */
  settle(nowMs: number): void {
    this.#keepSteps(nowMs);
    for (const leg of this.#dirty) {
      leg.healedMs = healedAtMs(leg, this.#snapshots);
      const reading = readLeg(leg, leg.healedMs);
      this.waitingCurve.replace(leg.counted, reading);
      this.handledByAgent.replace(leg.counted, reading);
      this.queue(leg.queue).recount(leg, reading);
    }
    this.#dirty.length = 0;
  }

  /** New queues come with the next leg, so this is looked at every time; ledgers shrug off what they know. */
  #keepSteps(nowMs: number): void {
    const fromMs = earliestRolling(nowMs) - CLOCK_MARGIN_MS;
    for (const queue of this.queues.values()) queue.keepStepsFrom(fromMs);
    this.ledgers.keepStepsFrom(fromMs);
  }

  dayAt(nowMs: number): BusinessDay {
    return this.calendar.dayOf(nowMs) ?? { startMs: nowMs, endMs: nowMs };
  }

  /** The business days whose figures are known at a moment, none of their legs forgotten; the latest first. */
  daysKnown(nowMs: number): BusinessDay[] {
    return this.#daysKept(nowMs).filter(({ startMs }) => startMs >= this.#forgottenBeforeMs);
  }

  momentAt(nowMs: number): Moment {
    const day = this.dayAt(nowMs);
    const starts = windowStarts(day, nowMs, this.definition.intervalMinutes);
    // One object while windows stay where they are: what is moved to it is not looked at again.
    if (!this.#starts || !isSameStart(this.#starts, starts)) this.#starts = starts;
    return { nowMs, day, starts: this.#starts };
  }

  /** Forgets what was over long before a moment; call it when settled. */
  forgetOld(atMs: number): void {
    if (this.heardFromMs === Infinity) return;
    const day = this.#daysKept(atMs)[DAYS_KEPT - 1];
    const beforeMs = (day?.startMs ?? -Infinity) - KEPT_LONGER_MS;
    if (beforeMs <= this.#forgottenBeforeMs) return;
    this.#forgottenBeforeMs = beforeMs;
    for (const queue of this.queues.values()) queue.forgetBefore(beforeMs);
    this.ledgers.forgetBefore(beforeMs);
    for (const agent of this.agents.values()) agent.forgetBefore(beforeMs);
    this.#forgetSnapshots(beforeMs);
    this.handledByAgent.forgetBefore(beforeMs);
    this.waitingCurve.forgetBefore(beforeMs);
  }

  facts(): SiteFacts {
    return { forgottenBeforeMs: this.#forgottenBeforeMs, snapshots: this.#snapshots };
  }

  /** As it was saved. */
  restore(heardFromMs: number, forgottenBeforeMs: number): void {
    this.heardFromMs = heardFromMs;
    this.#forgottenBeforeMs = forgottenBeforeMs;
  }

  /** Takes a leg that was saved; it is counted with the next settling. */
  restoreLeg(leg: Leg): void {
    this.queue(leg.queue).restoreLeg(leg);
    this.#mark(leg);
  }

  /** A queue that an event names: it is there whatever the configuration lists. */
  #named(id: string): Queue {
    const queue = this.queue(id);
    queue.isNamed = true;
    return queue;
  }

  #daysKept(atMs: number): BusinessDay[] {
    const days = [this.dayAt(atMs)];
    while (days.length < DAYS_KEPT) {
      const before = this.calendar.dayBefore(days.at(-1)!);
      if (!before) break;
      days.push(before);
    }
    return days;
  }

  #applyToLeg(event: ContactEvent, storedAtMs: number): void {
    const queue = this.#named(event.data.queue);
    queue.source = event.source;
    const leg = queue.legOf(event.data);
    if (!leg) return;
    this.#mark(leg);
    // What happened before anybody listened could not come in time: it is history, however long it takes to be told.
    absorb(leg, event, event.timeMs < this.heardFromMs ? 0 : storedAtMs - event.timeMs);
  }

  #applySnapshot(event: Snapshot): void {
    const snapshots = this.snapshotsOf(event.source);
    const { agents, waiting, inProgress } = event.data;
    snapshots.add(event);
    if (agents && snapshots.roll.add(event.timeMs, event.id)) this.#callRoll(event, snapshots.roll);
    for (const entry of waiting ?? []) this.#list(event, entry, entry);
    for (const entry of inProgress ?? []) this.#list(event, entry, null);
    for (const queue of this.queues.values()) {
      for (const leg of queue.unended) if (mayEnd(event, leg)) this.#mark(leg);
    }
  }

  #list(event: Snapshot, { queue: id, ...name }: LegEntry, waiting: Parameters<typeof list>[2]): void {
    const queue = this.#named(id);
    queue.source = event.source;
    const leg = queue.legOf(name);
    if (!leg) return;
    this.#mark(leg);
    list(leg, event, waiting);
  }

  #callRoll({ timeMs, data }: Snapshot, roll: Roll): void {
    const listings = new Map((data.agents ?? []).map((entry) => [entry.agent, listingOf(entry)]));
    for (const id of listings.keys()) this.agent(id);
    for (const agent of this.agents.values()) agent.rollCalled(roll, timeMs, listings.get(agent.id) ?? null);
  }

  #note({ source, timeMs }: FloorEvent, storedAtMs: number): void {
    const teller = this.#tellers.get(source);
    if (!teller) {
      this.#tellers.set(source, { latestMs: timeMs, lastStoredMs: storedAtMs, sinceMs: storedAtMs });
      return;
    }
    if (storedAtMs - teller.lastStoredMs >= QUIET_MS) teller.sinceMs = storedAtMs;
    teller.latestMs = Math.max(teller.latestMs, timeMs);
    teller.lastStoredMs = storedAtMs;
  }

  #mark(leg: Leg): void {
    if (leg.touch()) this.#dirty.push(leg);
  }

  /** Legs that are kept stay ended by the snapshot that ended them. */
  #forgetSnapshots(atMs: number): void {
    let neededMs = atMs;
    for (const queue of this.queues.values()) {
      for (const { healedMs } of queue.unended) neededMs = Math.min(neededMs, healedMs ?? Infinity);
    }
    for (const snapshots of this.#snapshots.values()) {
      snapshots.roll.forgetBefore(atMs);
      snapshots.forgetBefore(neededMs);
    }
  }
}

const isContactEvent = (event: FloorEvent): event is ContactEvent => event.type.startsWith('contact.');

/** Whether a snapshot may end a leg, or end it earlier than another did. */
const mayEnd = ({ source, timeMs }: Snapshot, leg: Leg): boolean =>
  sourceOf(leg) === source && timeMs < (leg.healedMs ?? Infinity);
