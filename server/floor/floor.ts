/** All sites: what the events applied so far, each once, amount to. Pure: no clock, no I/O. */
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Calendar } from './calendar.ts';
import { listedIn, siteDefinitionOf } from './definitions.ts';
import { RecentIds } from './recent-ids.ts';
import { Site } from './site.ts';

export class Floor {
  readonly config: FloorConfig;
  readonly sites = new Map<string, Site>();
  readonly seen = new RecentIds();
  /** Names of legs that were over days ago, each as (site/queue, name). */
  readonly forgottenLegs = new RecentIds();
  /** Most events are of the site that the one before was of. */
  #last: Site | null = null;
  /** Of sites that no applied event has named. */
  readonly #calendars = new Map<string, Calendar>();

  constructor(config: FloorConfig) {
    this.config = config;
    const listed = listedIn(config);
    for (const id of listed.sites) this.site(id);
    for (const [site, queue] of listed.queues) this.site(site).queue(queue);
  }

  hasSeen(event: FloorEvent): boolean {
    return this.seen.has(event.source, event.id);
  }

  /** Remembers the event's name. @returns whether it was new */
  admit(event: FloorEvent): boolean {
    return this.seen.add(event.source, event.id);
  }

  /**
   * Applies an admitted event. Events of one agent and one time come in the order of the stream.
   *
   * @param storedAtMs when the stream stored it
   */
  apply(event: FloorEvent, storedAtMs: number): void {
    this.site(event.site).apply(event, storedAtMs);
  }

  /** Makes every figure current for a moment; no event applied so far may be later than it. */
  settle(nowMs: number): void {
    for (const site of this.sites.values()) site.settle(nowMs);
  }

  /**
   * Forgets what was over days before a moment; call it when settled.
   *
   * @param keepMs for how long the names of events, and of legs that are forgotten, are remembered at least
   */
  forgetOld(atMs: number, keepMs = Infinity): void {
    this.seen.moveTo(atMs, keepMs);
    this.forgottenLegs.moveTo(atMs, keepMs);
    for (const site of this.sites.values()) site.forgetOld(atMs);
  }

  /** When a business day begins next, of any site, after a moment; Infinity where there is no site. */
  nextDayStartMs(afterMs: number): number {
    let nextMs = Infinity;
    for (const { calendar } of this.sites.values()) {
      nextMs = Math.min(nextMs, calendar.dayOf(afterMs)?.endMs ?? Infinity);
    }
    return nextMs;
  }

  /** The business days of a site, known or not yet. */
  calendarOf(site: string): Calendar {
    const known = this.sites.get(site)?.calendar ?? this.#calendars.get(site);
    if (known) return known;
    const { timeZone, dayStartsAt } = siteDefinitionOf(this.config, site);
    const calendar = new Calendar(timeZone, dayStartsAt);
    this.#calendars.set(site, calendar);
    return calendar;
  }

  /** The site of an id; it appears where it is named for the first time. */
  site(id: string): Site {
    if (id === this.#last?.id) return this.#last;
    let site = this.sites.get(id);
    if (!site) this.sites.set(id, (site = new Site(id, this.config, this.forgottenLegs)));
    return (this.#last = site);
  }
}
