import { topicParameter } from '#lib/explain/topic-address.ts';
import { byUrgency, type AlertsView, type DeskAlert } from '#lib/protocol/alerts.ts';
import { topicOf } from './alert-topic.ts';

/** How the desk sees alerts: what needs somebody first. */
export const GROUPS = ['act', 'taken', 'recovering', 'snoozed', 'pending'] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf({ state, snoozedUntilMs }: DeskAlert): Group {
  if (snoozedUntilMs !== null) return 'snoozed';
  if (state === 'firing') return 'act';
  if (state === 'acknowledged') return 'taken';
  return state === 'recovering' ? 'recovering' : 'pending';
}

/** The groups that have any, each in the order of its urgency. */
export function groupsOf({ alerts }: AlertsView): { readonly group: Group; readonly alerts: readonly DeskAlert[] }[] {
  const sorted = Object.values(alerts).sort(byUrgency);
  return GROUPS.map((group) => ({ group, alerts: sorted.filter((alert) => groupOf(alert) === group) })).filter(
    (each) => each.alerts.length > 0
  );
}

/** Where the site's figures stand as they were when it fired, with what was known then; one of its values explained. */
export function figuresAddress(
  alert: Pick<DeskAlert, 'site' | 'firedAtMs' | 'entity' | 'channel' | 'values'>,
  place = 0
): string {
  const { site, firedAtMs, values } = alert;
  const topic = topicOf(alert, values[place]?.measure);
  const then = firedAtMs === null ? [] : [`at=${new Date(firedAtMs).toISOString()}`, 'known=then'];
  const parameters = [...then, ...(topic ? [topicParameter(topic)] : [])].join('&');
  return `/site/${site}${parameters && `?${parameters}`}`;
}
