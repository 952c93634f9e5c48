/** How somebody keeps to the shift, as conditions ask for it. */
import type { AlertRule, ShiftMeasure } from '#lib/protocol/alert-rules.ts';
import type { AlertValue } from '#lib/protocol/alerts.ts';
import type { ShiftView } from '#lib/protocol/shift-view.ts';
import type { Entity, SiteMoment } from './site-moment.ts';

/** Since when it lasts. */
const SINCE = {
  lateStart: 'lateSinceMs',
  overBreak: 'overBreakSinceMs',
  overAcw: 'overAcwSinceMs',
  overHandle: 'overHandleSinceMs'
} as const;

function adherenceOf({ kind, id }: Entity, { agents, teams, all }: ShiftView): number | null {
  if (kind === 'agent') return agents[id]?.adherence ?? null;
  return (kind === 'team' ? teams[id] : all)?.adherence ?? null;
}

/** Null: it is not so, or nothing is planned. */
export function shiftValue(measure: ShiftMeasure, entity: Entity, { shift, nowMs }: SiteMoment): number | null {
  if (!shift) return null;
  if (measure === 'adherence') return adherenceOf(entity, shift);
  const sinceMs = shift.agents[entity.id]?.[SINCE[measure]] ?? null;
  return sinceMs === null ? null : Math.max(0, nowMs - sinceMs);
}

export const isOfShift = ({ measure }: Pick<AlertValue, 'measure'>): boolean => measure.kind === 'shift';

/** Who is planned and has not come is no agent of the floor, but of such rules. */
export const isRuleOfShift = ({ when }: AlertRule): boolean => when.conditions.some(isOfShift);
