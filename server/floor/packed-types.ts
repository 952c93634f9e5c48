/** The types of events that come in masses, and what of each the floor needs: so they are packed. */
import type { EventData, EventType } from '../contract/event-types.ts';

/** Hands over the values of an event, one after the other; each is of whatever type it must be there. */
export interface Values {
  next<T>(): T;
}

/** What is packed of `data`, and how it is made of that again, in the same order; what is absent comes back as null. */
interface Layout<D> {
  readonly members: readonly (keyof D)[];
  readonly get: (from: Values) => D;
}

const leg: Layout<EventData['contact.held']> = {
  members: ['contact', 'queue', 'leg'],
  get: (from) => ({ contact: from.next(), queue: from.next(), leg: from.next() })
};
const legAndAgent: Layout<EventData['contact.ringing']> = {
  members: ['contact', 'queue', 'leg', 'agent'],
  get: (from) => ({ contact: from.next(), queue: from.next(), leg: from.next(), agent: from.next() })
};

const LAYOUTS: { readonly [T in EventType]?: Layout<EventData[T]> } = {
  'contact.offered': {
    members: ['contact', 'queue', 'leg', 'channel', 'direction'],
    get: (from) => ({
      contact: from.next(),
      queue: from.next(),
      leg: from.next(),
      channel: from.next(),
      direction: from.next()
    })
  },
  'contact.announced': leg,
  'contact.ringing': legAndAgent,
  'contact.unanswered': legAndAgent,
  'contact.answered': {
    members: ['contact', 'queue', 'leg', 'agent', 'waitMs', 'channel', 'direction'],
    get: (from) => ({
      contact: from.next(),
      queue: from.next(),
      leg: from.next(),
      agent: from.next(),
      waitMs: from.next(),
      channel: from.next(),
      direction: from.next()
    })
  },
  'contact.held': leg,
  'contact.resumed': leg,
  'contact.abandoned': {
    members: ['contact', 'queue', 'leg', 'waitMs', 'channel'],
    get: (from) => ({
      contact: from.next(),
      queue: from.next(),
      leg: from.next(),
      waitMs: from.next(),
      channel: from.next()
    })
  },
  'contact.diverted': {
    members: ['contact', 'queue', 'leg', 'reason', 'toQueue', 'waitMs'],
    get: (from) => ({
      contact: from.next(),
      queue: from.next(),
      leg: from.next(),
      reason: from.next(),
      toQueue: from.next(),
      waitMs: from.next()
    })
  },
  'contact.transferred': {
    members: ['contact', 'queue', 'leg', 'toQueue', 'toAgent'],
    get: (from) => ({
      contact: from.next(),
      queue: from.next(),
      leg: from.next(),
      toQueue: from.next(),
      toAgent: from.next()
    })
  },
  'contact.ended': leg,
  'contact.wrapped': {
    members: ['contact', 'queue', 'leg', 'category', 'requests'],
    get: (from) => ({
      contact: from.next(),
      queue: from.next(),
      leg: from.next(),
      category: from.next(),
      requests: from.next()
    })
  },
  'agent.state': {
    members: ['agent', 'state', 'reason', 'queue', 'free'],
    get: (from) => ({
      agent: from.next(),
      state: from.next(),
      reason: from.next(),
      queue: from.next(),
      free: from.next()
    })
  }
};

/** A type whose events are packed. */
export interface PackedType {
  readonly type: EventType;
  readonly number: number;
  readonly members: readonly string[];
  readonly get: (from: Values) => unknown;
}

export const PACKED = Object.entries(LAYOUTS).map(
  ([type, layout], number) => ({ type, number, ...layout }) as unknown as PackedType
);
const BY_TYPE = new Map(PACKED.map((packed) => [packed.type, packed]));
/** The number of all other types. */
export const OTHER = PACKED.length;

export const packedType = (type: EventType): PackedType | undefined => BY_TYPE.get(type);

/** The words of an event after that of its type. */
export const WORD = { idLength: 1, source: 2, site: 3, members: 4 } as const;
export const MOST_WORDS = WORD.members + Math.max(...PACKED.map(({ members }) => members.length));
