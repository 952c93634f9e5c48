/**
 * A bucket of JetStream's key-value store that forgets each value a while after it was written. Read when it is asked: what
 * is in it is needed once or twice, by whichever server.
 */
import { jetstream } from '@nats-io/jetstream';
import { Kvm, type KV } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/nats-core';
import { isConflict } from './key-values.ts';

const ANSWER_WITHIN_MS = 5000;

export interface ShortLivedOptions {
  /** Of the bucket. */
  readonly name: string;
  readonly description: string;
  /** How long a value is kept, at least. */
  readonly ttlMs: number;
}

export class ShortLived {
  readonly #nc: NatsConnection;
  readonly #options: ShortLivedOptions;
  #store: Promise<KV> | null = null;

  constructor(nc: NatsConnection, options: ShortLivedOptions) {
    this.#nc = nc;
    this.#options = options;
  }

  /** Null where there is none. @throws Error where it can't be asked now */
  get(key: string): Promise<{ readonly value: unknown; readonly revision: number } | null> {
    return this.#with(async (store) => {
      const entry = await store.get(key);
      return entry?.operation === 'PUT' ? { value: entry.json(), revision: entry.revision } : null;
    });
  }

  /**
   * @param previous revision of what is replaced; 0: nothing may be there
   * @returns false where somebody else was first
   * @throws Error where it can't be stored now
   */
  put(key: string, value: unknown, previous: number): Promise<boolean> {
    return this.#unlessConflict((store) => store.put(key, JSON.stringify(value), { previousSeq: previous }));
  }

  remove(key: string, previous: number): Promise<boolean> {
    return this.#unlessConflict((store) => store.delete(key, { previousSeq: previous }));
  }

  #unlessConflict(write: (store: KV) => Promise<unknown>): Promise<boolean> {
    return this.#with((store) =>
      write(store).then(
        () => true,
        (error: unknown) => {
          if (isConflict(error)) return false;
          throw error;
        }
      )
    );
  }

  async #with<T>(use: (store: KV) => Promise<T>): Promise<T> {
    try {
      this.#store ??= this.#open();
      return await use(await this.#store);
    } catch (error) {
      // It may have been deleted under us: the next one who needs it makes it again.
      this.#store = null;
      throw error;
    }
  }

  #open(): Promise<KV> {
    const { name, description, ttlMs } = this.#options;
    const buckets = new Kvm(jetstream(this.#nc, { timeout: ANSWER_WITHIN_MS }));
    return buckets.create(name, { description, ttl: ttlMs, history: 1 });
  }
}
