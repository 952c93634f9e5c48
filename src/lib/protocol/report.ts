/** The interval table of a site's day: what is asked, and what answers. Figures have the ids of the metrics page. */
import { figuresOf, unitOf, type FigureId, type Unit } from './figures.ts';

/** What a table has lines for: the site as a whole, or each of its queues, teams or agents. */
export const REPORT_BY = ['site', 'queue', 'team', 'agent'] as const;
export type ReportBy = (typeof REPORT_BY)[number];

/** How long an interval is. */
export const REPORT_MINUTES = [15, 30, 60] as const;
export type ReportMinutes = (typeof REPORT_MINUTES)[number];

export interface ReportQuestion {
  readonly site: string;
  /** A business day by the date it begins on in the site's zone, `2026-11-23`; or `today`, or `yesterday`. */
  readonly day: string;
  /** Null: the day's totals alone. */
  readonly minutes: ReportMinutes | null;
  readonly by: ReportBy;
  /** Only this queue, team or agent; null: all of them. */
  readonly id: string | null;
}

export interface ReportColumn {
  readonly id: FigureId;
  readonly unit: Unit;
}

/** Sites and queues: what the board has of them today. Agents: the same; and teams what their agents have together. */
const COLUMNS: Readonly<Record<ReportBy, readonly FigureId[]>> = {
  site: figuresOf('site', 'today'),
  queue: figuresOf('queue', 'today'),
  team: [...figuresOf('agent', 'today'), 'utilisation'],
  agent: [...figuresOf('agent', 'today'), 'utilisation']
};

/** In the order of the metrics page. */
export const reportColumns = (by: ReportBy): ReportColumn[] => COLUMNS[by].map((id) => ({ id, unit: unitOf(id) }));

/** By the id of the column; null where there is nothing to divide by. */
export type Figures = Readonly<Record<string, number | null>>;

export interface ReportMember {
  readonly id: string;
  readonly name: string;
  /** The share of contacts that its `serviceLevel` should reach, 0–1; null for teams and agents. */
  readonly target: number | null;
}

export interface ReportTotal {
  readonly id: string;
  readonly figures: Figures;
}

export interface ReportInterval extends ReportTotal {
  /** Epoch milliseconds; the interval ends before `endMs`. The day's last one may be shorter than the others. */
  readonly startMs: number;
  readonly endMs: number;
}

export interface Report {
  readonly site: ReportMember & { readonly timeZone: string };
  /** The date the day begins on. */
  readonly day: string;
  readonly dayStartMs: number;
  /** The day ends before it. */
  readonly dayEndMs: number;
  /** The moment the figures are of, epoch milliseconds: they contain nothing that happened later. */
  readonly asOfMs: number;
  readonly by: ReportBy;
  readonly minutes: ReportMinutes | null;
  readonly columns: readonly ReportColumn[];
  /** All that have lines, or would have without the `id`; by code points of their ids. */
  readonly members: readonly ReportMember[];
  /** Of each that was asked for, one after the other: every interval that has begun. */
  readonly intervals: readonly ReportInterval[];
  /** Of each that was asked for; none: no such id. */
  readonly totals: readonly ReportTotal[];
  /**
   * Of all queues together as the site counts them (who went on to another queue is counted once, there), or of all the
   * site's agents; null for the site itself, and where one id was asked for.
   */
  readonly siteTotal: Figures | null;
}

export type ReportFormat = 'json' | 'csv';

export interface ReportFile {
  /** The date the day begins on. */
  readonly day: string;
  /** Null: no such id. */
  readonly text: string | null;
}
