/** What is told of an alert, and to whom: a pure function of what was stored and of its rule. */
import type { AlertRule, Route, Severity } from '#lib/protocol/alert-rules.ts';
import type { AlertEntity, AlertState, AlertValue, PushSubscriber } from '#lib/protocol/alerts.ts';
import { formatDateTime } from '../contract/date-time.ts';
import { changeOf, idOf, type Alert } from './alert.ts';
import { stateOf, type Notice } from './life.ts';

/** What others are told, as JSON: on NATS and by webhooks. Times are RFC 3339, durations milliseconds, ratios 0–1. */
export interface AlertMessage {
  /** Of the alert: the same from its beginning to its end. */
  readonly id: string;
  readonly notice: Notice | 'test';
  readonly severity: Severity;
  readonly state: AlertState;
  readonly rule: string;
  readonly ruleName: Alert['ruleName'];
  readonly site: string;
  readonly siteName: string;
  readonly entity: AlertEntity;
  readonly channel: string | null;
  readonly text: Alert['text'];
  readonly values: readonly AlertValue[];
  /** When it began to hold, when it fired, and when this was so. */
  readonly since: string;
  readonly firedAt: string | null;
  readonly at: string;
  readonly acknowledgedBy: string | null;
  /** Where people see it. */
  readonly url: string;
}

/** One thing to be told to one place. */
export interface Delivery {
  /** The same for every attempt: whoever gets it twice can tell. */
  readonly key: string;
  readonly route: Route;
  /** Of web push. */
  readonly to: PushSubscriber | null;
  readonly message: AlertMessage;
}

const GRAVITY: Readonly<Record<Severity, number>> = { warning: 1, critical: 2 };

const isWanted = (route: Route, notice: Notice, severity: Severity): boolean =>
  GRAVITY[severity] >= GRAVITY[route.from] && (notice !== 'resolved' || route.resolved);

export function messageOf(alert: Alert, notice: Notice | 'test', link: (alert: Alert) => string): AlertMessage {
  const { life, rule, ruleName, site, siteName, entity, channel, text, values } = alert;
  const { severity, sinceMs, firedAtMs, steps, acknowledged } = life;
  return {
    id: idOf(alert),
    notice,
    severity,
    state: stateOf(life),
    rule,
    ruleName,
    site,
    siteName,
    entity,
    channel,
    text,
    values,
    since: formatDateTime(sinceMs),
    firedAt: firedAtMs === null ? null : formatDateTime(firedAtMs),
    at: formatDateTime(steps.at(-1)!.atMs),
    acknowledgedBy: acknowledged?.by ?? null,
    url: link(alert)
  };
}

/** Whom a subscriber's browser is told of. */
const wants = ({ site }: PushSubscriber, alert: Alert): boolean => site === null || site === alert.site;

interface Numbered {
  readonly name: string;
  readonly route: Route;
}

function routesFor({ routes, escalation }: AlertRule, { life }: Alert): Numbered[] {
  const own = routes.map((route, place): Numbered => ({ name: `r${place}`, route }));
  const higher = (escalation?.routes ?? []).map((route, place): Numbered => ({ name: `e${place}`, route }));
  if (life.notice === 'escalated') return higher;
  // Who was called later hears of the end too.
  return life.notice === 'resolved' && life.escalatedAtMs !== null ? [...own, ...higher] : own;
}

export interface Context {
  readonly subscribers: readonly { readonly name: string; readonly subscriber: PushSubscriber }[];
  readonly link: (alert: Alert) => string;
}

/** @param alert as it was stored. @returns none where its last change is told to nobody */
export function deliveriesOf(alert: Alert, rule: AlertRule, { subscribers, link }: Context): Delivery[] {
  const { notice, severity, told } = alert.life;
  if (notice === null) return [];
  const message = messageOf(alert, notice, link);
  const gravity = notice === 'resolved' ? (told ?? severity) : severity;
  return routesFor(rule, alert)
    .filter(({ route }) => isWanted(route, notice, gravity))
    .flatMap(({ name, route }): Delivery[] => {
      const key = `${changeOf(alert)}.${name}`;
      if (route.kind !== 'webpush') return [{ key, route, to: null, message }];
      return subscribers
        .filter(({ subscriber }) => wants(subscriber, alert))
        .map((each) => ({ key: `${key}.${each.name}`, route, to: each.subscriber, message }));
    });
}

/** Where a delivery goes, as people may see it: no secret, and of an address only whose it is. */
export function placeOf({ route, to, message }: Delivery): string {
  switch (route.kind) {
    case 'nats':
      return `floor-alerts.${message.site}.${message.severity}`;
    case 'webhook':
      return route.url === null ? route.urlSecret! : new URL(route.url).host;
    case 'email':
      return route.to.join(', ');
    case 'webpush':
      return to ? new URL(to.endpoint).host : '';
  }
}
