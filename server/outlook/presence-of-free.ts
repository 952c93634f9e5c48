/**
 * How many of the agents who are shown as free are really there: who comes to k of them is served at once, unless none of
 * the k is. Measured on those who came while nobody waited.
 */
import type { Span } from './agent-spans.ts';

/** How many agents of one queue had been shown as free for a while, over time. */
export class FreeCounts {
  readonly #whileMs: number;
  readonly #changes: [atMs: number, by: number][] = [];
  #times: number[] | null = null;
  #counts: number[] = [];

  constructor(whileMs: number) {
    this.#whileMs = whileMs;
  }

  add(spans: readonly Span[]): void {
    for (const { kind, startMs, endMs } of spans) {
      const fromMs = startMs + this.#whileMs;
      if (kind === 'free' && endMs > fromMs) this.#changes.push([fromMs, 1], [endMs, -1]);
    }
    this.#times = null;
  }

  /** Just before a moment. */
  before(atMs: number): number {
    const times = this.#times ?? this.#sum();
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle]! >= atMs) high = middle;
      else low = middle + 1;
    }
    return low === 0 ? 0 : this.#counts[low - 1]!;
  }

  #sum(): number[] {
    this.#changes.sort(([a], [b]) => a - b);
    let count = 0;
    this.#counts = this.#changes.map(([, by]) => (count += by));
    return (this.#times = this.#changes.map(([atMs]) => atMs));
  }
}

/** What is taken for usual counts as if so many had come to one free agent. */
const USUAL_CAME = 10;

interface Served {
  readonly came: number;
  readonly atOnce: number;
}

/** By how many were shown as free: how many contacts came, and how many of them were served at once. */
export class Presence {
  readonly #byFree = new Map<number, Served>();

  add(free: number, isServedAtOnce: boolean): void {
    if (free > 0) this.#add(free, 1, isServedAtOnce ? 1 : 0);
  }

  addAll(other: Presence): void {
    for (const [free, { came, atOnce }] of other.#byFree) this.#add(free, came, atOnce);
  }

  /** The likeliest share of free agents who are there. @param usual what it is taken for until it has been seen */
  share(usual: number): number {
    const asUsual = { came: USUAL_CAME, atOnce: usual * USUAL_CAME };
    let [low, high] = [0.01, 0.999];
    for (let halving = 0; halving < 24; halving++) {
      const middle = (low + high) / 2;
      if (this.#slope(middle) + slopeOf(middle, 1, asUsual) > 0) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  #add(free: number, came: number, atOnce: number): void {
    const known = this.#byFree.get(free) ?? { came: 0, atOnce: 0 };
    this.#byFree.set(free, { came: known.came + came, atOnce: known.atOnce + atOnce });
  }

  #slope(share: number): number {
    let slope = 0;
    for (const [free, served] of this.#byFree) slope += slopeOf(share, free, served);
    return slope;
  }
}

/** Of the logarithm of the likelihood of a share, by those who came to `free` agents. */
function slopeOf(share: number, free: number, { came, atOnce }: Served): number {
  const none = (1 - share) ** free;
  return (free * ((atOnce * none) / (1 - none) - (came - atOnce))) / (1 - share);
}
