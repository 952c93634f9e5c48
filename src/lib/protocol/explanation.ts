/**
 * Why a figure is what it is: the questions and answers. Times are epoch milliseconds, `…Ms` that are no times are
 * milliseconds, ratios 0–1; what is not known, or has not been, is null.
 */
import type { ChannelId, FigureId, FormulaId, Scope, Unit, WindowId } from './figures.ts';

export interface FigureQuestion {
  readonly site: string;
  readonly scope: Scope;
  /** Null: all of them together. */
  readonly channel: ChannelId | null;
  readonly window: WindowId;
  readonly figure: FigureId;
}

/** The names of what is added up. */
export type TermName =
  | 'offered'
  | 'answered'
  | 'answeredInTarget'
  | 'answeredWaitMs'
  | 'abandoned'
  | 'abandonedShort'
  | 'abandonedInTarget'
  | 'abandonedWaitMs'
  | 'diverted'
  | 'divertedUnserved'
  | 'serviceLevelNumerator'
  | 'serviceLevelDenominator'
  | 'handled'
  | 'ringMs'
  | 'talkMs'
  | 'holdMs'
  | 'acwMs'
  | 'transferred'
  | `wrapped.${'information' | 'transaction' | 'sale' | 'complaint' | 'satisfaction' | 'suggestion' | 'other'}`
  | 'resolvedAtFirst'
  | 'statingRequests'
  | 'outboundAnswered'
  | 'outboundAbandoned'
  | 'outboundHandled'
  | 'outboundTalkMs'
  | 'ringNoAnswer'
  | 'incomplete'
  | 'waiting'
  | 'waitingOverTarget'
  | 'inProgress'
  | 'agents.signedIn'
  | 'agents.available'
  | 'agents.ringing'
  | 'agents.talking'
  | 'agents.hold'
  | 'agents.acw'
  | 'agents.notReady'
  | 'agents.freeSlots'
  | 'availableMs'
  | 'ringingMs'
  | 'talkingMs'
  | 'notReadyMs';

/** What is added up, or, with sign −1, taken away; those that end in `Ms` are durations, the others counts. */
export interface Term {
  readonly name: TermName;
  readonly sign: 1 | -1;
  readonly amount: number;
}

/** What is above and below the line of a fraction; nothing below: what is above is not divided. */
export interface Fraction {
  readonly above: readonly Term[];
  readonly below: readonly Term[] | null;
}

export interface FigureAnswer extends Fraction {
  readonly atMs: number;
  /** Both instants belong to it; of now, they are one. */
  readonly window: { readonly startMs: number; readonly endMs: number };
  readonly unit: Unit;
  /** What the board says. */
  readonly value: number | null;
  /** Added up; or the longest of them, which has no terms. */
  readonly made: 'sum' | 'longest';
  /** What it is counted of, and so which question lists them. */
  readonly of: 'contacts' | 'agents';
  /** How many of those count in it. */
  readonly counted: number;
  /** The site and whose figure it is, as people call them. */
  readonly names: { readonly site: string; readonly scope: string };
  readonly timeZone: string;
  /** By which its contacts are counted; none for figures that do not depend on any. */
  readonly definitions: readonly DefinitionInForce[];
  /** A service level under each formula, all else being the same; null for other figures. */
  readonly formulas: readonly FormulaShare[] | null;
  /** Null for figures of agents. */
  readonly quality: Quality | null;
}

/** T, S, target and formula, with the queues (and, where they differ in it, their channels) that they hold for. */
export interface DefinitionInForce {
  readonly thresholdMs: number;
  readonly shortAbandonMs: number;
  readonly target: number;
  readonly formula: FormulaId;
  readonly queues: readonly {
    readonly id: string;
    readonly name: string;
    /** Null: all of its channels. */
    readonly channel: ChannelId | null;
  }[];
  /** What these queues add to the fraction of a service level; 0 and 0 in other figures. */
  readonly above: number;
  readonly below: number;
}

export interface FormulaShare extends Fraction {
  readonly formula: FormulaId;
  readonly value: number | null;
  /** Whether it is the one in force, for all of the queues. */
  readonly isOwn: boolean;
}

/** What reached the stream this long after its time is late. */
export const LATE_MS = 10_000;

/** How late and missing events affected a figure: of the contacts that count in it, how many … */
export interface Quality {
  /** … had a late event, and by how much the most belated one came. */
  readonly late: number;
  readonly latestMs: number;
  /** What the figure would be without those. */
  readonly valueWithoutLate: number | null;
  /** … bear no `contact.offered`: their wait, or a snapshot, tells when they were offered. */
  readonly offerDerived: number;
  /** … ended without anybody saying what became of them. */
  readonly withoutOutcome: number;
  /** … were ended by a snapshot of their source: the event was lost. */
  readonly healed: number;
  /** Besides those: contacts that count nowhere, as nobody said when they were offered. */
  readonly incomplete: number;
}
