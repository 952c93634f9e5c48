/**
 * Events as a few arrays, which cross from one thread to another for next to nothing. Of types that come in masses what the
 * floor needs is packed; others cross as they are. Values that come again and again cross once, later only their numbers.
 */
import type { EventData, EventType, FloorEvent } from '../contract/event-types.ts';
import { StringMap } from '../contract/string-map.ts';

export interface PackedEvents {
  /** For each event the number of its type, then, of one that is packed, those of its source, its site and its `data`. */
  readonly words: Int32Array<ArrayBuffer>;
  /** Of those that are packed: their times, and their ids, one after the other. */
  readonly timesMs: Float64Array<ArrayBuffer>;
  readonly ids: string;
  /** Those that are not packed. */
  readonly others: readonly FloorEvent[];
  /** Values that are new, in the order of their numbers. */
  readonly values: readonly Value[];
  /** Values are numbered from the beginning again, so that few have to be remembered. */
  readonly startsAnew: boolean;
}

type Value = string | number | null;

/** How `data` of one type is packed, and made again; what is absent comes back as null. */
interface Layout<D> {
  readonly put: (to: EventPacker, data: D) => void;
  readonly get: (from: EventUnpacker) => D;
}

type LegName = EventData['contact.held'];

const putLeg = (to: EventPacker, { contact, queue, leg }: LegName): void => {
  to.put(contact);
  to.put(queue);
  to.put(leg);
};
const leg: Layout<LegName> = {
  put: putLeg,
  get: (from) => ({ contact: from.get(), queue: from.get(), leg: from.get() })
};
const legAndAgent: Layout<EventData['contact.ringing']> = {
  put: (to, data) => {
    putLeg(to, data);
    to.put(data.agent);
  },
  get: (from) => ({ contact: from.get(), queue: from.get(), leg: from.get(), agent: from.get() })
};

const LAYOUTS: { readonly [T in EventType]?: Layout<EventData[T]> } = {
  'contact.offered': {
    put: (to, data) => {
      putLeg(to, data);
      to.put(data.channel);
      to.put(data.direction);
    },
    get: (from) => ({
      contact: from.get(),
      queue: from.get(),
      leg: from.get(),
      channel: from.get(),
      direction: from.get()
    })
  },
  'contact.announced': leg,
  'contact.ringing': legAndAgent,
  'contact.unanswered': legAndAgent,
  'contact.answered': {
    put: (to, data) => {
      putLeg(to, data);
      to.put(data.agent);
      to.put(data.waitMs);
      to.put(data.channel);
      to.put(data.direction);
    },
    get: (from) => ({
      contact: from.get(),
      queue: from.get(),
      leg: from.get(),
      agent: from.get(),
      waitMs: from.get(),
      channel: from.get(),
      direction: from.get()
    })
  },
  'contact.held': leg,
  'contact.resumed': leg,
  'contact.ended': leg,
  'contact.wrapped': {
    put: (to, data) => {
      putLeg(to, data);
      to.put(data.category);
      to.put(data.requests);
    },
    get: (from) => ({
      contact: from.get(),
      queue: from.get(),
      leg: from.get(),
      category: from.get(),
      requests: from.get()
    })
  },
  'agent.state': {
    put: (to, { agent, state, reason, queue, free }) => {
      to.put(agent);
      to.put(state);
      to.put(reason);
      to.put(queue);
      to.put(free);
    },
    get: (from) => ({
      agent: from.get(),
      state: from.get(),
      reason: from.get(),
      queue: from.get(),
      free: from.get()
    })
  }
};

const PACKED = Object.entries(LAYOUTS).map(([type, layout]) => ({
  type: type as EventType,
  layout: layout as Layout<unknown>
}));
const NUMBERS = new Map(PACKED.map(({ type }, number) => [type, number]));
const OTHER = PACKED.length;

