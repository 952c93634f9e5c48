/**
 * How long something lasts, learnt from what has ended and from what still goes on: the chance of its end in each span of its
 * age is the ends in that span ÷ the time that was spent in it. So nothing is lost of waits that ended otherwise, of
 * contacts in progress, of breaks that go on.
 */

/** Spans of age begin here, milliseconds. */
const BEGINNINGS = [
  0, 2, 4, 7, 12, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1500, 2700, 5400, 14_400
].map((seconds) => seconds * 1000);

/** What is usual counts as if so many ends had been seen of it. */
const USUAL_ENDS = 4;
const QUANTILES = 256;
/** How much of its hazard a duration is given beyond the last quantile. */
const BEYOND_LAST = 1 - 1 / (4 * QUANTILES);

function spanOf(ageMs: number): number {
  let span = BEGINNINGS.length - 1;
  while (span > 0 && BEGINNINGS[span]! > ageMs) span--;
  return span;
}

const endOf = (span: number): number => BEGINNINGS[span + 1] ?? Infinity;

/** Counts ends and time spent, by age. */
export class Lifetimes {
  readonly ends = BEGINNINGS.map(() => 0);
  readonly spentMs = BEGINNINGS.map(() => 0);
  /** How many ends were seen. */
  count = 0;
  totalMs = 0;

  /** It was seen from one age to another, and ended there or not. */
  add(fromMs: number, toMs: number, isEnd: boolean): void {
    const last = spanOf(toMs);
    for (let span = spanOf(fromMs); span <= last; span++) {
      this.spentMs[span]! += Math.max(0, Math.min(toMs, endOf(span)) - Math.max(fromMs, BEGINNINGS[span]!));
    }
    this.totalMs += Math.max(0, toMs - fromMs);
    if (!isEnd) return;
    this.ends[last]!++;
    this.count++;
  }
}

/** The mean time to the end of what has lasted so long already. */
export function meanAfter({ ends, spentMs }: Lifetimes, ageMs: number, usualMs: number): number {
  const first = spanOf(ageMs);
  const sum = (values: readonly number[]): number => values.slice(first).reduce((total, each) => total + each, 0);
  return (sum(spentMs) + usualMs) / (sum(ends) + 1);
}

export class LifeTable {
  /** The mean duration: Infinity where nothing was ever seen to end, and nothing is usual. */
  readonly meanMs: number;
  /** How many ends it was learnt from. */
  readonly count: number;
  /** The chance of an end in a millisecond, by span; and what that has come to before the span begins. */
  readonly #hazards: readonly number[];
  readonly #before: readonly number[];
  readonly #quantiles: Float64Array;

  /**
   * @param usualMs the mean where little was seen
   */
  constructor({ ends, spentMs, count, totalMs }: Lifetimes, usualMs: number) {
    this.count = count;
    const overall = (count + USUAL_ENDS / 4) / (totalMs + (usualMs * USUAL_ENDS) / 4);
    this.#hazards = ends.map((each, span) => hazardOf(each, spentMs[span]!, overall));
    this.#before = cumulated(this.#hazards);
    this.#quantiles = Float64Array.from({ length: QUANTILES + 1 }, (_, place) =>
      this.after(0, place === QUANTILES ? BEYOND_LAST : place / QUANTILES)
    );
    this.meanMs = this.#mean();
  }

  /** How long it lasts from its beginning, by a die that fell: as `after(0, die)`, but looked up. */
  fresh(die: number): number {
    const place = die * QUANTILES;
    const below = Math.floor(place);
    const low = this.#quantiles[below]!;
    return low + (this.#quantiles[below + 1]! - low) * (place - below);
  }

  /** How much longer it lasts after it has lasted so long. */
  after(ageMs: number, die: number): number {
    let span = spanOf(ageMs);
    let left = -Math.log(1 - die);
    let atMs = ageMs;
    for (; span < BEGINNINGS.length; span++) {
      const hazard = this.#hazards[span]!;
      const more = (endOf(span) - atMs) * hazard;
      if (left <= more) return atMs + (hazard > 0 ? left / hazard : Infinity) - ageMs;
      left -= more;
      atMs = endOf(span);
    }
    return Infinity;
  }

  /** The chance that it lasts so long. */
  lasts(ms: number): number {
    const span = spanOf(ms);
    return Math.exp(-(this.#before[span]! + (ms - BEGINNINGS[span]!) * this.#hazards[span]!));
  }

  #mean(): number {
    let meanMs = 0;
    for (const [span, hazard] of this.#hazards.entries()) {
      const [from, to] = [BEGINNINGS[span]!, endOf(span)];
      meanMs += hazard > 0 ? (this.lasts(from) - (to === Infinity ? 0 : this.lasts(to))) / hazard : to - from;
    }
    return meanMs;
  }
}

/** What is seen in a span alone is taken with a grain of what is seen altogether. */
const hazardOf = (ends: number, spentMs: number, overall: number): number =>
  overall === 0 ? 0 : (ends + USUAL_ENDS / 4) / (spentMs + USUAL_ENDS / 4 / overall);

function cumulated(hazards: readonly number[]): number[] {
  let sum = 0;
  return hazards.map((hazard, span) => {
    const before = sum;
    sum += span + 1 < BEGINNINGS.length ? hazard * (endOf(span) - BEGINNINGS[span]!) : 0;
    return before;
  });
}
