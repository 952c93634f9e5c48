/**
 * The likely range of a figure, from what it was in each simulated path: of all ranges the one whose share of paths is
 * nearest to what is asked for, leaving as much below as above where it can. Counts come in lumps: the usual quantiles of a
 * count that is mostly 0 would hold much more than they say.
 */

export interface Limits {
  readonly low: number;
  readonly high: number;
  /** The share of paths in it, 0–1: about what was asked for, more where one value alone is likelier than that. */
  readonly share: number;
}

/** What lopsidedness costs beside a share that is missed: little, but a balanced range is preferred. */
const LOPSIDED = 0.1;

/** Each value once, in order, and the share of all values that are below it. */
function steps(sorted: readonly number[]): { readonly values: number[]; readonly below: number[] } {
  const values: number[] = [];
  const below: number[] = [];
  for (let place = 0; place < sorted.length; place++) {
    if (place > 0 && sorted[place] === sorted[place - 1]) continue;
    values.push(sorted[place]!);
    below.push(place / sorted.length);
  }
  return { values, below: [...below, 1] };
}

/** @param sorted at least one */
export function limitsOf(sorted: readonly number[], share: number): Limits {
  const { values, below } = steps(sorted);
  let best = { low: 0, high: 0, cost: Infinity };
  for (let low = 0, high = 0; low < values.length && below[low]! < 0.5; low++) {
    high = Math.max(high, low);
    const cost = (to: number): number => {
      const [under, over] = [below[low]!, 1 - below[to + 1]!];
      return Math.abs(1 - under - over - share) + LOPSIDED * Math.abs(under - over);
    };
    while (high + 1 < values.length && cost(high + 1) <= cost(high)) high++;
    if (cost(high) < best.cost) best = { low, high, cost: cost(high) };
  }
  const { low, high } = best;
  return { low: values[low]!, high: values[high]!, share: below[high + 1]! - below[low]! };
}

/** The middle value. @param sorted at least one */
export function middleOf(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
