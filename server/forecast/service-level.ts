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

/** Null where there is nothing to divide by. Nobody is diverted in a forecast. */
export function serviceLevel(formula: Formula, served: Served): number | null {
  const { answered, answeredInTarget, abandoned, abandonedInTarget } = served;
  const above = formula === 'early-ok' ? answeredInTarget + abandonedInTarget : answeredInTarget;
  const below = belowTheLine(formula, answered, abandoned, abandonedInTarget);
  return below > 0 ? above / below : null;
}

function belowTheLine(formula: Formula, answered: number, abandoned: number, abandonedInTarget: number): number {
  if (formula === 'answered') return answered;
  return answered + abandoned - (formula === 'ignore-early' ? abandonedInTarget : 0);
}
