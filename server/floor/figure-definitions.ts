/**
 * What the figures of contacts are made of: each is a sum, or a ratio of sums, of what legs contribute (contributions.ts).
 * The board computes them from here, and an explanation prints these very terms.
 */
import type { Formula } from '../contract/config.ts';
import { CATEGORIES, type Category } from '../contract/event-types.ts';
import type { SumName } from './contributions.ts';

export interface FigureDefinition {
  readonly above: readonly SumName[];
  /** Null: nothing is divided, the figure is what is above. */
  readonly below: readonly SumName[] | null;
  /** Where this is 0 nobody said anything, and the figure is null. */
  readonly stated: SumName | null;
}

const sum = (name: SumName): FigureDefinition => ({ above: [name], below: null, stated: null });

const ratio = (above: readonly SumName[], below: readonly SumName[]): FigureDefinition => ({
  above,
  below,
  stated: null
});

const meanOfHandled = (stated: SumName | null, ...above: readonly SumName[]): FigureDefinition => ({
  above,
  below: ['handled'],
  stated
});

const ACCEPTED = ['answered', 'abandoned', 'divertedUnserved'] as const;

const byCategory = Object.fromEntries(
  CATEGORIES.map((category) => [`wrapped.${category}`, sum(`wrapped.${category}`)])
) as Record<`wrapped.${Category}`, FigureDefinition>;

/** By the ids of the metrics page; `maxWaitMs` is no sum. */
export const FIGURES = {
  offered: sum('offered'),
  answered: sum('answered'),
  abandoned: sum('abandoned'),
  abandonedShort: sum('abandonedShort'),
  diverted: sum('diverted'),
  divertedUnserved: sum('divertedUnserved'),
  handled: sum('handled'),
  answeredInTarget: sum('answeredInTarget'),
  abandonedInTarget: sum('abandonedInTarget'),
  serviceLevel: ratio(['serviceLevelNumerator'], ['serviceLevelDenominator']),
  answerRate: ratio(['answered'], ACCEPTED),
  abandonRate: ratio(['abandoned'], ACCEPTED),
  asaMs: ratio(['answeredWaitMs'], ['answered']),
  abandonWaitMs: ratio(['abandonedWaitMs'], ['abandoned']),
  ahtMs: meanOfHandled(null, 'ringMs', 'talkMs', 'acwMs'),
  talkMs: meanOfHandled(null, 'talkMs'),
  holdMs: meanOfHandled('bearingHold', 'holdMs'),
  acwMs: meanOfHandled('bearingWrap', 'acwMs'),
  ringMs: meanOfHandled('bearingRinging', 'ringMs'),
  transferred: sum('transferred'),
  ...byCategory,
  firstContactResolution: ratio(['resolvedAtFirst'], ['statingRequests']),
  outboundAnswered: sum('outboundAnswered'),
  outboundAbandoned: sum('outboundAbandoned'),
  outboundHandled: sum('outboundHandled'),
  outboundTalkMs: ratio(['outboundTalkMs'], ['outboundHandled']),
  ringNoAnswer: sum('ringNoAnswer'),
  incomplete: sum('incomplete')
} satisfies Record<string, FigureDefinition>;

export type FigureName = keyof typeof FIGURES;

/** A sum that is added, or, with a minus, taken away. */
export type Term = SumName | `-${SumName}`;

/** The service level in counts, by formula: what its numerator and its denominator come to. */
export const SERVICE_LEVEL: Readonly<
  Record<Formula, { readonly above: readonly Term[]; readonly below: readonly Term[] }>
> = {
  offered: { above: ['answeredInTarget'], below: ['answered', 'abandoned', 'divertedUnserved'] },
  answered: { above: ['answeredInTarget'], below: ['answered'] },
  'ignore-early': { above: ['answeredInTarget'], below: ['answered', 'abandoned', '-abandonedInTarget'] },
  'early-ok': { above: ['answeredInTarget', 'abandonedInTarget'], below: ['answered', 'abandoned'] }
};

export type Level = 'queue' | 'site';

/** A site counts who went on to another of its queues only where they ended up. */
const OF_SITE: Partial<Record<SumName, SumName>> = {
  offered: 'offeredAtSite',
  divertedUnserved: 'divertedUnservedAtSite',
  serviceLevelDenominator: 'serviceLevelDenominatorAtSite'
};

/** The sum that stands for one of the definitions at that level. */
export const sumAt = (level: Level, name: SumName): SumName => (level === 'site' && OF_SITE[name]) || name;
