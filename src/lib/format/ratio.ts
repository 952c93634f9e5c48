/** One digit after the point of a percentage. */
const STEPS = 1000;

/**
 * A ratio rounded for a percentage of one decimal, but never across its target: 79.96 % of 80 % is not yet "80.0 %".
 */
export function roundedRatio(value: number, target: number | null = null): number {
  const rounded = Math.round(value * STEPS) / STEPS;
  const isAcross = target !== null && value < target && rounded >= target;
  return isAcross ? Math.ceil(target * STEPS - 1) / STEPS : rounded;
}
