/** What a leg can be to a figure: which legs of a window are looked at for it, counted or not, and as what. */
import type { Standing } from '#lib/protocol/contacts.ts';
import type { FigureId } from '#lib/protocol/figures.ts';
import type { Tally } from './tallies.ts';

/** A leg that adds to the sum has that standing, unless one before it in the list fits. */
export interface StandingRule {
  readonly standing: Standing;
  readonly adds: Tally;
  /** The queue's sum, at whatever level: it tells who was left out of the site's. */
  readonly ofQueue?: true;
}

const ANSWERED: readonly StandingRule[] = [
  { standing: 'answeredInTarget', adds: 'answeredInTarget' },
  { standing: 'answeredLate', adds: 'answered' }
];
const ABANDONED: readonly StandingRule[] = [
  { standing: 'abandonedShort', adds: 'abandonedShort' },
  { standing: 'abandonedInTarget', adds: 'abandonedInTarget' },
  { standing: 'abandonedLate', adds: 'abandoned' }
];
const DIVERTED: readonly StandingRule[] = [
  { standing: 'notServed', adds: 'divertedUnserved' },
  { standing: 'elsewhere', adds: 'divertedUnserved', ofQueue: true },
  { standing: 'diverted', adds: 'diverted' }
];
const ALL_OUTCOMES = [...ANSWERED, ...ABANDONED, ...DIVERTED];
const HANDLED: readonly StandingRule[] = [{ standing: 'handled', adds: 'handled' }];
const WAITING: readonly StandingRule[] = [
  { standing: 'waitingOverTarget', adds: 'waitingOverTarget' },
  { standing: 'waiting', adds: 'waiting' }
];

const RULES: Partial<Record<FigureId, readonly StandingRule[]>> = {
  offered: [
    { standing: 'offered', adds: 'offered' },
    { standing: 'elsewhere', adds: 'offered', ofQueue: true }
  ],
  answered: ANSWERED,
  abandoned: ABANDONED,
  abandonedShort: ABANDONED.slice(0, 1),
  diverted: DIVERTED,
  divertedUnserved: DIVERTED,
  answeredInTarget: ANSWERED,
  abandonedInTarget: ABANDONED,
  serviceLevel: ALL_OUTCOMES,
  answerRate: ALL_OUTCOMES,
  abandonRate: ALL_OUTCOMES,
  asaMs: ANSWERED,
  abandonWaitMs: ABANDONED,
  maxWaitMs: ALL_OUTCOMES,
  transferred: [{ standing: 'transferred', adds: 'transferred' }],
  firstContactResolution: [
    { standing: 'resolvedAtFirst', adds: 'resolvedAtFirst' },
    { standing: 'severalRequests', adds: 'statingRequests' },
    { standing: 'requestsNotStated', adds: 'handled' }
  ],
  outboundAnswered: [{ standing: 'outboundAnswered', adds: 'outboundAnswered' }],
  outboundAbandoned: [{ standing: 'outboundAbandoned', adds: 'outboundAbandoned' }],
  outboundHandled: [{ standing: 'handled', adds: 'outboundHandled' }],
  outboundTalkMs: [{ standing: 'handled', adds: 'outboundHandled' }],
  ringNoAnswer: [{ standing: 'unanswered', adds: 'ringNoAnswer' }],
  incomplete: [{ standing: 'incomplete', adds: 'incomplete' }],
  waiting: WAITING,
  longestWaitMs: WAITING,
  waitingOverTarget: WAITING,
  inProgress: [{ standing: 'inProgress', adds: 'inProgress' }]
};

export function standingRules(figure: FigureId): readonly StandingRule[] {
  if (figure.startsWith('wrapped.')) return [{ standing: 'recorded', adds: figure as Tally }];
  return RULES[figure] ?? HANDLED;
}
