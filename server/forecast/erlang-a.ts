/**
 * The queue M/M/n+M in its steady state: contacts arrive at random, n agents serve them one at a time, who waits goes after
 * a while. Exact, by its birth-death equations; without impatience it is M/M/n (Erlang C).
 *
 * Zeltyn and Mandelbaum, "Call centers with impatient customers: many-server asymptotics of the M/M/n+G queue" (2005);
 * the law of the waits is that of a pure death process: −ln(B) ÷ θ, with B of a beta distribution.
 */
import { fractionOf, levelOf, type ServiceRule } from './service-level.ts';

export interface Workload {
  readonly arrivalsPerMs: number;
  /** The mean time that a contact keeps an agent. */
  readonly handleMs: number;
  readonly agents: number;
  /** The mean time after which who waits leaves; Infinity: nobody does. */
  readonly patienceMs: number;
}

/** Less than this share of the likeliest state is nothing. */
const NEGLIGIBLE = 1e-30;

/** The states that matter: how many contacts are there, and how likely that is. */
interface States {
  readonly first: number;
  readonly likelihoods: readonly number[];
}

/** At what rate one of `contacts` goes, served or not. */
function departuresPerMs(contacts: number, { agents, handleMs, patienceMs }: Workload): number {
  return Math.min(contacts, agents) / handleMs + Math.max(0, contacts - agents) / patienceMs;
}

/** Up to it more come than go. */
function likeliestState({ arrivalsPerMs, handleMs, agents, patienceMs }: Workload): number {
  const load = arrivalsPerMs * handleMs;
  return Math.floor(load <= agents ? load : agents + (arrivalsPerMs - agents / handleMs) * patienceMs);
}