const MOST_WORDS = 16;
/** The number of null, and of what is absent. */
const NOTHING = 0;
/** So few that looking for one of them does not wait for memory. */
const MOST_VALUES = 4096;
const LONGEST_SHORT = 9;

export class EventPacker {
  /** JSON.parse gives short strings their place among all strings of the program, where a Map looks for them. */
  readonly #short = new Map<string | number, number>();
  readonly #long = new StringMap<number>();
  #words = new Int32Array(0);
  #wordCount = 0;
  #timesMs: number[] = [];
  #ids: string[] = [];
  #others: FloorEvent[] = [];
  #values: Value[] = [];
  #valueCount = 0;
  #startsAnew = true;

  /** Events that wait to be taken. */
  get size(): number {
    return this.#timesMs.length + this.#others.length;
  }

  add(event: FloorEvent): void {
    if (this.#wordCount + MOST_WORDS > this.#words.length) this.#makeRoom();
    const number = NUMBERS.get(event.type) ?? OTHER;
    this.#words[this.#wordCount++] = number;
    if (number === OTHER) {
      this.#others.push(event);
      return;
    }
    this.#timesMs.push(event.timeMs);
    this.#ids.push(event.id);
    this.#words[this.#wordCount++] = event.id.length;
    this.put(event.source);
    this.put(event.site);
    PACKED[number]!.layout.put(this, event.data);
  }

  /** For layouts. */
  put(value: Value | undefined): void {
    this.#words[this.#wordCount++] = value === undefined || value === null ? NOTHING : this.#numberOf(value);
  }

  /** What has been added since the last time. */
  take(): PackedEvents {
    const packed = {
      words: this.#words.slice(0, this.#wordCount),
      timesMs: Float64Array.from(this.#timesMs),
      ids: this.#ids.join(''),
      others: this.#others,
      values: this.#values,
      startsAnew: this.#startsAnew
    };
    this.#wordCount = 0;
    this.#timesMs = [];
    this.#ids = [];
    this.#others = [];
    this.#values = [];
    this.#startsAnew = this.#valueCount > MOST_VALUES;
    if (this.#startsAnew) this.#forgetValues();
    return packed;
  }

  #numberOf(value: string | number): number {
    const isLong = typeof value === 'string' && value.length > LONGEST_SHORT;
    const known = isLong ? this.#long.get(value) : this.#short.get(value);
    if (known !== undefined) return known;
    const number = ++this.#valueCount;
    if (isLong) this.#long.set(value, number);
    else this.#short.set(value, number);
    this.#values.push(value);
    return number;
  }

  #forgetValues(): void {
    this.#short.clear();
    this.#long.clear();
    this.#valueCount = 0;
  }

  #makeRoom(): void {
    const words = new Int32Array(2 * this.#words.length + 1024);
    words.set(this.#words);
    this.#words = words;
  }
}

export class EventUnpacker {
  /** By number. */
  #values: Value[] = [null];
  #words = new Int32Array(0);
  #at = 0;

  /** Hands over one event after the other. */
  unpack({ words, timesMs, ids, others, values, startsAnew }: PackedEvents, take: (event: FloorEvent) => void): void {
    if (startsAnew) this.#values = [null];
    for (const value of values) this.#values.push(value);
    this.#words = words;
    let packed = 0;
    let other = 0;
    let idAt = 0;
    for (this.#at = 0; this.#at < words.length;) {
      const number = words[this.#at++]!;
      if (number === OTHER) {
        take(others[other++]!);
        continue;
      }
      const { type, layout } = PACKED[number]!;
      const id = ids.slice(idAt, (idAt += words[this.#at++]!));
      const timeMs = timesMs[packed++]!;
      take({ id, source: this.get(), type, timeMs, site: this.get(), data: layout.get(this) } as FloorEvent);
    }
  }

  /** For layouts: the next value, of whatever type it must be there. */
  get<T>(): T {
    return this.#values[this.#words[this.#at++]!] as T;
  }
}
