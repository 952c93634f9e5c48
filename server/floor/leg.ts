/**
 * A leg is a record of facts: what was said of one contact's passage through one queue. Which events came, and nothing of
 * the order they came in, decides what it holds.
 */
import type { Category, Channel, Direction, DiversionReason, EventOf, FloorEvent } from '../contract/event-types.ts';
import { hasLength } from '../contract/text.ts';
import { compareCodePoints } from './code-points.ts';
import type { Listings } from './leg-listings.ts';
import { readLeg, type LegReading } from './leg-reading.ts';

/** When something was said to have happened, and by which event: of several, the earliest stands. */
export interface Fact {
  readonly timeMs: number;
  readonly source: string;
  readonly id: string;
}

export interface Offered extends Fact {
  readonly channel: Channel | null;
  readonly direction: Direction | null;
}
export interface Answered extends Offered {
  readonly agent: string;
  readonly waitMs: number | null;
}
export interface Abandoned extends Fact {
  readonly channel: Channel | null;
  readonly waitMs: number | null;
}
export interface Diverted extends Fact {
  readonly reason: DiversionReason;
  readonly toQueue: string | null;
  readonly waitMs: number | null;
}
export interface Transferred extends Fact {
  readonly toQueue: string | null;
  readonly toAgent: string | null;
  readonly toUnit: string | null;
}
export interface Wrapped extends Fact {
  readonly category: Category | null;
  readonly requests: number | null;
}
export interface AgentMoment {
  readonly timeMs: number;
  readonly agent: string;
}

export class Leg {
  readonly queue: string;
  readonly contact: string;
  readonly leg: string;
  /** The time of its earliest event. */
  firstMs = Infinity;
  /** The time of what was said of it last, by an event or by a snapshot. */
  lastMs = -Infinity;
  /** By how much the most belated of its events came to the stream after its own time, milliseconds; 0 for none. */
  lateMs = 0;
  offered: Offered | null = null;
  answered: Answered | null = null;
  abandoned: Abandoned | null = null;
  diverted: Diverted | null = null;
  transferred: Transferred | null = null;
  ended: Fact | null = null;
  wrapped: Wrapped | null = null;
  /** Every one counts; null while there is none, which is what most legs stay at. */
  ringing: AgentMoment[] | null = null;
  unanswered: AgentMoment[] | null = null;
  heldMs: number[] | null = null;
  resumedMs: number[] | null = null;
  /** Null while no snapshot listed it. */
  listings: Listings | null = null;
  /** When a snapshot ended it, as of the last count: null for none. */
  healedMs: number | null = null;
  /** Its facts have changed, or may have, since the last count. */
  isDirty = false;
  #isCounted = false;
  /** What it is counted as, while it is open or dirty: of the many others that is read from the facts again. */
  #reading: LegReading | null = null;

  constructor(queue: string, contact: string, leg: string) {
    this.queue = queue;
    this.contact = contact;
    this.leg = leg;
  }

  /** What its facts have been counted as; null before the first count. */
  get counted(): LegReading | null {
    return this.#reading ?? (this.#isCounted ? readLeg(this, this.healedMs) : null);
  }

  /** Remembers what it is counted as, before a fact changes. @returns false where it is dirty already */
  touch(): boolean {
    if (this.isDirty) return false;
    this.#reading = this.counted;
    this.isDirty = true;
    return true;
  }

  count(reading: LegReading, isOpen: boolean): void {
    this.#reading = isOpen ? reading : null;
    this.#isCounted = true;
    this.isDirty = false;
  }
}

export type ContactEvent = Extract<FloorEvent, { type: `contact.${string}` }>;

/** Whether an event or fact of this name goes before the fact that stands. */
export function precedes(event: Fact, standing: Fact | null): boolean {
  if (!standing) return true;
  if (event.timeMs !== standing.timeMs) return event.timeMs < standing.timeMs;
  return (compareCodePoints(event.source, standing.source) || compareCodePoints(event.id, standing.id)) < 0;
}

