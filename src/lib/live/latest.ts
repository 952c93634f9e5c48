import { backoffMs } from './backoff.ts';
import type { Timers } from './timers.ts';

/** The least time between two questions, milliseconds: a dragged thumb makes sixty wishes a second. */
const REST_MS = 80;
/** An answer that nobody wants any more is waited for no longer than this, milliseconds. */
const PATIENCE_MS = 1000;

export interface LatestOptions<Q, A> {
  readonly ask: (question: Q, signal: AbortSignal) => Promise<A>;
  readonly answered: (question: Q, answer: A) => void;
  readonly failed: (question: Q, error: unknown) => void;
  readonly timers: Timers;
  /** From 0 up to 1. */
  readonly random: () => number;
}

interface Asked<Q> {
  readonly question: Q;
  readonly abort: AbortController;
  isOverdue: boolean;
}

/**
 * Asks for what was wished last. One question is under way at a time: answers come as fast as whoever answers can give
 * them, and wishes made meanwhile but the last are never asked. What fails is told and asked again, after pauses that grow,
 * until something else is wished.
 */
export class Latest<Q, A> {
  readonly #options: LatestOptions<Q, A>;
  #wish: { readonly question: Q } | null = null;
  #asked: Asked<Q> | null = null;
  #isResting = false;
  #failures = 0;
  #cancelRetry = (): void => {};

  constructor(options: LatestOptions<Q, A>) {
    this.#options = options;
  }

  want(question: Q): void {
    this.#failures = 0;
    this.#wish = { question };
    this.#next();
  }

  /** Wants nothing any more: what was asked is not heard. */
  drop(): void {
    this.#wish = null;
    this.#cancelRetry();
    this.#asked?.abort.abort();
    this.#asked = null;
  }

  #next(): void {
    if (!this.#wish || this.#isResting) return;
    if (this.#asked && !this.#asked.isOverdue) return;
    const { question } = this.#wish;
    this.drop();
    this.#isResting = true;
    this.#options.timers.after(REST_MS, () => {
      this.#isResting = false;
      this.#next();
    });
    void this.#ask({ question, abort: new AbortController(), isOverdue: false });
  }

  async #ask(asked: Asked<Q>): Promise<void> {
    const { ask, answered, failed, timers } = this.#options;
    this.#asked = asked;
    const cancelPatience = timers.after(PATIENCE_MS, () => {
      asked.isOverdue = true;
      if (this.#asked === asked) this.#next();
    });
    const tell = await ask(asked.question, asked.abort.signal).then(
      (answer) => () => answered(asked.question, answer),
      (error: unknown) => () => {
        failed(asked.question, error);
        this.#askAgain(asked.question);
      }
    );
    cancelPatience();
    if (this.#asked !== asked) return;
    this.#asked = null;
    tell();
    this.#next();
  }

  #askAgain(question: Q): void {
    const { timers, random } = this.#options;
    this.#cancelRetry = timers.after(backoffMs(this.#failures++, random()), () => {
      this.#wish ??= { question };
      this.#next();
    });
  }
}
