/** The figures of a window from its sums, as figure-definitions.ts has them, named as on the metrics page. */
import { SUM, type SumName } from './contributions.ts';
import { FIGURES, sumAt, type FigureDefinition, type FigureName, type Level } from './figure-definitions.ts';
import type { Sums } from './sums.ts';

/** Null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** A definition by the places of its sums: a tick evaluates some ten thousands of them. */
interface Recipe {
  readonly above: readonly number[];
  readonly below: readonly number[];
  /** −1: nothing must be stated. */
  readonly stated: number;
}

type Recipes = Readonly<Record<FigureName, Recipe>>;

function recipesAt(level: Level): Recipes {
  const place = (name: SumName): number => SUM[sumAt(level, name)];
  const recipe = ({ above, below, stated }: FigureDefinition): Recipe => ({
    above: above.map(place),
    below: (below ?? []).map(place),
    stated: stated === null ? -1 : place(stated)
  });
  return Object.fromEntries(Object.entries(FIGURES).map(([name, each]) => [name, recipe(each)])) as Recipes;
}

const RECIPES: Readonly<Record<Level, Recipes>> = { queue: recipesAt('queue'), site: recipesAt('site') };

function total(sums: Sums, places: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < places.length; index++) total += sums[places[index]!]!;
  return total;
}

const count = (sums: Sums, { above }: Recipe): number => total(sums, above);

function quotient(sums: Sums, { above, below, stated }: Recipe): number | null {
  return stated !== -1 && sums[stated] === 0 ? null : ratio(total(sums, above), total(sums, below));
}

/** One figure of a window, from its sums. */
export function figureOf(name: FigureName, sums: Sums, level: Level): number | null {
  const recipe = RECIPES[level][name];
  return FIGURES[name].below ? quotient(sums, recipe) : count(sums, recipe);
}

export type WindowFigures = Readonly<ReturnType<typeof windowFigures>>;

/**
 * @param sums of the window, added up over what is summed
 * @param longestWaitMs of an outcome in the window; −Infinity if there is none
 */
export function windowFigures(sums: Sums, longestWaitMs: number, level: Level) {
  const its = RECIPES[level];
  return {
    offered: count(sums, its.offered),
    answered: count(sums, its.answered),
    abandoned: count(sums, its.abandoned),
    abandonedShort: count(sums, its.abandonedShort),
    diverted: count(sums, its.diverted),
    divertedUnserved: count(sums, its.divertedUnserved),
    handled: count(sums, its.handled),
    answeredInTarget: count(sums, its.answeredInTarget),
    abandonedInTarget: count(sums, its.abandonedInTarget),
    serviceLevel: quotient(sums, its.serviceLevel),
    answerRate: quotient(sums, its.answerRate),
    abandonRate: quotient(sums, its.abandonRate),
    asaMs: quotient(sums, its.asaMs),
    abandonWaitMs: quotient(sums, its.abandonWaitMs),
    maxWaitMs: longestWaitMs === -Infinity ? null : longestWaitMs,
    ahtMs: quotient(sums, its.ahtMs),
    talkMs: quotient(sums, its.talkMs),
    holdMs: quotient(sums, its.holdMs),
    acwMs: quotient(sums, its.acwMs),
    ringMs: quotient(sums, its.ringMs),
    transferred: count(sums, its.transferred),
    wrapped: {
      information: count(sums, its['wrapped.information']),
      transaction: count(sums, its['wrapped.transaction']),
      sale: count(sums, its['wrapped.sale']),
      complaint: count(sums, its['wrapped.complaint']),
      satisfaction: count(sums, its['wrapped.satisfaction']),
      suggestion: count(sums, its['wrapped.suggestion']),
      other: count(sums, its['wrapped.other'])
    },
    firstContactResolution: quotient(sums, its.firstContactResolution),
    outboundAnswered: count(sums, its.outboundAnswered),
    outboundAbandoned: count(sums, its.outboundAbandoned),
    outboundHandled: count(sums, its.outboundHandled),
    outboundTalkMs: quotient(sums, its.outboundTalkMs),
    ringNoAnswer: count(sums, its.ringNoAnswer)
  };
}
