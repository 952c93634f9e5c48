/** Where floors of past moments can begin: at saved states from which on the stream still holds all, or at its own beginning. */
import type { NatsConnection } from '@nats-io/nats-core';
import type { FloorConfig } from '../contract/config.ts';
import { StreamFold } from '../floor/stream-fold.ts';
import type { SavedState, StateStore } from '../stream/state-store.ts';
import { streamSpan, type StreamSpan } from '../stream/stream-span.ts';
import type { Beginning } from './past-floors.ts';

export interface BeginningsOptions {
  readonly nc: NatsConnection;
  readonly states: StateStore;
  readonly keepDays: number;
  /** The definitions in force. */
  readonly config: () => FloorConfig;
}

/** A state is saved for each start of a business day: a longer time without one is from before there were any. */
const LONGEST_DAY_MS = 50 * 3_600_000;

export class Beginnings {
  readonly #options: BeginningsOptions;

  constructor(options: BeginningsOptions) {
    this.#options = options;
  }

  /** The latest that is not after a moment. @throws Error where NATS does not answer */
  async before(atMs: number): Promise<Beginning> {
    const { nc, states, config, keepDays } = this.#options;
    const span = await streamSpan(nc);
    const ofNothing = (): StreamFold => new StreamFold(config(), { keepDays });
    const state = span && (await this.#states(span)).find(({ asOfMs }) => asOfMs <= atMs);
    if (!state) return { atMs: -Infinity, load: () => Promise.resolve(ofNothing()) };
    const load = async (): Promise<StreamFold> => (await states.newest(span, config(), state.asOfMs)) ?? ofNothing();
    return { atMs: state.asOfMs, load };
  }

  /**
   * The first moment of which all is known; null where nothing is. @throws Error where NATS does not answer
   *
   * @param earliestMs the first moment that the stream has told of: it may hold what happened before it was made
   */
  async firstMs(earliestMs: number): Promise<number | null> {
    const span = await streamSpan(this.#options.nc);
    if (!span || span.firstStoredAtMs === null) return null;
    if (span.firstSequence === 1) return Math.min(span.firstStoredAtMs, earliestMs);
    // Of the day that the stream lets go of, and of what was open then, only a state that was saved later knows all.
    const earliest = (await this.#states(span)).at(-1);
    const isOfNextDay = earliest && earliest.asOfMs < span.firstStoredAtMs + LONGEST_DAY_MS;
    return isOfNextDay ? earliest.asOfMs : span.firstStoredAtMs;
  }

  /** Those that are followed by all that came after them, the latest first. */
  async #states(span: StreamSpan): Promise<SavedState[]> {
    const states = await this.#options.states.list(span).catch(() => []);
    return states.filter(({ sequence }) => sequence + 1 >= span.firstSequence);
  }
}
