/**
 * Alerts as they are shown: the data of the view `alerts/<site>` (`alerts/*`: of all sites), what people do with them, and
 * what was.
 */
import type { AlertRow } from './alert-row.ts';
import type { EntityKind, KeptRule, Measure, RouteKind, Severity, Sound, Texts } from './alert-rules.ts';
import type { ChannelId } from './figures.ts';

/**
 * pending → firing → acknowledged → recovering → resolved. Pending holds, but not yet for long enough; recovering is clear,
 * but not yet for long enough.
 */
export const ALERT_STATES = ['pending', 'firing', 'acknowledged', 'recovering', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What an alert is about. */
export interface AlertEntity {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
}

/** A condition's value, in the unit of its measure: a count, a ratio 0–1 or milliseconds. */
export interface AlertValue {
  readonly measure: Measure;
  /** Null: there is none (nobody waits, nothing to divide by). */
  readonly value: number | null;
  /** The worst while the alert lasts. */
  readonly peak: number | null;
  /** The level that was reached, or, where none was, the first one. */
  readonly level: number | null;
}

/** Who took it. */
export interface Acknowledgement {
  readonly by: string;
  readonly atMs: number;
}

export const STEPS = [
  'pending',
  'firing',
  'critical',
  'warning',
  'acknowledged',
  'note',
  'snoozed',
  'woken',
  'escalated',
  'recovering',
  'relapsed',
  'resolved'
] as const;

/** Something that happened to an alert. */
export interface AlertStep {
  readonly atMs: number;
  readonly step: (typeof STEPS)[number];
  /** Who did it; null: nobody. */
  readonly by: string | null;
  readonly note: string | null;
}

/** Why an alert is over: it became clear; somebody settled it; its hours ended; its rule was changed or taken away; what it is about is gone. */
export const ENDINGS = ['clear', 'settled', 'closed', 'rule', 'gone'] as const;
export type Ending = (typeof ENDINGS)[number];

interface AlertFacts {
  /** Of this alert alone: another one of the same rule about the same thing has another. */
  readonly id: string;
  readonly rule: string;
  readonly ruleName: Texts;
  readonly severity: Severity;
  readonly site: string;
  readonly siteName: string;
  readonly entity: AlertEntity;
  readonly channel: ChannelId | null;
  /** With the figures of its latest step filled in. */
  readonly text: Texts;
  readonly values: readonly AlertValue[];
  /** When it began to hold, epoch milliseconds. */
  readonly sinceMs: number;
  /** How often it came back while it was recovering. */
  readonly flaps: number;
  readonly acknowledged: Acknowledgement | null;
  readonly escalatedAtMs: number | null;
  readonly steps: readonly AlertStep[];
}

/** An alert that is not over. */
export interface DeskAlert extends AlertFacts {
  readonly state: AlertState;
  /** Null while it is pending. */
  readonly firedAtMs: number | null;
  readonly snoozedUntilMs: number | null;
  /** Nothing is heard of what it is about: it stays as it was. */
  readonly isBlind: boolean;
  readonly sound: Sound;
  /** Whether people decide when it is over. */
  readonly isForPeople: boolean;
}

/** An alert that is over. */
export interface AlertRecord extends AlertFacts {
  readonly firedAtMs: number;
  readonly resolvedAtMs: number;
  readonly ending: Ending;
}

/** The data of the view. */
export interface AlertsView {
  /** By id. */
  readonly alerts: Readonly<Record<string, DeskAlert>>;
  /** How many deliveries were given up. */
  readonly undelivered: number;
}

const GRAVITY: Readonly<Record<Severity, number>> = { warning: 1, critical: 2 };
const URGENCY: Readonly<Record<AlertState, number>> = {
  firing: 4,
  acknowledged: 3,
  recovering: 2,
  pending: 1,
  resolved: 0
};

/** The most urgent first: what fires before what was taken, who asks for help before figures, critical before warning, the newest before the older. */
export function byUrgency(a: DeskAlert, b: DeskAlert): number {
  return (
    URGENCY[b.state] - URGENCY[a.state] ||
    Number(b.isForPeople) - Number(a.isForPeople) ||
    GRAVITY[b.severity] - GRAVITY[a.severity] ||
    (b.firedAtMs ?? b.sinceMs) - (a.firedAtMs ?? a.sinceMs) ||
    (a.id < b.id ? -1 : 1)
  );
}

const BOARD_SOUNDS = { none: null, chime: 'chime', alarm: 'urgent' } as const;

/** An alert as boards show it. */
export function rowOf({ state, snoozedUntilMs, acknowledged, sound, ...alert }: DeskAlert): AlertRow {
  const { text, severity, entity, site, isForPeople } = alert;
  const measure = alert.values[0]?.measure;
  return {
    text,
    severity,
    state: snoozedUntilMs !== null ? 'snoozed' : (state as AlertRow['state']),
    entity,
    site,
    figure: measure?.kind === 'figure' && (measure.of === 'entity' || entity.kind === 'site') ? measure.figure : null,
    isForPeople,
    sinceMs: alert.firedAtMs ?? alert.sinceMs,
    takenBy: acknowledged?.by || null,
    sound: BOARD_SOUNDS[sound]
  };
}

/** By id, those that have fired. */
export function alertsFor({ alerts }: AlertsView): Record<string, AlertRow> {
  const rows = Object.create(null) as Record<string, AlertRow>;
  for (const [id, alert] of Object.entries(alerts)) if (alert.state !== 'pending') rows[id] = rowOf(alert);
  return rows;
}

/** What people do with an alert. `by` is who they say they are, up to 80 characters; a note has up to 500. */
export type AlertAction =
  | { readonly action: 'acknowledge'; readonly by: string; readonly note: string | null }
  | { readonly action: 'note'; readonly by: string; readonly note: string }
  | { readonly action: 'snooze'; readonly by: string; readonly minutes: number }
  | { readonly action: 'wake'; readonly by: string }
  | { readonly action: 'resolve'; readonly by: string; readonly note: string | null };

export const MOST_SNOOZE_MINUTES = 24 * 60;

/** Which alerts of the past. Null: whatever it is. */
export interface HistoryQuestion {
  readonly site: string | null;
  readonly rule: string | null;
  readonly severity: Severity | null;
  readonly entity: string | null;
  /** Resolved from this moment on, and before that one. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** A delivery that was given up. */
export interface Undelivered {
  /** By this it can be tried again. */
  readonly number: number;
  /** The same for every attempt of one delivery. */
  readonly key: string;
  readonly kind: RouteKind;
  /** Where it was to go, without what is secret of it. */
  readonly to: string;
  readonly alert: string;
  readonly text: string;
  readonly problem: string;
  readonly attempts: number;
  readonly atMs: number;
}

/** What a browser gives to be woken by; of the Push API. */
export interface PushSubscriber {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** Null: every site. */
  readonly site: string | null;
  readonly language: keyof Texts;
}

/** What was wished for, or the HTTP status and the words that say why not. */
export type Outcome<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: string; readonly status: 400 | 404 | 409 | 503 };

/** What pages may ask and tell of alerts. */
export interface AlertDesk {
  view(site: string | null): AlertsView;
  /** @param action an AlertAction. @returns the alert as it is then; null: it is over */
  act(id: string, action: unknown): Promise<Outcome<DeskAlert | null>>;
  /** The latest first, at most `most`. @throws Error where it can't be answered now */
  history(question: HistoryQuestion, most: number): Promise<readonly AlertRecord[]>;
  /** The same as CSV, a line for each. @throws Error */
  historyFile(question: HistoryQuestion): Promise<string>;
  /** @throws Error */
  undelivered(): Promise<readonly Undelivered[]>;
  /** Tries again what was given up. */
  deliverAgain(number: number): Promise<Outcome<null>>;
  rules(): readonly KeptRule[];
  /** A JSON Schema. */
  ruleSchema(): object;
  /** @param revision of the rule that it replaces; null: there must be none of that id */
  saveRule(rule: unknown, revision: number | null): Promise<Outcome<KeptRule>>;
  /** Takes a rule away; one that was shipped is then as it was shipped. */
  removeRule(id: string, revision: number): Promise<Outcome<null>>;
  /** Sends a made-up alert of a rule on one of its routes, at once and once. */
  testSend(rule: unknown, route: number): Promise<Outcome<null>>;
  /** What can be chosen in rules. */
  means(): DeliveryMeans;
  subscribe(subscriber: unknown): Promise<Outcome<null>>;
  unsubscribe(endpoint: string): Promise<Outcome<null>>;
}

/** What this server can deliver with. */
export interface DeliveryMeans {
  /** Names of secrets, never their values. */
  readonly secrets: readonly string[];
  readonly email: boolean;
  /** The public key that browsers subscribe with; null: web push is not set up. */
  readonly pushKey: string | null;
}
