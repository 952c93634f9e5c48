/** Why a figure of contacts is what it is: its fraction in counts, its definitions, and what late and lost events did to it. */
import { LATE_MS, type FigureAnswer, type FigureQuestion, type Quality, type Term } from '#lib/protocol/explanation.ts';
import { FORMULAS, unitOf } from '#lib/protocol/figures.ts';
import type { Floor } from '../floor/floor.ts';
import { commonFormula, definitionGroups, definitionsInForce, type Group } from './definitions-in-force.ts';
import { isOfferDerived, isHealed, isWithoutOutcome } from './contact-facts.ts';
import type { FigureScope } from './figure-scope.ts';
import { legFigure, serviceLevelBy, valueOf, type LegFigure, type OpenTerm } from './leg-figure.ts';
import { sharesOf, type LegShare, type Shares } from './leg-shares.ts';
import { PLACE } from './tallies.ts';

interface Looked {
  readonly groups: readonly Group[];
  readonly figure: LegFigure;
  readonly found: Shares;
}

/** Every leg that the figure looks at. */
export function lookAtLegs(floor: Floor, question: FigureQuestion, scope: FigureScope): Looked {
  const groups = definitionGroups(floor, scope, question.channel);
  const figure = legFigure(question, scope, commonFormula(groups), scope.window.endMs);
  return { groups, figure, found: sharesOf(question, scope, figure, LATE_MS) };
}

const closed = (terms: readonly OpenTerm[], amounts: Float64Array): Term[] =>
  terms.map(({ name, sign, place }) => ({ name, sign, amount: amounts[place]! }));

const longestOf = (shares: readonly LegShare[]): number | null =>
  shares.reduce<number | null>((longest, { above }) => Math.max(longest ?? above, above), null);

function valueFrom(figure: LegFigure, shares: readonly LegShare[], amounts: Float64Array): number | null {
  return figure.made === 'longest' ? longestOf(shares) : valueOf(figure, amounts);
}

function qualityOf(figure: LegFigure, { shares, total, inTime }: Shares): Quality {
  const counted = shares.filter(({ isCounted }) => isCounted);
  const late = counted.filter(({ leg }) => leg.lateMs > LATE_MS);
  const rest = counted.filter(({ leg }) => leg.lateMs <= LATE_MS);
  const many = (is: (share: LegShare) => boolean): number => counted.filter(is).length;
  return {
    late: late.length,
    latestMs: late.reduce((latest, { leg }) => Math.max(latest, leg.lateMs), 0),
    valueWithoutLate: valueFrom(figure, rest, inTime),
    offerDerived: many(({ leg }) => isOfferDerived(leg)),
    withoutOutcome: many(({ leg }) => isWithoutOutcome(leg)),
    healed: many(({ leg }) => isHealed(leg)),
    incomplete: total[PLACE.incomplete]!
  };
}

function formulaShares({ figure, groups, found: { total } }: Looked, level: FigureScope['level']) {
  const own = commonFormula(groups);
  return FORMULAS.map((formula) => {
    const { above, below } = serviceLevelBy(formula, level);
    return {
      formula,
      above: closed(above, total),
      below: closed(below!, total),
      value: valueOf({ above, below, stated: figure.stated }, total),
      isOwn: formula === own
    };
  });
}

export function explainLegs(
  floor: Floor,
  question: FigureQuestion,
  scope: FigureScope
): Omit<FigureAnswer, 'atMs' | 'window' | 'names' | 'timeZone'> {
  const looked = lookAtLegs(floor, question, scope);
  const { figure, found, groups } = looked;
  const isSum = figure.made === 'sum';
  const isLevel = question.figure === 'serviceLevel';
  return {
    unit: unitOf(question.figure),
    value: valueFrom(figure, found.shares, found.total),
    made: figure.made,
    of: 'contacts',
    above: isSum ? closed(figure.above, found.total) : [],
    below: figure.below && closed(figure.below, found.total),
    counted: found.shares.filter(({ isCounted }) => isCounted).length,
    definitions: definitionsInForce(floor, groups, found.shares, question),
    formulas: isLevel ? formulaShares(looked, scope.level) : null,
    quality: qualityOf(figure, found)
  };
}
