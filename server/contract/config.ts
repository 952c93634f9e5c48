/**
 * The configuration file: sites, queues and what their figures mean. Its JSON Schema, and the check that names every
 * error by its path in the file. `null` is the same as an absent member.
 */
import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { CHANNELS } from './event-types.ts';
import { schemaProblems } from './schema-problems.ts';
import { isToken, quote } from './text.ts';

export const FORMULAS = ['offered', 'answered', 'ignore-early', 'early-ok'] as const;
export const INTERVAL_MINUTES = [15, 30, 60] as const;
/** What a wall, which anybody may walk past, calls agents; each less than the one before it. */
export const WALL_NAMES = ['initials', 'extension', 'none'] as const;

/** A member that may be left out; `null` is the same as absent. */
const optional = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

const strict = { additionalProperties: false };

const Seconds = Type.Number({ minimum: 0 });
const definition = {
  thresholdSeconds: optional(Seconds),
  target: optional(Type.Number({ minimum: 0, maximum: 1 })),
  formula: optional(Type.Enum([...FORMULAS])),
  shortAbandonSeconds: optional(Seconds)
};
/** How rarely an unexpected change in the workload of a queue may be a false alarm. */
const watch = { falseAlarmDays: optional(Type.Number({ exclusiveMinimum: 0 })) };
const channels = optional(
  Type.Object(
    Object.fromEntries(CHANNELS.map((channel) => [channel, optional(Type.Object(definition, strict))])),
    strict
  )
);
const Site = Type.Object(
  {
    name: optional(Type.String()),
    timeZone: optional(Type.String()),
    dayStartsAt: optional(Type.String()),
    intervalMinutes: optional(Type.Enum([...INTERVAL_MINUTES])),
    language: optional(Type.String()),
    wallNames: optional(Type.Enum([...WALL_NAMES])),
    graceSeconds: optional(Seconds),
    acwTargetSeconds: optional(Seconds),
    handleTargetSeconds: optional(Seconds)
  },
  strict
);
const Queue = Type.Object({ name: optional(Type.String()), ...definition, ...watch, channels }, strict);

const ConfigSchema = Type.Object(
  {
    sites: optional(Type.Record(Type.String(), optional(Site))),
    defaults: optional(Type.Object({ ...definition, ...watch, channels }, strict)),
    queues: optional(Type.Record(Type.String(), optional(Queue))),
    boards: optional(Type.String({ minLength: 1 }))
  },
  strict
);
const validator = Compile(ConfigSchema);

export type Formula = (typeof FORMULAS)[number];
export type WallNames = (typeof WALL_NAMES)[number];
export interface DefinitionConfig {
  readonly thresholdSeconds?: number | null;
  readonly target?: number | null;
  readonly formula?: Formula | null;
  readonly shortAbandonSeconds?: number | null;
}
export interface ScopeConfig extends DefinitionConfig {
  readonly falseAlarmDays?: number | null;
  readonly channels?: Readonly<Record<string, DefinitionConfig | null>> | null;
}
export type SiteConfig = Static<typeof Site>;
export interface QueueConfig extends ScopeConfig {
  readonly name?: string | null;
}
export interface FloorConfig {
  readonly sites?: Readonly<Record<string, SiteConfig | null>> | null;
  readonly defaults?: ScopeConfig | null;
  readonly queues?: Readonly<Record<string, QueueConfig | null>> | null;
  /** The folder of boards that stand in files, seen from the configuration file. */
  readonly boards?: string | null;
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

function isTimeZone(name: string): boolean {
  try {
    // An offset such as "+03:00" would be taken too, but has no daylight-saving rules: not an IANA name.
    return /^[A-Za-z]/.test(name) && Temporal.Now.zonedDateTimeISO(name) !== null;
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const shapeProblems = (value: unknown): string[] =>
  schemaProblems(validator, value).map(({ path, problem }) => `${path || 'the file'} ${problem}`);

function meaningProblems(config: FloorConfig): string[] {
  const problems: string[] = [];
  for (const [id, site] of Object.entries(config.sites ?? {})) {
    if (!isToken(id)) problems.push(`sites.${id}: a site's id is a token, not ${quote(id)}`);
    if (site?.timeZone != null && !isTimeZone(site.timeZone)) {
      problems.push(`sites.${id}.timeZone must be an IANA time zone, not ${quote(site.timeZone)}`);
    }
    if (site?.dayStartsAt != null && !clock.test(site.dayStartsAt)) {
      problems.push(`sites.${id}.dayStartsAt must be a time such as "06:00", not ${quote(site.dayStartsAt)}`);
    }
    if (site?.language != null && !isLanguage(site.language)) {
      problems.push(`sites.${id}.language must be a language tag such as "tr", not ${quote(site.language)}`);
    }
  }
  for (const key of Object.keys(config.queues ?? {})) {
    const parts = key.split('/');
    if (parts.length !== 2 || !parts.every(isToken)) {
      problems.push(`queues.${key}: a queue is named "site/queue", both tokens, not ${quote(key)}`);
    }
  }
  return problems;
}

export type ConfigResult =
  | { readonly config: FloorConfig; readonly problems?: undefined }
  | { readonly config?: undefined; readonly problems: readonly string[] };

/** Checks the text of a configuration file. */
export function readConfig(text: string): ConfigResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [`the file is not JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const shape = shapeProblems(value);
  if (shape.length > 0) return { problems: shape };
  const config = value as FloorConfig;
  const problems = meaningProblems(config);
  return problems.length > 0 ? { problems } : { config };
}
