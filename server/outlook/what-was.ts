/** What became of a queue's contacts: to score what was foretold of them. */
import { contribute, SUM } from '../floor/contributions.ts';
import type { LegReading } from '../floor/leg-reading.ts';
import type { Queue } from '../floor/queue.ts';

export class WhatWas {
  readonly #queue: Queue;
  readonly #legs: readonly LegReading[];

  /** @param legs complete inbound ones, all that were open in the times that are asked about */
  constructor(queue: Queue, legs: readonly LegReading[]) {
    this.#queue = queue;
    this.#legs = legs;
  }

  waiting(atMs: number): number {
    return this.#legs.filter(({ offeredAtMs, outcomeAtMs }) => offeredAtMs <= atMs && !(outcomeAtMs <= atMs)).length;
  }

  /** After `fromMs`, up to `toMs`. */
  abandoned(fromMs: number, toMs: number): number {
    return this.#sum(fromMs, toMs, SUM.abandoned);
  }

  /** By the queue's own formula; null of nobody. */
  serviceLevel(fromMs: number, toMs: number): number | null {
    const below = this.#sum(fromMs, toMs, SUM.serviceLevelDenominator);
    return below > 0 ? this.#sum(fromMs, toMs, SUM.serviceLevelNumerator) / below : null;
  }

  #sum(fromMs: number, toMs: number, wanted: number): number {
    let total = 0;
    for (const reading of this.#legs) {
      if (!(reading.outcomeAtMs > fromMs && reading.outcomeAtMs <= toMs)) continue;
      contribute(reading, this.#queue.id, this.#queue.definition(reading.channel), (_, sum, amount) => {
        if (sum === wanted) total += amount;
      });
    }
    return total;
  }
}
