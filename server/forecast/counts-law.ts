/** How likely each count is where the mean and the variance are known: Poisson, or the negative binomial law where they differ. */

/** What is rarer than this, beyond the mean, is left out. */
const NEGLIGIBLE = 1e-12;

/**
 * By count, from 0 on.
 *
 * @param dispersion variance ÷ mean; below 1 counts as 1
 */
export function countsLaw(mean: number, dispersion: number): number[] {
  const likelihoods: number[] = [];
  // Near Poisson the other law's numbers grow out of bounds.
  const next = dispersion < 1.000001 ? poisson(mean) : negativeBinomial(mean, dispersion);
  for (let count = 0, p = next.first; count <= mean || p > NEGLIGIBLE; p *= next.ratio(count++)) likelihoods.push(p);
  return likelihoods;
}

interface Recursion {
  readonly first: number;
  /** Of a count's likelihood, times what the next one is. */
  readonly ratio: (count: number) => number;
}

const poisson = (mean: number): Recursion => ({ first: Math.exp(-mean), ratio: (count) => mean / (count + 1) });

function negativeBinomial(mean: number, dispersion: number): Recursion {
  const size = mean / (dispersion - 1);
  const chance = 1 - 1 / dispersion;
  return { first: dispersion ** -size, ratio: (count) => (chance * (count + size)) / (count + 1) };
}
