/** A site at a moment, as tiles read it: what several of them need is found once. */
import type { SourceRow } from '#lib/protocol/site-view.ts';
import type { Channel } from '../contract/event-types.ts';
import type { Agent } from '../floor/agent.ts';
import type { BusinessDay } from '../floor/calendar.ts';
import { contactsNow, together, type ContactsNow } from '../floor/contacts-now.ts';
import { daySlots, type DaySlots } from '../floor/day-slots.ts';
import type { Queue } from '../floor/queue.ts';
import type { Site } from '../floor/site.ts';
import type { SiteStaff } from '../floor/site-staff.ts';
import { clockDifferenceMs, isSilent, type Source } from '../floor/source.ts';
import type { Moment } from '../floor/windows.ts';
import { rows } from './rows.ts';

/** The channels that are added up; null: all of them. */
export type Channels = readonly Channel[] | null;

type NowByChannel = (channel: Channel | null) => ContactsNow;

export function sourceRow(source: Source, nowMs: number): SourceRow {
  const { name, heardAtMs, everyMs } = source;
  return { name, heardAtMs, everyMs, silent: isSilent(source, nowMs), clockOffByMs: clockDifferenceMs(source) };
}

export class SiteAt {
  readonly site: Site;
  readonly moment: Moment;
  readonly #silent: ReadonlySet<string>;
  readonly #now = new Map<Queue, NowByChannel>();
  readonly #slots = new Map<string, DaySlots>();
  #staff: SiteStaff | null = null;
  #agentsByTeam: Map<string | null, Agent[]> | null = null;

  /** The floor must be settled for `nowMs`. */
  constructor(site: Site, nowMs: number) {
    this.site = site;
    this.moment = site.momentAt(nowMs);
    const silent = [...site.sources.values()].filter((each) => isSilent(each, nowMs));
    this.#silent = new Set(silent.map(({ source }) => source));
  }

  /** The agents as they count at the moment. */
  get staff(): SiteStaff {
    return (this.#staff ??= this.site.staff.at(this.moment));
  }

  get isAnySilent(): boolean {
    return this.#silent.size > 0;
  }

  isSilent(source: string | null): boolean {
    return source !== null && this.#silent.has(source);
  }

  get sources(): Record<string, SourceRow> {
    const { nowMs } = this.moment;
    return rows([...this.site.sources].map(([source, heard]) => [source, sourceRow(heard, nowMs)]));
  }

  /** Who waits and who is served in queues. */
  contactsNow(queues: Iterable<Queue>, channels: Channels): ContactsNow {
    const parts: ContactsNow[] = [];
    for (const queue of queues) {
      const now = this.#nowOf(queue);
      if (channels === null) parts.push(now(null));
      else for (const channel of channels) parts.push(now(channel));
    }
    return parts.length === 1 ? parts[0]! : together(parts);
  }

  /** A day of a queue, or of all of them (null), by slots. */
  slotsOf(queue: Queue | null, day: BusinessDay, channels: Channels): DaySlots {
    const key = `${queue?.id ?? ''} ${day.startMs} ${channels?.join() ?? ''}`;
    let slots = this.#slots.get(key);
    if (!slots) this.#slots.set(key, (slots = daySlots(queue ?? this.site.ledgers, day, channels)));
    return slots;
  }

  agentsOfTeam(team: string): readonly Agent[] {
    this.#agentsByTeam ??= Map.groupBy(this.site.agents.values(), ({ status }) => status.team);
    return this.#agentsByTeam.get(team) ?? [];
  }

  #nowOf(queue: Queue): NowByChannel {
    let now = this.#now.get(queue);
    if (!now) this.#now.set(queue, (now = contactsNow([queue], this.moment.nowMs)));
    return now;
  }
}
