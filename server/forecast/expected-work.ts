/**
 * How much work the contacts of a queue and channel are expected to be, each, and how much more the ones of a minute were:
 * by the days before, and by today as far as it is known.
 */

/** What agents worked in a minute. */
export interface WorkedMinute {
  /** Contacts that ended. */
  readonly ended: number;
  /** What was worked for them, and for those that ended before, piece by piece, milliseconds. */
  readonly pieces: readonly number[];
}

/** Of many contacts together. */
export interface WorkTotals {
  readonly ended: number;
  readonly workMs: number;
  /** Σ of squared pieces, s². */
  readonly squares: number;
}

export const NO_WORK: WorkTotals = { ended: 0, workMs: 0, squares: 0 };

/** A piece of work that is longer than so many contacts usually are is somebody's forgotten line. */
const LONGEST = 5;
/** Of fewer contacts the mean is not known. */
const LEAST_ENDED = 30;
/** The days before count as much as so many contacts of today. */
const USUAL_WEIGHT = 100;
/** How much the mean of a day differs from that of others. */
const DRIFT = 0.08;

export function totalsOf({ ended, pieces }: WorkedMinute): WorkTotals {
  let [workMs, squares] = [0, 0];
  for (const piece of pieces) {
    workMs += piece;
    squares += (piece / 1000) ** 2;
  }
  return { ended, workMs, squares };
}

/** Of all minutes of a day; what is too long to be usual counts as long as that. */
export function usualTotals(minutes: Iterable<WorkedMinute>): WorkTotals {
  const all = [...minutes];
  const { ended, workMs } = all.map(totalsOf).reduce((sum, each) => addTotals(sum, each), NO_WORK);
  const longestMs = ended === 0 ? Infinity : (LONGEST * workMs) / ended;
  return all
    .map((each) => totalsOf({ ended: each.ended, pieces: each.pieces.map((piece) => Math.min(longestMs, piece)) }))
    .reduce((sum, each) => addTotals(sum, each), NO_WORK);
}

/** The totals of one, a number of times over, and those of another. */
export const addTotals = (a: WorkTotals, b: WorkTotals, times = 1): WorkTotals => ({
  ended: a.ended * times + b.ended,
  workMs: a.workMs * times + b.workMs,
  squares: a.squares * times + b.squares
});

export interface ExpectedWork {
  readonly meanMs: number;
  /** Standard deviation ÷ mean. */
  readonly variation: number;
  /** Standard error ÷ mean. */
  readonly uncertainty: number;
}

/**
 * Null while too little is known.
 *
 * @param usual of the days before
 * @param today what of today is to count
 */
export function expectedWork(usual: WorkTotals, today: WorkTotals): ExpectedWork | null {
  const prior = usual.ended >= LEAST_ENDED ? USUAL_WEIGHT / usual.ended : 0;
  const { ended, workMs, squares } = addTotals(usual, today, prior);
  if (ended < LEAST_ENDED || workMs === 0) return null;
  const meanMs = workMs / ended;
  const variation = Math.sqrt(Math.max(0, squares / ended / (meanMs / 1000) ** 2 - 1));
  return { meanMs, variation, uncertainty: Math.hypot(variation / Math.sqrt(ended), DRIFT) };
}

/** In contacts of the mean. */
export function excessOf({ ended, pieces }: WorkedMinute, { meanMs }: ExpectedWork): number {
  let work = 0;
  for (const piece of pieces) work += Math.min(LONGEST, piece / meanMs);
  return work - ended;
}
