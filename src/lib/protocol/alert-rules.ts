/**
 * The rules that raise alerts: JSON documents. The server publishes their JSON Schema (`GET /api/rules/schema`), and checks
 * every document by it.
 */
import { unitOf, type ChannelId, type FigureId, type Unit, type WindowId } from './figures.ts';
import type { ChangeKind, WorkloadMeasure } from './workload.ts';

export const ALERT_LANGUAGES = ['en', 'tr', 'ar'] as const;
export type AlertLanguage = (typeof ALERT_LANGUAGES)[number];

/** The same in each language. */
export type Texts = Readonly<Record<AlertLanguage, string>>;

/** From the lesser to the graver. */
export const SEVERITIES = ['warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const ENTITY_KINDS = ['site', 'queue', 'team', 'agent', 'source'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** What is judged. Lists name ids; null: all of them. */
export interface RuleScope {
  /** Each one of these is judged for itself, and has its own alert. */
  readonly each: EntityKind;
  readonly sites: readonly string[] | null;
  /** Of queues: which; of agents: those who serve one of them. */
  readonly queues: readonly string[] | null;
  /** Of teams: which; of agents: those who are in one of them. */
  readonly teams: readonly string[] | null;
  /** Figures of contacts count this channel's only. */
  readonly channel: ChannelId | null;
}

export const AGENT_STATES = ['available', 'ringing', 'talking', 'hold', 'acw', 'not-ready'] as const;
export const HELP_KINDS = ['supervisor', 'system', 'health-safety', 'other'] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

/** How somebody keeps to the shift. All but `adherence` are of one agent, and last: for how long it has been so. */
export const SHIFT_MEASURES = ['lateStart', 'overBreak', 'overAcw', 'overHandle', 'adherence'] as const;
export type ShiftMeasure = (typeof SHIFT_MEASURES)[number];

export const DIRECTIONS = ['surge', 'collapse', 'either'] as const satisfies readonly (ChangeKind | 'either')[];
export type Direction = (typeof DIRECTIONS)[number];

/** `missing`: agents that the target of the next half hour takes besides those there are. */
export const FORESEEN = ['serviceLevel', 'waiting', 'abandoned', 'missing'] as const;
export type Foreseen = (typeof FORESEEN)[number];
export const FORESEEN_MINUTES = [5, 15, 30] as const;

/** What a condition looks at. Durations are milliseconds, ratios 0–1. */
export type Measure =
  /** A figure of the metrics page, of what is judged or of its site. */
  | {
      readonly kind: 'figure';
      readonly figure: FigureId;
      readonly window: WindowId;
      readonly of: 'entity' | 'site';
    }
  /** How long the agent has been in a state (with a reason, if one is given). */
  | { readonly kind: 'state'; readonly state: (typeof AGENT_STATES)[number]; readonly reason: string | null }
  /** How long nothing has been heard of the source, once it has missed what it promised. */
  | { readonly kind: 'silence' }
  /** How long ago the agent asked for help of one of these kinds, that was not withdrawn; null: of any kind. */
  | { readonly kind: 'help'; readonly help: readonly HelpKind[] | null }
  /** Beyond what the site lets pass; of teams and sites only `adherence`, of the shifts so far. Never told to walls. */
  | { readonly kind: 'shift'; readonly shift: ShiftMeasure }
  /**
   * How far a queue's workload is from what is usual since it has changed unexpectedly: what came ÷ what was expected,
   * less 1, without its sign. Nothing while it has not.
   */
  | { readonly kind: 'workload'; readonly of: WorkloadMeasure; readonly direction: Direction }
  /** What is likely of a queue in so many minutes, or until then; of `missing` it is 30. */
  | {
      readonly kind: 'outlook';
      readonly foreseen: Foreseen;
      readonly inMinutes: (typeof FORESEEN_MINUTES)[number];
    };

export function unitOfMeasure(measure: Measure): Unit {
  if (measure.kind === 'figure') return unitOf(measure.figure);
  if (measure.kind === 'workload') return 'ratio';
  if (measure.kind === 'outlook') return measure.foreseen === 'serviceLevel' ? 'ratio' : 'count';
  return measure.kind === 'shift' && measure.shift === 'adherence' ? 'ratio' : 'duration';
}

/** A value; or a multiple of the queue's own target (a ratio) or threshold T (a duration), the site's where there is no queue. */
export type Level = number | { readonly times: number; readonly of: 'target' | 'threshold' };

export const COMPARISONS = ['above', 'atLeast', 'below', 'atMost'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface Condition {
  readonly measure: Measure;
  readonly compare: Comparison;
  /** At least one of the two is there. */
  readonly warning: Level | null;
  readonly critical: Level | null;
  /** What once held holds until the value is back on this side of it; null: of the level that is reached first. */
  readonly clearAt: Level | null;
}

/** In the site's own time zone. */
export interface OpenHours {
  /** 1 is Monday, 7 is Sunday: the days on which it begins. */
  readonly days: readonly number[];
  /** `08:00`; it ends before `to`, on the next day where that is not later. */
  readonly from: string;
  readonly to: string;
}

interface RouteBase {
  /** What is less grave is not sent. */
  readonly from: Severity;
  /** Whether it is told too that the alert is over. */
  readonly resolved: boolean;
}

export const WEBHOOK_TEMPLATES = ['json', 'slack', 'teams'] as const;

/** Where an alert goes. Secrets are named; their values are variables of the server's environment. */
export type Route = RouteBase &
  (
    | { readonly kind: 'nats' }
    | {
        readonly kind: 'webhook';
        readonly template: (typeof WEBHOOK_TEMPLATES)[number];
        /** One of the two: the address, or the name of the secret that is the address. */
        readonly url: string | null;
        readonly urlSecret: string | null;
        /** The name of the secret that it is signed with. */
        readonly signSecret: string | null;
        readonly language: AlertLanguage;
      }
    | { readonly kind: 'email'; readonly to: readonly string[]; readonly language: AlertLanguage }
    /** To every browser that wants to be told of the site, in its language. */
    | { readonly kind: 'webpush' }
  );

export const ROUTE_KINDS = ['nats', 'webhook', 'email', 'webpush'] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];

export const SOUNDS = ['none', 'chime', 'alarm'] as const;
export type Sound = (typeof SOUNDS)[number];

export const MOST_CONDITIONS = 10;

export interface AlertRule {
  /** A token: A–Z a–z 0–9 _ - */
  readonly id: string;
  readonly name: Texts;
  readonly enabled: boolean;
  readonly scope: RuleScope;
  /** `all`: as grave as each condition that has such a level; `any`: as grave as the gravest. */
  readonly when: { readonly match: 'all' | 'any'; readonly conditions: readonly Condition[] };
  /** For how long it must hold before it fires. */
  readonly forSeconds: number;
  /** For how long it must be clear before it is over. */
  readonly keepFiringSeconds: number;
  /** Null: always. */
  readonly openHours: OpenHours | null;
  /**
   * What it says. Filled in are `{site}`, `{entity}`, `{value}` and `{level}` of the first condition, `{value2}`, `{level2}`
   * and so on of the others, `{help}` and what was written with it, `{change}` in words where it is about the workload.
   */
  readonly text: Texts;
  readonly routes: readonly Route[];
  readonly sound: Sound;
  /** If nobody has taken it by then, it goes there too. */
  readonly escalation: { readonly afterMinutes: number; readonly routes: readonly Route[] } | null;
}

/** A rule as it is kept. */
export interface KeptRule {
  readonly rule: AlertRule;
  /** What a change of it must name, so that nobody undoes what he has not seen; 0: as it was shipped. */
  readonly revision: number;
  /** Whether it comes with the product: taken away, it is again as it was shipped. */
  readonly isShipped: boolean;
}
