/** What the archive's thread does: it keeps a floor of its own, goes back with others to where that was, and answers. */
import type { NatsConnection } from '@nats-io/nats-core';
import type { Question } from '#lib/protocol/questions.ts';
import { answer } from '../answers/answer.ts';
import type { FloorConfig } from '../contract/config.ts';
import { FloorKeeper } from '../stream/floor-keeper.ts';
import { readFloor } from '../stream/read-floor.ts';
import { StateStore } from '../stream/state-store.ts';
import { Beginnings } from './beginnings.ts';
import { PastFloors } from './past-floors.ts';

export interface ArchivistOptions {
  readonly nc: NatsConnection;
  readonly config: FloorConfig;
  readonly keepDays: number;
  readonly now: () => number;
  readonly say: (text: string) => void;
}

export class Archivist {
  readonly #options: ArchivistOptions;
  readonly #twin: FloorKeeper;
  readonly #past: PastFloors;
  #config: FloorConfig;

  constructor(options: ArchivistOptions) {
    const { nc, now, say } = options;
    this.#options = options;
    this.#config = options.config;
    this.#twin = new FloorKeeper({ ...options, onChange: () => undefined, onStream: () => undefined });
    this.#past = new PastFloors({
      now,
      read: (from, take, signal) =>
        readFloor(nc, { from, onMessage: (message) => take(message) && undefined, say, signal }),
      late: () => this.#twin.fold.late,
      beginningBefore: () =>
        Promise.resolve({ atMs: -Infinity, load: () => Promise.resolve(new StreamFold(this.#config)) })
    });
  }

  /** Resolves when all that was in the stream at the start has been read, or `signal` is aborted. */
  async start(signal: AbortSignal): Promise<void> {
    await this.#twin.start();
    await this.#twin.caughtUp(signal);
  }

  async stop(): Promise<void> {
    this.#past.close();
    await this.#twin.stop();
  }

  recompute(config: FloorConfig): void {
    this.#config = config;
    this.#twin.recompute(config);
    this.#past.reset();
  }

  /** @param signal who asked has gone */
  async ask(question: Question, signal: AbortSignal): Promise<unknown> {
    const { moment, name } = question;
    const nowMs = this.#options.now();
    const isPast = moment !== null && moment.atMs < nowMs;
    const keptFromMs = isPast || name === 'days' ? await this.#keptFromMs() : nowMs;
    if (!isPast) return answer(this.#twin.fold, question, nowMs, keptFromMs);
    if (moment.atMs < keptFromMs) return null;
    return this.#past.ask(moment, signal, (fold) => answer(fold, question, moment.atMs, keptFromMs));
  }

  /** The earliest moment of which all is known: the stream may hold what happened before it was made. */
  async #keptFromMs(): Promise<number> {
    const span = await streamSpan(this.#options.nc);
    if (!span) return this.#options.now();
    const { firstSequence, firstStoredAtMs } = span;
    return firstSequence === 1 ? Math.min(firstStoredAtMs, this.#twin.fold.late.earliestMs) : firstStoredAtMs;
  }
}
