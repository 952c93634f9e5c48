/**
 * The rosters that are known: by site and business day, in a bucket that all servers share. A shift belongs to the day in
 * which it begins.
 */
import type { NatsConnection } from '@nats-io/nats-core';
import type { RosterAccess, RosterDay, RosterFormat, RosterOutcome } from '#lib/protocol/roster-access.ts';
import type { Calendar } from '../floor/calendar.ts';
import { KeyValues } from '../stream/key-values.ts';
import { readRoster } from './read-roster.ts';
import { commonMs, type Shift, type Span } from './roster.ts';

/** What NATS takes in one message, less a little. */
const MOST_BYTES = 900_000;
const WRITE_ATTEMPTS = 5;

export interface RostersOptions {
  readonly nc: NatsConnection;
  readonly now: () => number;
  readonly say: (text: string) => void;
  readonly onChange: () => void;
  readonly calendarOf: (site: string) => Calendar;
  /** The IANA zone of a site. */
  readonly zoneOf: (site: string) => string;
}

/** Null in the place of a day's roster: it was taken back. */
type Stored = RosterDay | null;

function readStored(value: unknown): Stored {
  if (value === null) return null;
  const { site, day, shifts } = value as Partial<RosterDay>;
  if (typeof site !== 'string' || typeof day !== 'string' || !Array.isArray(shifts)) throw new Error('it is no roster');
  return value as RosterDay;
}

const keyOf = (site: string, day: string): string => `${site}.${day}`;

export class Rosters implements RosterAccess {
  readonly #options: RostersOptions;
  readonly #store: KeyValues<Stored>;
  /** A site's shifts, earliest first; made anew when any roster changes. */
  #shifts = new Map<string, readonly Shift[]>();
  /** Of the days asked about lately. */
  #days = new Map<string, readonly Shift[]>();

  constructor(options: RostersOptions) {
    this.#options = options;
    this.#store = new KeyValues(options.nc, {
      name: 'ROSTERS',
      description: 'Floorcast: planned shifts, by site and day',
      history: 4,
      read: readStored,
      onChange: () => this.#changed(),
      say: options.say
    });
  }

  start(signal?: AbortSignal): Promise<void> {
    return this.#store.start(signal);
  }

  stop(): void {
    this.#store.stop();
  }

  of(site: string, day: string): RosterDay | null {
    return this.#store.get(keyOf(site, day))?.value ?? null;
  }

  /** The shifts that have time in common with a day, earliest first; the same list until a roster changes. */
  shiftsIn(site: string, day: Span): readonly Shift[] {
    const key = `${site} ${day.startMs}`;
    const known = this.#days.get(key);
    if (known) return known;
    if (this.#days.size > 100) this.#days.clear();
    const found = this.#shiftsOf(site).filter((shift) => commonMs(shift, day) > 0);
    this.#days.set(key, found);
    return found;
  }

  async take(text: string, format: RosterFormat, by: string | null): Promise<RosterOutcome> {
    const { shifts, problems } = readRoster(text, format, this.#options.zoneOf);
    return problems ? { problems } : this.keep(shifts, by);
  }

  async keep(shifts: readonly Shift[], by: string | null): Promise<RosterOutcome> {
    const days = this.#byDay(shifts, by);
    const problems = days.flatMap((day) => {
      const bytes = Buffer.byteLength(JSON.stringify(day));
      return bytes > MOST_BYTES ? `${day.site}, ${day.day}: ${bytes} bytes, and at most ${MOST_BYTES} can be kept` : [];
    });
    if (problems.length > 0) return { problems };
    for (const day of days) await this.#put(keyOf(day.site, day.day), day);
    return { days };
  }

  async remove(site: string, day: string): Promise<boolean> {
    if (!this.of(site, day)) return false;
    await this.#put(keyOf(site, day), null);
    return true;
  }

  #byDay(shifts: readonly Shift[], by: string | null): RosterDay[] {
    const { calendarOf, now } = this.#options;
    const atMs = now();
    const dayOf = ({ site, startMs }: Shift): string => {
      const calendar = calendarOf(site);
      const day = calendar.dayOf(startMs);
      return keyOf(site, day ? calendar.dateOf(day) : '');
    };
    return [...Map.groupBy(shifts, dayOf)].map(([key, some]) => ({
      site: some[0]!.site,
      day: key.slice(key.indexOf('.') + 1),
      shifts: some.map(({ agent, startMs, endMs, absences }) => ({ agent, startMs, endMs, absences })),
      by,
      atMs
    }));
  }

  /** The last one who brings a plan is right: there is nothing to be merged. */
  async #put(key: string, day: Stored): Promise<void> {
    for (let attempt = 1; attempt <= WRITE_ATTEMPTS; attempt++) if (await this.#store.put(key, day)) return;
    throw new Error('others are changing this roster just now: try again');
  }

  #shiftsOf(site: string): readonly Shift[] {
    const known = this.#shifts.get(site);
    if (known) return known;
    const found = this.#store
      .all()
      .flatMap(({ value }) => (value?.site === site ? value.shifts.map((shift) => ({ ...shift, site })) : []))
      .sort((a, b) => a.startMs - b.startMs);
    this.#shifts.set(site, found);
    return found;
  }

  #changed(): void {
    this.#shifts.clear();
    this.#days.clear();
    this.#options.onChange();
  }
}
