/** What was planned for agents: shifts, and what they are to do in them besides taking contacts. Times are epoch milliseconds. */
export const ABSENCES = ['break', 'lunch', 'training', 'meeting', 'other'] as const;
export type Absence = (typeof ABSENCES)[number];

export interface Span {
  readonly startMs: number;
  /** Ends before it. */
  readonly endMs: number;
}

/** In it the agent is not expected to take contacts. */
export interface PlannedAbsence extends Span {
  readonly kind: Absence;
}

export interface Shift extends Span {
  readonly site: string;
  readonly agent: string;
  /** Earliest first; inside the shift, and none inside of another. */
  readonly absences: readonly PlannedAbsence[];
}

export const lengthMs = ({ startMs, endMs }: Span): number => endMs - startMs;

/** How much of a span lies in another. */
export const commonMs = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));
