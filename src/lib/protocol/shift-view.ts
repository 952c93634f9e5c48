/**
 * How the people of a site keep to their shifts today: the data of the view `shift/<site>`. For desks only: who is late is
 * no matter of walls. Times are epoch milliseconds, other `…Ms` durations; a `…SinceMs` is when what still lasts began.
 */
import type { AgentStateName } from './site-view.ts';

export interface ShiftView {
  readonly site: { readonly id: string; readonly name: string; readonly timeZone: string };
  /** Whether a roster is known for this day. */
  readonly isPlanned: boolean;
  /** What the company asks for: `null`, nothing. Faults below `graceMs` are none. */
  readonly rules: {
    readonly graceMs: number;
    readonly acwTargetMs: number | null;
    readonly handleTargetMs: number | null;
  };
  /** By id: who has a shift that touches this business day, or is signed in without one. */
  readonly agents: Readonly<Record<string, ShiftRow>>;
  /** By id, those of the agents above; who is of none is in `all` only. */
  readonly teams: Readonly<Record<string, TeamShift>>;
  readonly all: TeamShift;
}

export interface PlannedSpan {
  readonly kind: 'break' | 'lunch' | 'training' | 'meeting' | 'other';
  readonly startMs: number;
  readonly endMs: number;
}

export interface ShiftRow {
  readonly name: string;
  readonly team: string | null;
  readonly state: AgentStateName;
  readonly reason: string | null;
  readonly sinceMs: number | null;
  /** The shift that runs, else the next one, else the last one; null: signed in without any. */
  readonly shift: {
    readonly startMs: number;
    readonly endMs: number;
    readonly absences: readonly PlannedSpan[];
  } | null;
  /** What the plan says of this moment. */
  readonly planned: 'work' | PlannedSpan['kind'] | 'off';
  /** 0–1, in steps of a thousandth; null before the shift. */
  readonly adherence: number | null;
  /** 0: on time. Of who has not come yet, since when. */
  readonly lateStartMs: number;
  readonly lateSinceMs: number | null;
  readonly earlyLeaveMs: number;
  /** Over all breaks, the one that lasts not included; and since when that one is too long. */
  readonly overBreakMs: number;
  readonly overBreakSinceMs: number | null;
  readonly unplannedMs: number;
  readonly unplannedSinceMs: number | null;
  /** Since when the after-call work, or the whole contact, that lasts is over the company's target. */
  readonly overAcwSinceMs: number | null;
  readonly overHandleSinceMs: number | null;
  readonly handled: number;
  /** Of today's handled contacts; null if none. */
  readonly ahtMs: number | null;
}

export interface TeamShift {
  readonly scheduled: number;
  /** Scheduled to work at this moment, and of those the ones who are there to. */
  readonly expected: number;
  readonly present: number;
  readonly late: number;
  readonly overBreak: number;
  /** 0–1, in steps of a thousandth: adherent time ÷ planned time of all. */
  readonly adherence: number | null;
}
