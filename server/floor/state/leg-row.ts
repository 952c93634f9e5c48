/** A leg's facts as a row of JSON: times count back from when something was said of it last. */
import type { Category, Channel, Direction, DiversionReason } from '../../contract/event-types.ts';
import { Leg, type AgentMoment, type Fact, type Offered } from '../leg.ts';
import type { Listings } from '../leg-listings.ts';
import { finite, nameAt, type Names, type Row, type Value } from './row.ts';

class Writer {
  readonly #lastMs: number;
  readonly #names: Names;

  constructor(lastMs: number, names: Names) {
    this.#lastMs = lastMs;
    this.#names = names;
  }

  fact(fact: Fact | null, ...more: Value[]): Value {
    if (!fact) return null;
    return [this.#lastMs - fact.timeMs, this.#names.placeOf(fact.source), fact.id, ...more];
  }

  offered(offered: Offered | null): Value {
    return this.fact(offered, offered?.channel ?? null, offered?.direction ?? null);
  }

  name(name: string | undefined): Value {
    return name === undefined ? null : this.#names.placeOf(name);
  }

  times(times: readonly number[] | null): Value {
    return times && times.map((timeMs) => this.#lastMs - timeMs);
  }

  moments(moments: readonly AgentMoment[] | null): Value {
    return moments && moments.flatMap(({ timeMs, agent }) => [this.#lastMs - timeMs, this.#names.placeOf(agent)]);
  }

  listings(listings: Listings | null): Value {
    return listings && [this.fact(listings.first), this.#lastMs - listings.lastMs, this.offered(listings.offered)];
  }
}

export function legRow(leg: Leg, names: Names): Value {
  const { contact, lastMs, answered, abandoned, diverted, transferred, wrapped } = leg;
  const write = new Writer(lastMs, names);
  return [
    contact,
    leg.leg,
    lastMs,
    finite(lastMs - leg.firstMs),
    leg.lateMs,
    write.offered(leg.offered),
    write.fact(
      answered,
      answered?.channel ?? null,
      answered?.direction ?? null,
      write.name(answered?.agent),
      answered?.waitMs ?? null
    ),
    write.fact(abandoned, abandoned?.channel ?? null, abandoned?.waitMs ?? null),
    write.fact(diverted, diverted?.reason ?? null, diverted?.toQueue ?? null, diverted?.waitMs ?? null),
    write.fact(transferred, transferred?.toQueue ?? null, transferred?.toAgent ?? null, transferred?.toUnit ?? null),
    write.fact(leg.ended),
    write.fact(wrapped, wrapped?.category ?? null, wrapped?.requests ?? null),
    write.moments(leg.ringing),
    write.moments(leg.unanswered),
    write.times(leg.heldMs),
    write.times(leg.resumedMs),
    write.listings(leg.listings)
  ];
}

class Reader {
  readonly #lastMs: number;
  readonly #names: readonly string[];

  constructor(lastMs: number, names: readonly string[]) {
    this.#lastMs = lastMs;
    this.#names = names;
  }

  /** What every kind of fact has; `more` reads what follows. */
  fact<T>(row: Row | null, more: (row: Row) => T): (Fact & T) | null {
    if (!row) return null;
    const timeMs = this.#lastMs - row.number();
    const source = nameAt(this.#names, row.number());
    return { timeMs, source, id: row.text(), ...more(row) };
  }

  offered(row: Row | null): Offered | null {
    return this.fact(row, wayOf);
  }

  name(row: Row): string {
    return nameAt(this.#names, row.number());
  }

  times(row: Row | null): number[] | null {
    if (!row) return null;
    const times: number[] = [];
    while (row.hasMore) times.push(this.#lastMs - row.number());
    return times;
  }

  moments(row: Row | null): AgentMoment[] | null {
    if (!row) return null;
    const moments: AgentMoment[] = [];
    while (row.hasMore) moments.push({ timeMs: this.#lastMs - row.number(), agent: this.name(row) });
    return moments;
  }

  listings(row: Row | null): Listings | null {
    const first = row && this.fact(row.row(), () => ({}));
    return row && first && { first, lastMs: this.#lastMs - row.number(), offered: this.offered(row.rowOrNull()) };
  }
}

const wayOf = (row: Row) => ({
  channel: row.textOrNull() as Channel | null,
  direction: row.textOrNull() as Direction | null
});

/** @throws TypeError or RangeError where the row is none of a leg */
export function legOf(row: Row, queue: string, names: readonly string[]): Leg {
  const leg = new Leg(queue, row.text(), row.text());
  leg.lastMs = row.number();
  const read = new Reader(leg.lastMs, names);
  const spanMs = row.numberOrNull();
  leg.firstMs = spanMs === null ? Infinity : leg.lastMs - spanMs;
  leg.lateMs = row.number();
  leg.offered = read.offered(row.rowOrNull());
  leg.answered = read.fact(row.rowOrNull(), (rest) => ({
    ...wayOf(rest),
    agent: read.name(rest),
    waitMs: rest.numberOrNull()
  }));
  leg.abandoned = read.fact(row.rowOrNull(), (rest) => ({
    channel: rest.textOrNull() as Channel | null,
    waitMs: rest.numberOrNull()
  }));
  leg.diverted = read.fact(row.rowOrNull(), (rest) => ({
    reason: rest.text() as DiversionReason,
    toQueue: rest.textOrNull(),
    waitMs: rest.numberOrNull()
  }));
  leg.transferred = read.fact(row.rowOrNull(), (rest) => ({
    toQueue: rest.textOrNull(),
    toAgent: rest.textOrNull(),
    toUnit: rest.textOrNull()
  }));
  leg.ended = read.fact(row.rowOrNull(), () => ({}));
  leg.wrapped = read.fact(row.rowOrNull(), (rest) => ({
    category: rest.textOrNull() as Category | null,
    requests: rest.numberOrNull()
  }));
  leg.ringing = read.moments(row.rowOrNull());
  leg.unanswered = read.moments(row.rowOrNull());
  leg.heldMs = read.times(row.rowOrNull());
  leg.resumedMs = read.times(row.rowOrNull());
  leg.listings = read.listings(row.rowOrNull());
  return leg;
}
