/** What is foreseen of a queue, as conditions ask for it. */
import type { Measure } from '#lib/protocol/alert-rules.ts';
import type { QueueOutlook } from '#lib/protocol/outlook.ts';
import type { Entity, SiteMoment } from './site-moment.ts';

type OutlookMeasure = Extract<Measure, { kind: 'outlook' }>;

const momentIn = ({ at5, at15, at30 }: QueueOutlook, minutes: OutlookMeasure['inMinutes']) =>
  ({ 5: at5, 15: at15, 30: at30 })[minutes];

/** Null: hardly anybody is expected, or nothing is foreseen. */
export function foreseenValue(
  { foreseen, inMinutes }: OutlookMeasure,
  entity: Entity,
  moment: SiteMoment
): number | null {
  const outlook = entity.kind === 'queue' ? moment.outlookOf(entity.id) : null;
  if (!outlook) return null;
  if (foreseen === 'missing') return outlook.agentsNeeded?.missing ?? null;
  return momentIn(outlook, inMinutes)[foreseen]?.likely ?? null;
}

/** Whether nothing is foreseen yet. */
export const isUnforeseen = ({ kind }: Measure, moment: SiteMoment): boolean =>
  kind === 'outlook' && !moment.hasOutlook;