/** From the likeliest state outwards: so nothing overflows, however many agents there are. */
function statesOf(workload: Workload): States {
  const likeliest = likeliestState(workload);
  const below: number[] = [];
  for (let state = likeliest, weight = 1; state > 0; state--) {
    weight *= departuresPerMs(state, workload) / workload.arrivalsPerMs;
    if (weight < NEGLIGIBLE) break;
    below.push(weight);
  }
  const weights = [...below.reverse(), 1];
  for (let state = likeliest + 1, weight = 1; ; state++) {
    weight *= workload.arrivalsPerMs / departuresPerMs(state, workload);
    if (weight < NEGLIGIBLE) break;
    weights.push(weight);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { first: likeliest - below.length, likelihoods: weights.map((weight) => weight / total) };
}

export class ErlangA {
  /** Of those who arrive, the share that finds every agent busy. */
  readonly waits: number;
  /** Of those who arrive, the share that leaves unserved. */
  readonly abandons: number;
  /** Of all who arrive, who is served at once included. */
  readonly meanWaitMs: number;
  /** Of those who are served; null where nobody is. */
  readonly meanWaitOfServedMs: number | null;
  readonly waitOfServedVariance: number | null;
  /** Of those who leave; null where nobody does. */
  readonly meanWaitOfAbandonedMs: number | null;
  /** How many wait. */
  readonly meanWaiting: number;
  readonly waitingVariance: number;
  /** How many are there, waiting or served. */
  readonly meanContacts: number;
  /** Of the agents' time, the share that contacts take; null where there are none. */
  readonly occupancy: number | null;
  readonly #workload: Workload;
  /** By how many wait already: the likelihood that all agents are busy, and so many wait. */
  readonly #busy: readonly number[];

  /** Use erlangA(). */
  constructor(workload: Workload) {
    const { arrivalsPerMs, handleMs, agents, patienceMs } = workload;
    const { first, likelihoods } = statesOf(workload);
    this.#workload = workload;
    const unknown = Array<number>(Math.max(0, first - agents)).fill(0);
    this.#busy = [...unknown, ...likelihoods.slice(Math.max(0, agents - first))];
    this.waits = sumOf(this.#busy, (p) => p);
    this.meanWaiting = sumOf(this.#busy, (p, waiting) => p * waiting);
    this.waitingVariance = sumOf(this.#busy, (p, waiting) => p * waiting ** 2) - this.meanWaiting ** 2;
    this.meanContacts = sumOf(likelihoods, (p, place) => p * (first + place));
    this.abandons = this.meanWaiting / patienceMs / arrivalsPerMs;
    this.meanWaitMs = this.meanWaiting / arrivalsPerMs;
    const served = 1 - this.abandons;
    const isAnyoneThere = agents > 0;
    const [once, twice] = isAnyoneThere ? this.#waitsOfServed() : [0, 0];
    this.occupancy = isAnyoneThere ? (arrivalsPerMs * served * handleMs) / agents : null;
    this.meanWaitOfServedMs = isAnyoneThere ? once / served : null;
    this.waitOfServedVariance = isAnyoneThere ? twice / served - (once / served) ** 2 : null;
    this.meanWaitOfAbandonedMs = this.abandons > 0 ? (this.meanWaitMs - once) / this.abandons : null;
  }

  /** Of those who arrive, the share that is served after a wait of `ms` at most. */
  answeredWithin(ms: number): number {
    const isLonger = this.#isLonger(ms, 1);
    return 1 - this.waits + sumOf(this.#busy, (p, ahead) => p * this.#servedBehind(ahead) * (1 - isLonger(ahead)));
  }

  /** Of those who arrive, the share that leaves after a wait of `ms` at most. */
  abandonedWithin(ms: number): number {
    const { patienceMs } = this.#workload;
    const stays = Math.exp(-ms / patienceMs);
    const isOfferLater = this.#isLonger(ms, 0);
    const isServedLater = this.#isLonger(ms, 1);
    return sumOf(this.#busy, (p, ahead) => {
      const servedBy = this.#servedBehind(ahead) * (1 - isServedLater(ahead));
      return p * (1 - servedBy - isOfferLater(ahead) * stays);
    });
  }

  /** By the formulas of the metrics page; null where nobody counts. */
  serviceLevel({ thresholdMs, shortAbandonMs, formula }: ServiceRule): number | null {
    // Who leaves at the very instant S has waited long enough: no exact instant has a likelihood here.
    const short = shortAbandonMs > 0 ? this.abandonedWithin(shortAbandonMs) : 0;
    const served = {
      answered: 1 - this.abandons,
      answeredInTarget: this.answeredWithin(thresholdMs),
      abandoned: this.abandons - short,
      abandonedInTarget: Math.max(0, this.abandonedWithin(thresholdMs) - short)
    };
    return levelOf([fractionOf(formula, served)]);
  }

  /** The share that is served of those who find so many waiting before them. */
  #servedBehind(ahead: number): number {
    const { agents, handleMs, patienceMs } = this.#workload;
    const servedPerMs = agents / handleMs;
    return servedPerMs === 0 ? 0 : servedPerMs / (servedPerMs + (ahead + 1) / patienceMs);
  }

  /** The first two moments of the wait of those who are served, times their share. */
  #waitsOfServed(): [once: number, twice: number] {
    const { agents, handleMs, patienceMs } = this.#workload;
    let [mean, variance, once, twice] = [0, 0, 0, 0];
    for (const [ahead, p] of this.#busy.entries()) {
      const stepMs = 1 / (agents / handleMs + (ahead + 1) / patienceMs);
      mean += stepMs;
      variance += stepMs ** 2;
      const share = p * this.#servedBehind(ahead);
      once += share * mean;
      twice += share * (variance + mean ** 2);
    }
    return [once, twice];
  }

  /**
   * How likely a wait is longer than `ms`, by how many wait before. With `leaving` 0 it is the wait that is offered: the sum
   * of exponential times at the rates nμ, nμ + θ, …; with 1 that of those who see its end, as each rate is θ higher.
   * To be asked for 0, 1, 2, … in turn: the negative binomial law is summed up on the way.
   */
  #isLonger(ms: number, leaving: 0 | 1): (ahead: number) => number {
    const { agents, handleMs, patienceMs } = this.#workload;
    const rate = agents / handleMs + leaving / patienceMs;
    const span = patienceMs === Infinity ? ms : -Math.expm1(-ms / patienceMs) * patienceMs;
    let logTerm = -rate * ms;
    let sum = 0;
    return (ahead) => {
      if (ahead > 0) logTerm += Math.log((span * (rate + (ahead - 1) / patienceMs)) / ahead);
      sum += Math.exp(logTerm);
      return Math.min(1, sum);
    };
  }
}

function sumOf(values: readonly number[], term: (value: number, place: number) => number): number {
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += term(values[place]!, place);
  return sum;
}

/** Null where it has no steady state: nobody leaves, and more come than can be served. */
export function erlangA(workload: Workload): ErlangA | null {
  const { arrivalsPerMs, handleMs, agents, patienceMs } = workload;
  if (patienceMs === Infinity && arrivalsPerMs * handleMs >= agents) return null;
  return new ErlangA(workload);
}
