/**
 * Sees to it that every business day that is over is kept: as soon as it is over, and again where something came late; those
 * that passed while nobody looked are told by floors of the past.
 */
import type { Moment } from '#lib/protocol/questions.ts';
import { momentOfReport } from '../answers/report-days.ts';
import type { Floor } from '../floor/floor.ts';
import type { Site } from '../floor/site.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { dayOfArrivals, daysOver } from '../outlook/day-of-arrivals.ts';
import { pause } from '../stream/backoff.ts';
import type { ArrivalDays } from './arrival-days.ts';

export interface DayKeeperOptions {
  readonly days: ArrivalDays;
  readonly now: () => number;
  /** The floor as it is. */
  readonly floor: () => Floor;
  /** Hands the floor of a moment to `use`. @throws Error where it can't be told now */
  readonly past: (moment: Moment, signal: AbortSignal, use: (fold: StreamFold) => void) => Promise<void>;
  /** The first moment of which all is known; null where nothing is. @throws Error where that can't be told now */
  readonly firstMs: () => Promise<number | null>;
}

/** What comes late is looked for so often. */
const LOOK_EVERY_MS = 10 * 60_000;
/** Others may want floors of the past meanwhile. */
const REST_MS = 1000;

/** A day of a site that is over and not kept. */
interface Missing {
  readonly site: string;
  readonly day: string;
  readonly moment: Moment;
}

export class DayKeeper {
  readonly #options: DayKeeperOptions;
  #nextMs = -Infinity;
  /** Whose days have been looked through for what is missing. */
  #floor: Floor | null = null;
  #going: AbortController | null = null;

  constructor(options: DayKeeperOptions) {
    this.#options = options;
  }

  /** Call it often, when all that the stream holds is known. */
  look(): void {
    const nowMs = this.#options.now();
    const floor = this.#options.floor();
    // By other definitions days are others.
    if (floor !== this.#floor) this.#beginFillingIn(floor);
    else if (nowMs < this.#nextMs) return;
    this.#nextMs = Math.min(nowMs + LOOK_EVERY_MS, floor.nextDayStartMs(nowMs));
    floor.settle(nowMs);
    // What could not be stored is tried again the next time.
    void this.#keepOf(floor, nowMs).catch(() => undefined);
  }

  stop(): void {
    this.#going?.abort();
  }

  #beginFillingIn(floor: Floor): void {
    this.stop();
    this.#floor = floor;
    const going = (this.#going = new AbortController());
    void this.#fillIn(floor, going.signal).catch(() => undefined);
  }

  async #keepOf({ sites }: Floor, nowMs: number): Promise<void> {
    const { days } = this.#options;
    for (const site of sites.values()) {
      for (const day of daysOver(site, nowMs)) await days.keep(dayOfArrivals(site, day));
    }
    await days.forgetOld(nowMs);
  }

  async #fillIn({ sites }: Floor, signal: AbortSignal): Promise<void> {
    const fromMs = (await this.#options.firstMs()) ?? Infinity;
    const missing = [...sites.values()].flatMap((site) => this.#missingOf(site, fromMs));
    missing.sort((a, b) => b.moment.atMs - a.moment.atMs);
    for (const each of missing) {
      await pause(REST_MS, signal);
      if (signal.aborted) return;
      await this.#tell(each, signal);
    }
  }

  #missingOf(site: Site, firstMs: number): Missing[] {
    const { days, now } = this.#options;
    const fromMs = Math.max(firstMs, site.heardFromMs);
    if (fromMs === Infinity) return [];
    const known = new Set(daysOver(site, now()).map(({ startMs }) => startMs));
    return site.calendar.daysBetween(fromMs, now()).flatMap((of) => {
      const day = site.calendar.dateOf(of);
      const kept = days.get(site.id, day);
      const moment = momentOfReport(site.calendar, day, now());
      const isKept = known.has(of.startMs) || (kept?.startMs === of.startMs && kept.endMs === of.endMs);
      const isMissing = of.startMs >= fromMs && !isKept;
      return moment && isMissing ? [{ site: site.id, day, moment }] : [];
    });
  }

  async #tell({ site: id, day: name, moment }: Missing, signal: AbortSignal): Promise<void> {
    await this.#options.past(moment, signal, (fold) => {
      const site = fold.floor.sites.get(id);
      const day = site && daysOver(site, moment.atMs).find((each) => site.calendar.dateOf(each) === name);
      if (site && day) void this.#options.days.keep(dayOfArrivals(site, day)).catch(() => undefined);
    });
  }
}
