/**
 * What is unexpected in the workload of the queues: asked of the archive whenever a minute is over, so that it takes nothing
 * from a live tick.
 */
import type { Question } from '#lib/protocol/questions.ts';
import type { Workload, WorkloadChange } from '#lib/protocol/workload.ts';
import { pause } from './stream/backoff.ts';

const MINUTE_MS = 60_000;
/** What happened in a minute may be told a little later. */
const LATER_MS = 5000;

export interface LatestWorkloadOptions {
  /** @throws Error where it can't be answered now */
  readonly ask: (question: Question<'workload'>, signal: AbortSignal) => Promise<Workload | null>;
  readonly now: () => number;
  readonly onKnown: () => void;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const NONE: readonly WorkloadChange[] = [];

export class LatestWorkload {
  readonly #options: LatestWorkloadOptions;
  readonly #pause: NonNullable<LatestWorkloadOptions['pause']>;
  readonly #stopping = new AbortController();
  #latest: Workload | null = null;

  constructor(options: LatestWorkloadOptions) {
    this.#options = options;
    this.#pause = options.pause ?? pause;
  }

  start(): void {
    void this.#follow();
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** While nobody answers it stays what it was; null: not known yet. */
  of(site: string, queue: string): readonly WorkloadChange[] | null {
    return this.#latest && (this.#latest.changes[site]?.[queue] ?? NONE);
  }

  async #follow(): Promise<void> {
    const { ask, now, onKnown } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const answer = await ask({ name: 'workload', moment: null }, signal).catch(() => null);
      if (signal.aborted) return;
      if (answer) {
        this.#latest = answer;
        onKnown();
      }
      const nowMs = now();
      const nextMs = (Math.floor((nowMs - LATER_MS) / MINUTE_MS) + 1) * MINUTE_MS + LATER_MS;
      await this.#pause(nextMs - nowMs, signal);
    }
  }
}
