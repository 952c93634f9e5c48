/** Who waits in one queue of a simulated path, in the order of their coming; those who lose patience go unseen until they are looked for. */
import type { ServiceRule } from './service-level.ts';

/** What has become of a queue's contacts since the path began. */
export interface Tally {
  answered: number;
  answeredInTarget: number;
  abandoned: number;
  abandonedInTarget: number;
}

export class WaitingLine {
  readonly tally: Tally = {
    answered: 0,
    answeredInTarget: 0,
    abandoned: 0,
    abandonedInTarget: 0
  };
  readonly #thresholdMs: number;
  readonly #ringMs: number;
  readonly #shortAbandonMs: number;
  readonly #offeredMs: number[] = [];
  readonly #leavesMs: number[] = [];
  /** How long each will keep an agent, and the agent itself. */
  readonly #keepsMs: number[] = [];
  #head = 0;
  /** When those were taken out of the line for whom it may still ring. */
  #rangMs: number[] = [];

  /** @param ringMs who is taken out of the line waits so much longer */
  constructor({ thresholdMs, shortAbandonMs }: ServiceRule, ringMs = 0) {
    this.#thresholdMs = thresholdMs;
    this.#ringMs = ringMs;
    this.#shortAbandonMs = shortAbandonMs;
  }

  add(offeredMs: number, leavesMs: number, keepsMs: number): void {
    this.#offeredMs.push(offeredMs);
    this.#leavesMs.push(leavesMs);
    this.#keepsMs.push(keepsMs);
  }

  /** When the one that has waited the longest was offered; Infinity if nobody waits any more. */
  firstOfferedMs(nowMs: number): number {
    while (this.#head < this.#offeredMs.length && this.#leavesMs[this.#head]! <= nowMs) this.#abandon(this.#head++);
    return this.#head < this.#offeredMs.length ? this.#offeredMs[this.#head]! : Infinity;
  }

  /** The first one is answered. @returns for how long that keeps the agent */
  answerFirst(nowMs: number): number {
    const place = this.#head++;
    this.countAnswer(nowMs, nowMs - this.#offeredMs[place]!);
    return this.#keepsMs[place]!;
  }

  /** @param waitMs until it rang */
  countAnswer(nowMs: number, waitMs: number): void {
    this.tally.answered++;
    if (this.#ringMs > 0) this.#rangMs.push(nowMs);
    if (waitMs + this.#ringMs <= this.#thresholdMs) this.tally.answeredInTarget++;
  }

  /** How many wait, those for whom it rings included; those who have left are let go. */
  waitingAt(nowMs: number): number {
    let kept = 0;
    for (let place = this.#head; place < this.#offeredMs.length; place++) {
      if (this.#leavesMs[place]! <= nowMs) this.#abandon(place);
      else this.#keep(place, kept++);
    }
    this.#head = 0;
    this.#offeredMs.length = this.#leavesMs.length = this.#keepsMs.length = kept;
    this.#rangMs = this.#rangMs.filter((atMs) => atMs > nowMs - this.#ringMs);
    return kept + this.#rangMs.length;
  }

  #keep(from: number, to: number): void {
    this.#offeredMs[to] = this.#offeredMs[from]!;
    this.#leavesMs[to] = this.#leavesMs[from]!;
    this.#keepsMs[to] = this.#keepsMs[from]!;
  }

  #abandon(place: number): void {
    const waitMs = this.#leavesMs[place]! - this.#offeredMs[place]!;
    if (waitMs < this.#shortAbandonMs) return;
    this.tally.abandoned++;
    if (waitMs <= this.#thresholdMs) this.tally.abandonedInTarget++;
  }
}
