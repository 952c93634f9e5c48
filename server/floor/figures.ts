/** The figures of a window from its sums: one definition each, named as on the metrics page. */
import { CATEGORIES, type Category } from '../contract/event-types.ts';
import { SUM, type SumName } from './contributions.ts';
import type { Sums } from './sums.ts';

export interface WindowFigures {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly abandonedShort: number;
  readonly diverted: number;
  readonly divertedUnserved: number;
  readonly handled: number;
  readonly answeredInTarget: number;
  readonly abandonedInTarget: number;
  readonly serviceLevel: number | null;
  readonly answerRate: number | null;
  readonly abandonRate: number | null;
  readonly asaMs: number | null;
  readonly abandonWaitMs: number | null;
  readonly maxWaitMs: number | null;
  readonly ahtMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly acwMs: number | null;
  readonly ringMs: number | null;
  readonly transferred: number;
  readonly wrapped: Readonly<Record<Category, number>>;
  readonly firstContactResolution: number | null;
  readonly outboundAnswered: number;
  readonly outboundAbandoned: number;
  readonly outboundHandled: number;
  readonly outboundTalkMs: number | null;
  readonly ringNoAnswer: number;
}

/** Null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * @param sums of the window, added up over what is summed
 * @param longestWaitMs of an outcome in the window; −Infinity if there is none
 * @param level a site counts who went on to another of its queues only where they ended up
 */
export function windowFigures(sums: Sums, longestWaitMs: number, level: 'queue' | 'site'): WindowFigures {
  const of = (name: SumName): number => sums[SUM[name]]!;
  const atSite = level === 'site';
  const unserved = of(atSite ? 'divertedUnservedAtSite' : 'divertedUnserved');
  const accepted = of('answered') + of('abandoned') + unserved;
  const handled = of('handled');
  const meanOfHandled = (sum: SumName, bearing: SumName) => (of(bearing) === 0 ? null : ratio(of(sum), handled));
  return {
    offered: of(atSite ? 'offeredAtSite' : 'offered'),
    answered: of('answered'),
    abandoned: of('abandoned'),
    abandonedShort: of('abandonedShort'),
    diverted: of('diverted'),
    divertedUnserved: unserved,
    handled,
    answeredInTarget: of('answeredInTarget'),
    abandonedInTarget: of('abandonedInTarget'),
    serviceLevel: ratio(
      of('serviceLevelNumerator'),
      of(atSite ? 'serviceLevelDenominatorAtSite' : 'serviceLevelDenominator')
    ),
    answerRate: ratio(of('answered'), accepted),
    abandonRate: ratio(of('abandoned'), accepted),
    asaMs: ratio(of('answeredWaitMs'), of('answered')),
    abandonWaitMs: ratio(of('abandonedWaitMs'), of('abandoned')),
    maxWaitMs: longestWaitMs === -Infinity ? null : longestWaitMs,
    ahtMs: ratio(of('ringMs') + of('talkMs') + of('acwMs'), handled),
    talkMs: ratio(of('talkMs'), handled),
    holdMs: meanOfHandled('holdMs', 'bearingHold'),
    acwMs: meanOfHandled('acwMs', 'bearingWrap'),
    ringMs: meanOfHandled('ringMs', 'bearingRinging'),
    transferred: of('transferred'),
    wrapped: Object.fromEntries(CATEGORIES.map((category) => [category, of(`wrapped.${category}`)])) as Record<
      Category,
      number
    >,
    firstContactResolution: ratio(of('resolvedAtFirst'), of('statingRequests')),
    outboundAnswered: of('outboundAnswered'),
    outboundAbandoned: of('outboundAbandoned'),
    outboundHandled: of('outboundHandled'),
    outboundTalkMs: ratio(of('outboundTalkMs'), of('outboundHandled')),
    ringNoAnswer: of('ringNoAnswer')
  };
}
