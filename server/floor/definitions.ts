/** What a queue's figures mean: threshold, target, formula, short-abandon time, looked up in the configuration. */
import type { DefinitionConfig, FloorConfig, Formula, ScopeConfig, SiteConfig, WallNames } from '../contract/config.ts';

export interface Definition {
  /** T: an answer within it is in target, milliseconds. */
  readonly thresholdMs: number;
  /** S: who leaves before it has not really waited, milliseconds. */
  readonly shortAbandonMs: number;
  /** The share of contacts that the service level should reach, 0–1. */
  readonly target: number;
  readonly formula: Formula;
}

export interface SiteDefinition {
  readonly name: string;
  readonly timeZone: string;
  readonly dayStartsAt: string;
  readonly intervalMinutes: number;
  /** Its people's: a BCP 47 tag; null where the file does not say. */
  readonly language: string | null;
  readonly wallNames: WallNames;
  /** By how much people may miss what was planned without being called late, milliseconds. */
  readonly graceMs: number;
  /** How long after-call work, and a whole contact, should take at most, milliseconds; null: the company sets no target. */
  readonly acwTargetMs: number | null;
  readonly handleTargetMs: number | null;
}

/** Config objects come from JSON, where an id such as "constructor" must find nothing that isn't written there. */
function entry<T>(members: Readonly<Record<string, T>> | null | undefined, id: string): T | undefined {
  return members && Object.hasOwn(members, id) ? members[id] : undefined;
}

/** Seconds may be fractions: 1.005 s is 1005 ms, whatever binary makes of it. */
const toMs = (seconds: number): number => Math.round(seconds * 1e6) / 1e3;

function channelOf(scope: ScopeConfig | null | undefined, channel: string | null): DefinitionConfig | null | undefined {
  return channel === null ? null : entry(scope?.channels, channel);
}

/** The definition of a queue's figures for one channel; `null`: the queue's own, as a board shows it. */
export function definitionOf(config: FloorConfig, site: string, queue: string, channel: string | null): Definition {
  const ownScope = entry(config.queues, `${site}/${queue}`);
  const order = [channelOf(ownScope, channel), ownScope, channelOf(config.defaults, channel), config.defaults];
  const first = <K extends keyof DefinitionConfig>(key: K, otherwise: NonNullable<DefinitionConfig[K]>) => {
    for (const scope of order) {
      const value = scope?.[key];
      if (value != null) return value;
    }
    return otherwise;
  };
  return {
    thresholdMs: toMs(first('thresholdSeconds', 20)),
    shortAbandonMs: toMs(first('shortAbandonSeconds', 0)),
    target: first('target', 0.8),
    formula: first('formula', 'offered')
  };
}

/** For how many days a queue's workload may be watched, on average, until there is one false alarm. */
export function falseAlarmDaysOf(config: FloorConfig, site: string, queue: string): number {
  return entry(config.queues, `${site}/${queue}`)?.falseAlarmDays ?? config.defaults?.falseAlarmDays ?? 30;
}

export function queueNameOf(config: FloorConfig, site: string, queue: string): string {
  return entry(config.queues, `${site}/${queue}`)?.name ?? queue;
}

export function siteDefinitionOf(config: FloorConfig, site: string): SiteDefinition {
  const own: SiteConfig = entry(config.sites, site) ?? {};
  return {
    name: own.name ?? site,
    timeZone: own.timeZone ?? 'UTC',
    dayStartsAt: own.dayStartsAt ?? '00:00',
    intervalMinutes: own.intervalMinutes ?? 30,
    language: own.language ?? null,
    wallNames: own.wallNames ?? 'initials',
    graceMs: toMs(own.graceSeconds ?? 60),
    acwTargetMs: own.acwTargetSeconds == null ? null : toMs(own.acwTargetSeconds),
    handleTargetMs: own.handleTargetSeconds == null ? null : toMs(own.handleTargetSeconds)
  };
}

/** The sites and queues that the file lists; a queue brings its site. */
export function listedIn(config: FloorConfig): { sites: Set<string>; queues: [site: string, queue: string][] } {
  const queues = Object.keys(config.queues ?? {}).map((key) => key.split('/') as [string, string]);
  return { sites: new Set([...Object.keys(config.sites ?? {}), ...queues.map(([site]) => site)]), queues };
}

/** The site's own target on a board: the one its defaults state. */
export function siteTargetOf(config: FloorConfig): number {
  return config.defaults?.target ?? 0.8;
}
