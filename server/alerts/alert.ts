/** An alert as it is kept: one of each rule and entity, and after it the next one in its place. */
import { unitOfMeasure, type AlertRule, type Sound, type Texts } from '#lib/protocol/alert-rules.ts';
import type { AlertEntity, AlertRecord, AlertValue, DeskAlert } from '#lib/protocol/alerts.ts';
import type { ChannelId } from '#lib/protocol/figures.ts';
import { stateOf, type Life, type Timing } from './life.ts';
import { isOfShift } from './shift-measure.ts';

export interface Alert {
  readonly rule: string;
  readonly ruleName: Texts;
  readonly site: string;
  readonly siteName: string;
  readonly entity: AlertEntity;
  readonly channel: ChannelId | null;
  readonly text: Texts;
  readonly values: readonly AlertValue[];
  readonly sound: Sound;
  readonly isForPeople: boolean;
  readonly life: Life;
}

/** What is known of it besides what is kept: of this moment. */
export interface Glance {
  readonly values: readonly AlertValue[];
  readonly isBlind: boolean;
}

/** Any text as part of a key: what is no letter, digit, `_` or `-` is written by its bytes. */
export function keyPart(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/gu, (character) => `=${Buffer.from(character).toString('hex')}=`);
}

/** Under which the alert of a rule about an entity is kept. */
export const keyOf = (rule: string, site: string, { kind, id }: Pick<AlertEntity, 'kind' | 'id'>): string =>
  ['alert', rule, site, kind, keyPart(id)].join('.');

/** The name of one alert: whoever stored its beginning has given it. */
export function idOf({ rule, site, entity, life }: Alert): string {
  return [rule, site, entity.kind, keyPart(entity.id), life.sinceMs.toString(36)].join('.');
}

/** The key of the alert that an id names; null where it is none. */
export function keyOfId(id: string): string | null {
  const parts = id.split('.');
  return parts.length === 5 && parts.every(Boolean) ? ['alert', ...parts.slice(0, 4)].join('.') : null;
}

/** The same for every attempt to tell of one change of it. */
export const changeOf = (alert: Alert): string => `${idOf(alert)}.${alert.life.changes}`;

export const timingOf = ({ forSeconds, keepFiringSeconds, escalation }: AlertRule): Timing => ({
  forMs: forSeconds * 1000,
  keepFiringMs: keepFiringSeconds * 1000,
  escalateMs: escalation && escalation.afterMinutes * 60_000
});

/** Help is given by people: they say when it is. */
export const isForPeople = ({ when }: AlertRule): boolean =>
  when.conditions.some(({ measure }) => measure.kind === 'help');

/** What concerns one agent, or how anybody keeps to a shift, is never said on a wall. */
export const isForDesks = ({ entity, values }: Pick<Alert, 'entity' | 'values'>): boolean =>
  entity.kind === 'agent' || values.some(isOfShift);

/** What grows by itself is shown in steps: else every alert would be sent anew every moment. */
const STEP_MS = 5000;

const isAging = ({ measure }: AlertValue): boolean =>
  measure.kind === 'figure' ? measure.figure === 'longestWaitMs' : unitOfMeasure(measure) === 'duration';
const inSteps = (value: number | null): number | null => value && Math.floor(value / STEP_MS) * STEP_MS;

const shownValues = (values: readonly AlertValue[]): readonly AlertValue[] =>
  values.map((each) => (isAging(each) ? { ...each, value: inSteps(each.value), peak: inSteps(each.peak) } : each));

export function deskAlert(alert: Alert, glance: Glance | null): DeskAlert {
  const { life, ...facts } = alert;
  return {
    id: idOf(alert),
    ...facts,
    values: shownValues(glance?.values ?? facts.values),
    severity: life.severity,
    state: stateOf(life),
    sinceMs: life.sinceMs,
    firedAtMs: life.firedAtMs,
    flaps: life.flaps,
    acknowledged: life.acknowledged,
    snoozedUntilMs: life.snoozedUntilMs,
    escalatedAtMs: life.escalatedAtMs,
    steps: life.steps,
    isBlind: glance?.isBlind ?? false
  };
}

/** Null for one that is not over, or never fired. */
export function recordOf(alert: Alert): AlertRecord | null {
  const { life, rule, ruleName, site, siteName, entity, channel, text, values } = alert;
  const { stage, severity, firedAtMs, stageMs, ending, sinceMs, flaps, acknowledged, escalatedAtMs, steps } = life;
  if (stage !== 'resolved' || firedAtMs === null || ending === null) return null;
  const facts = { rule, ruleName, severity, site, siteName, entity, channel, text, values };
  const course = { sinceMs, firedAtMs, resolvedAtMs: stageMs, ending, flaps, acknowledged, escalatedAtMs, steps };
  return { id: idOf(alert), ...facts, ...course };
}
