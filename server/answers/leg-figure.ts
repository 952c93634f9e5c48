/** What a figure of contacts is made of, in terms that its legs add to. */
import type { FigureQuestion, TermName } from '#lib/protocol/explanation.ts';
import type { WaitingFigure } from '#lib/protocol/figures.ts';
import { FIGURES, SERVICE_LEVEL, sumAt, type FigureName, type Level, type Term } from '../floor/figure-definitions.ts';
import type { Formula } from '../contract/config.ts';
import { ratio } from '../floor/figures.ts';
import type { SumName } from '../floor/contributions.ts';
import type { FigureScope } from './figure-scope.ts';
import { PLACE, toAgents, toLongestWait, toNow, toWindow, type Adds, type Tally } from './tallies.ts';

/** A term that has not been added up yet. */
export interface OpenTerm {
  readonly name: TermName;
  readonly sign: 1 | -1;
  readonly place: number;
}

export interface LegFigure {
  readonly adds: Adds;
  /** Added up; or the longest of those `above`. */
  readonly made: 'sum' | 'longest';
  readonly above: readonly OpenTerm[];
  readonly below: readonly OpenTerm[] | null;
  /** Null: nothing must have been stated for it. */
  readonly stated: OpenTerm | null;
}

const term = (name: Tally, level: Level, sign: 1 | -1 = 1): OpenTerm => ({
  name: name as TermName,
  sign,
  place: PLACE[sumAt(level, name as SumName)]
});

const signed = (text: Term, level: Level): OpenTerm =>
  text.startsWith('-') ? term(text.slice(1) as SumName, level, -1) : term(text as SumName, level);

export const serviceLevelBy = (formula: Formula, level: Level): Pick<LegFigure, 'above' | 'below'> => ({
  above: SERVICE_LEVEL[formula].above.map((each) => signed(each, level)),
  below: SERVICE_LEVEL[formula].below.map((each) => signed(each, level))
});

function ofSums(name: FigureName, level: Level): Omit<LegFigure, 'adds' | 'made'> {
  const { above, below, stated } = FIGURES[name];
  return {
    above: above.map((each) => term(each, level)),
    below: below && below.map((each) => term(each, level)),
    stated: stated && term(stated, level)
  };
}

const NOW: Readonly<Record<WaitingFigure, Tally>> = {
  waiting: 'waiting',
  longestWaitMs: 'waitMs',
  waitingOverTarget: 'waitingOverTarget',
  inProgress: 'inProgress'
};

/** @param formula that all its queues have in common; null: they have several */
export function legFigure(
  { figure, scope: { kind }, window }: FigureQuestion,
  { level, agents }: FigureScope,
  formula: Formula | null,
  nowMs: number
): LegFigure {
  if (window === 'now') {
    const above = [term(NOW[figure as WaitingFigure], level)];
    const made = figure === 'longestWaitMs' ? 'longest' : 'sum';
    return { adds: toNow(nowMs), made, above, below: null, stated: null };
  }
  if (figure === 'maxWaitMs') {
    return { adds: toLongestWait, made: 'longest', above: [term('waitMs', level)], below: null, stated: null };
  }
  const ofAgents = kind === 'team' || kind === 'agent';
  const adds = ofAgents ? toAgents(new Set(agents.map(({ id }) => id))) : toWindow;
  const parts = ofSums(figure as FigureName, level);
  const inCounts = figure === 'serviceLevel' && formula !== null && serviceLevelBy(formula, level);
  return { adds, made: 'sum', ...parts, ...inCounts };
}

/** What terms come to, added up, with the amounts given. */
export function totalOf(terms: readonly OpenTerm[], amounts: Float64Array): number {
  let total = 0;
  for (const { sign, place } of terms) total += sign * amounts[place]!;
  return total;
}

/** The figure of amounts that have been added up. */
export function valueOf({ above, below, stated }: Omit<LegFigure, 'adds' | 'made'>, amounts: Float64Array) {
  if (stated && amounts[stated.place] === 0) return null;
  return below ? ratio(totalOf(above, amounts), totalOf(below, amounts)) : totalOf(above, amounts);
}
