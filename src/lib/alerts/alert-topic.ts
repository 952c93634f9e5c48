/** What is behind an alert, for the panel that explains. */
import type { Topic } from '#lib/explain/topic.ts';
import type { Measure } from '#lib/protocol/alert-rules.ts';
import type { DeskAlert } from '#lib/protocol/alerts.ts';
import { figuresOf, type FigureId, type Scope, type WindowId } from '#lib/protocol/figures.ts';

type Behind = Pick<DeskAlert, 'site' | 'entity' | 'channel'>;

/** A change of workload is seen in what came last; what is foreseen is told beside any figure of a queue now. */
const OF_WORKLOAD = { figure: 'offered', window: 'last60m', of: 'entity' } as const;

function scopeOf({ entity }: Behind, of: 'entity' | 'site'): Scope {
  const { kind, id } = entity;
  return of === 'site' || kind === 'site' || kind === 'source' ? { kind: 'site', id: null } : { kind, id };
}

function figureTopic(alert: Behind, figure: FigureId, window: WindowId, of: 'entity' | 'site'): Topic {
  const scope = scopeOf(alert, of);
  const isOfChannel = alert.channel !== null && figuresOf(scope.kind, window, true).indexOf(figure) !== -1;
  const channel = isOfChannel ? alert.channel : null;
  return { kind: 'figure', question: { site: alert.site, scope, channel, window, figure } };
}

/** Null: it is about no figure, and about nobody. */
export function topicOf(alert: Behind, measure: Measure | undefined): Topic | null {
  if (measure?.kind === 'figure') return figureTopic(alert, measure.figure, measure.window, measure.of);
  if (measure?.kind === 'workload') return figureTopic(alert, OF_WORKLOAD.figure, OF_WORKLOAD.window, OF_WORKLOAD.of);
  if (measure?.kind === 'outlook') return figureTopic(alert, 'waiting', 'now', 'entity');
  return alert.entity.kind === 'agent' ? { kind: 'agent', agent: alert.entity.id } : null;
}