export const factOf = ({ timeMs, source, id }: FloorEvent): Fact => ({ timeMs, source, id });

const LONGEST_UNIT = 128;
/** The contract lets it be anything; what is no name tells nobody anything. */
const unitOf = (unit: unknown): string | null => (hasLength(unit, LONGEST_UNIT) ? unit : null);

// What is spread into an object is kept apart from it: these are written out, as there are many.
const offeredOf = ({ timeMs, source, id, data }: EventOf<'contact.offered'>): Offered => ({
  timeMs,
  source,
  id,
  channel: data.channel ?? null,
  direction: data.direction ?? null
});
const answeredOf = ({ timeMs, source, id, data }: EventOf<'contact.answered'>): Answered => ({
  timeMs,
  source,
  id,
  channel: data.channel ?? null,
  direction: data.direction ?? null,
  agent: data.agent,
  waitMs: data.waitMs ?? null
});
const abandonedOf = ({ timeMs, source, id, data }: EventOf<'contact.abandoned'>): Abandoned => ({
  timeMs,
  source,
  id,
  channel: data.channel ?? null,
  waitMs: data.waitMs ?? null
});
const divertedOf = ({ timeMs, source, id, data }: EventOf<'contact.diverted'>): Diverted => ({
  timeMs,
  source,
  id,
  reason: data.reason,
  toQueue: data.toQueue ?? null,
  waitMs: data.waitMs ?? null
});
const transferredOf = ({ timeMs, source, id, data }: EventOf<'contact.transferred'>): Transferred => ({
  timeMs,
  source,
  id,
  toQueue: data.toQueue ?? null,
  toAgent: data.toAgent ?? null,
  toUnit: unitOf(data.toUnit)
});
const wrappedOf = ({ timeMs, source, id, data }: EventOf<'contact.wrapped'>): Wrapped => ({
  timeMs,
  source,
  id,
  category: data.category ?? null,
  requests: data.requests ?? null
});

/** Most legs have but one, and an empty array that is pushed to takes room for seventeen. */
function withOne<T>(known: T[] | null, one: T): T[] {
  if (!known) return [one];
  known.push(one);
  return known;
}

/**
 * Adds what one event says to the leg it names.
 *
 * @param lateMs by how much it came to the stream after its own time
 */
export function absorb(leg: Leg, event: ContactEvent, lateMs = 0): void {
  leg.touch();
  leg.firstMs = Math.min(leg.firstMs, event.timeMs);
  leg.lastMs = Math.max(leg.lastMs, event.timeMs);
  leg.lateMs = Math.max(leg.lateMs, lateMs);
  switch (event.type) {
    case 'contact.offered':
      if (precedes(event, leg.offered)) leg.offered = offeredOf(event);
      return;
    case 'contact.answered':
      if (precedes(event, leg.answered)) leg.answered = answeredOf(event);
      return;
    case 'contact.abandoned':
      if (precedes(event, leg.abandoned)) leg.abandoned = abandonedOf(event);
      return;
    case 'contact.diverted':
      if (precedes(event, leg.diverted)) leg.diverted = divertedOf(event);
      return;
    case 'contact.transferred':
      if (precedes(event, leg.transferred)) leg.transferred = transferredOf(event);
      return;
    case 'contact.ended':
      if (precedes(event, leg.ended)) leg.ended = factOf(event);
      return;
    case 'contact.wrapped':
      if (precedes(event, leg.wrapped)) leg.wrapped = wrappedOf(event);
      return;
    case 'contact.ringing':
      leg.ringing = withOne(leg.ringing, { timeMs: event.timeMs, agent: event.data.agent });
      return;
    case 'contact.unanswered':
      leg.unanswered = withOne(leg.unanswered, { timeMs: event.timeMs, agent: event.data.agent });
      return;
    case 'contact.held':
      leg.heldMs = withOne(leg.heldMs, event.timeMs);
      return;
    case 'contact.resumed':
      leg.resumedMs = withOne(leg.resumedMs, event.timeMs);
      return;
    case 'contact.announced':
      return;
  }
}
