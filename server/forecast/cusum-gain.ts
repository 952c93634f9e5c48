/**
 * What one step's count adds to a CUSUM's score: how much likelier it is after the change that is looked for than without
 * it, as a logarithm; of counts that vary more than Poisson's, as much less.
 *
 * @param ratio how many times what is expected that change is
 */
export function gain(count: number, mean: number, dispersion: number, ratio: number): number {
  return (count * Math.log(ratio) - mean * (ratio - 1)) / Math.max(1, dispersion);
}
