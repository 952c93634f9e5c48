/**
 * What rules can ask of a site at a moment: everything that can have an alert, with its name, its figures, its own target
 * and threshold, and whether anything is heard of it at all.
 */
import type { EntityKind } from '#lib/protocol/alert-rules.ts';
import type { ChannelId } from '#lib/protocol/figures.ts';
import type { Outlook, QueueOutlook } from '#lib/protocol/outlook.ts';
import type { ShiftView } from '#lib/protocol/shift-view.ts';
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import type { FloorConfig } from '../contract/config.ts';
import { definitionOf, queueNameOf, siteTargetOf } from '../floor/definitions.ts';
import type { Floor } from '../floor/floor.ts';
import type { Site } from '../floor/site.ts';
import {
  readSite,
  type AgentReading,
  type ScopeReading,
  type SiteReading,
  type TeamReading
} from '../floor/site-reading.ts';
import { isSilent, type Source } from '../floor/source.ts';

export type Reading =
  | { readonly kind: 'site' | 'queue'; readonly of: ScopeReading }
  | { readonly kind: 'team'; readonly of: TeamReading }
  | { readonly kind: 'agent'; readonly of: AgentReading }
  | { readonly kind: 'source'; readonly of: Source }
  /** Planned to be there, and not signed in. */
  | { readonly kind: 'absent'; readonly team: string | null };

export interface Entity {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  readonly reading: Reading;
  /** Its source, or one that its figures are made of, has gone silent. */
  readonly isBlind: boolean;
}

/** By what levels are measured. */
export interface Standards {
  /** 0–1 */
  readonly target: number;
  readonly thresholdMs: number;
}

/** How the people of a site keep to their shifts at a moment; null: the site is not known. */
export type ShiftAt = (floor: Floor, site: string, nowMs: number) => ShiftView | null;

/** What is unexpected in the workload of a queue; null: it is not known yet. */
export type ChangesOf = (site: string, queue: string) => readonly WorkloadChange[] | null;

/** The latest outlook of a site; null: it is not known yet. Who asks again and again gets newer ones. */
export type OutlookOf = (site: string) => Outlook | null;

/** What is known of sites besides their figures. */
export interface Beside {
  readonly shiftAt: ShiftAt;
  readonly changesOf: ChangesOf;
  readonly outlookOf: OutlookOf;
}

export class SiteMoment {
  readonly site: string;
  readonly name: string;
  readonly timeZone: string;
  readonly nowMs: number;
  readonly #floor: Floor;
  readonly #site: Site;
  readonly #config: FloorConfig;
  readonly #beside: Beside;
  readonly #silent: ReadonlySet<string>;
  #reading: SiteReading | null = null;
  #shift: ShiftView | null | undefined;
  readonly #entities = new Map<EntityKind, readonly Entity[]>();

  /** The floor must be settled for `nowMs`. */
  constructor(floor: Floor, site: Site, nowMs: number, beside: Beside) {
    this.site = site.id;
    this.name = site.definition.name;
    this.timeZone = site.definition.timeZone;
    this.nowMs = nowMs;
    this.#floor = floor;
    this.#site = site;
    this.#config = floor.config;
    this.#beside = beside;
    const silent = [...site.sources.values()].filter((source) => isSilent(source, nowMs));
    this.#silent = new Set(silent.map(({ source }) => source));
  }

  /** All of a kind, in the order of their ids. */
  entities(kind: EntityKind): readonly Entity[] {
    let entities = this.#entities.get(kind);
    if (!entities) this.#entities.set(kind, (entities = this.#read(kind)));
    return entities;
  }

  /** How people keep to their shifts; found when it is asked for. */
  get shift(): ShiftView | null {
    if (this.#shift === undefined) this.#shift = this.#beside.shiftAt(this.#floor, this.site, this.nowMs);
    return this.#shift;
  }

  /** Null: not known yet. */
  changesOf(queue: string): readonly WorkloadChange[] | null {
    return this.#beside.changesOf(this.site, queue);
  }

  get hasOutlook(): boolean {
    return this.#beside.outlookOf(this.site) !== null;
  }

  /** Null: nothing can be foreseen, or not yet. */
  outlookOf(queue: string): QueueOutlook | null {
    return this.#beside.outlookOf(this.site)?.queues.find((each) => each.queue === queue) ?? null;
  }

  /** The agents, and after them who is planned and not there. */
  get people(): readonly Entity[] {
    const there = this.entities('agent');
    const ids = new Set(there.map(({ id }) => id));
    const absent = Object.entries(this.shift?.agents ?? {}).filter(([id]) => !ids.has(id));
    return [...there, ...absent.map(([id, { name, team }]) => this.#absentEntity(id, name, team))];
  }

  /** The site itself. */
  get whole(): Entity {
    return this.entities('site')[0]!;
  }

  standards(entity: Entity, channel: ChannelId | null): Standards {
    const queue = entity.kind === 'queue' ? entity.id : '';
    const { target, thresholdMs } = definitionOf(this.#config, this.site, queue, channel);
    return { target: entity.kind === 'queue' ? target : siteTargetOf(this.#config), thresholdMs };
  }

  #read(kind: EntityKind): Entity[] {
    if (kind === 'source') return Array.from(this.#site.sources.values(), sourceEntity);
    const { all, queues, teams, agents } = (this.#reading ??= readSite(this.#site, this.nowMs));
    const isAnySilent = this.#silent.size > 0;
    switch (kind) {
      case 'site':
        return [{ kind, id: this.site, name: this.name, reading: { kind, of: all }, isBlind: isAnySilent }];
      case 'queue':
        return queues.map((of) => this.#queueEntity(of));
      case 'team':
        return teams.map((of) => ({ kind, id: of.id, name: of.id, reading: { kind, of }, isBlind: isAnySilent }));
      case 'agent':
        return agents.filter(isThere).map((of) => this.#agentEntity(of));
    }
  }

  #queueEntity(of: ScopeReading): Entity {
    const { id } = of;
    const name = queueNameOf(this.#config, this.site, id);
    return {
      kind: 'queue',
      id,
      name,
      reading: { kind: 'queue', of },
      isBlind: this.#isSilenced(this.#site.queue(id).source)
    };
  }

  #agentEntity(of: AgentReading): Entity {
    const { id, status } = of;
    const isBlind = this.#isSilenced(status.source);
    return { kind: 'agent', id, name: status.name ?? id, reading: { kind: 'agent', of }, isBlind };
  }

  /** Any silent source may be the one that would tell of it. */
  #absentEntity(id: string, name: string, team: string | null): Entity {
    return { kind: 'agent', id, name, reading: { kind: 'absent', team }, isBlind: this.#silent.size > 0 };
  }

  #isSilenced(source: string | null): boolean {
    return source !== null && this.#silent.has(source);
  }
}

/** Who has signed out and asks for nothing concerns nobody. */
const isThere = ({ status }: AgentReading): boolean => status.state !== 'offline' || status.helps.length > 0;

function sourceEntity(of: Source): Entity {
  return { kind: 'source', id: of.source, name: of.name, reading: { kind: 'source', of }, isBlind: false };
}
