/** The service level of the metrics page, from counts or from shares of those who arrive. */
import type { Formula } from '../contract/config.ts';

/** What a queue promises: T, S, the formula and the target of its configuration. */
export interface ServiceRule {
  readonly thresholdMs: number;
  readonly shortAbandonMs: number;
  readonly formula: Formula;
  /** The share that the service level should reach, 0–1. */
  readonly target: number;
}

/** Short abandons are in none of them. */
export interface Served {
  readonly answered: number;
  readonly answeredInTarget: number;
  readonly abandoned: number;
  readonly abandonedInTarget: number;
}

export interface Fraction {
  readonly above: number;
  readonly below: number;
}

/** Nobody is diverted in a forecast. */
export function fractionOf(formula: Formula, served: Served): Fraction {
  const { answered, answeredInTarget, abandoned, abandonedInTarget } = served;
  const above = formula === 'early-ok' ? answeredInTarget + abandonedInTarget : answeredInTarget;
  if (formula === 'answered') return { above, below: answered };
  return { above, below: answered + abandoned - (formula === 'ignore-early' ? abandonedInTarget : 0) };
}

/** Of several fractions the sum of what is above ÷ the sum of what is below; null where there is nothing to divide by. */
export function levelOf(fractions: readonly Fraction[]): number | null {
  let [above, below] = [0, 0];
  for (const each of fractions) {
    above += each.above;
    below += each.below;
  }
  return below > 0 ? above / below : null;
}
