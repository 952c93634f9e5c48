/** A bucket of JetStream's object store: made when it is needed, waited for only so long, found again after an outage. */
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/nats-core';
import { Objm, setSha256Backend, type ObjectInfo, type ObjectStore } from '@nats-io/obj';

const ANSWER_WITHIN_MS = 5000;

// What is stored is large, and each object's checksum is made when it is written and looked at when it is read.
setSha256Backend('native');

export interface BucketOptions {
  readonly name: string;
  readonly description: string;
  /** For how long objects are kept, at least: a bucket that is there already is prolonged, never shortened. */
  readonly ttlMs: number;
}

/** @throws Error where it takes longer than NATS ever takes */
async function soon<T>(work: Promise<T>, what: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer for ${what}`)), ANSWER_WITHIN_MS);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

export class Bucket {
  readonly #nc: NatsConnection;
  readonly #options: BucketOptions;
  #store: Promise<ObjectStore> | null = null;

  constructor(nc: NatsConnection, options: BucketOptions) {
    this.#nc = nc;
    this.#options = options;
  }

  async list(): Promise<ObjectInfo[]> {
    return this.#with(async (store) => (await soon(store.list(), 'the list')).filter(({ deleted }) => !deleted));
  }

  /** An object of that name that is there already is replaced when this one is complete. */
  async put(name: string, data: Uint8Array, metadata: Record<string, string>): Promise<void> {
    await this.#with((store) => store.putBlob({ name, metadata }, data, { timeout: ANSWER_WITHIN_MS }));
  }

  async delete(name: string): Promise<void> {
    await this.#with((store) => soon(store.delete(name), name));
  }

  /** The object's bytes, as they come. @throws Error where it is not there, damaged, or does not come to its end */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const object = await this.#with((store) => soon(store.get(name), name));
    if (!object) throw new Error('it is not there');
    // Its failure comes with the data too.
    object.error.catch(() => undefined);
    const reader = object.data.getReader();
    try {
      for (;;) {
        const { done, value } = await soon(reader.read(), `more of ${name}`);
        if (done) return;
        yield value;
      }
    } finally {
      void reader.cancel().catch(() => undefined);
    }
  }

  /** Throws away what a writer left behind that died while it wrote. */
  async sweep(isOld: (storedAtMs: number) => boolean): Promise<void> {
    const jsm = await jetstreamManager(this.#nc, { timeout: ANSWER_WITHIN_MS, checkAPI: false });
    const { name } = this.#options;
    const stream = `OBJ_${name}`;
    const known = new Set((await this.list()).map(({ nuid }) => `$O.${name}.C.${nuid}`));
    const { state } = await jsm.streams.info(stream, { subjects_filter: `$O.${name}.C.>` });
    for (const subject of Object.keys(state.subjects ?? {})) {
      if (known.has(subject)) continue;
      const last = await jsm.streams.getMessage(stream, { last_by_subj: subject });
      if (last && isOld(last.time.getTime())) await jsm.streams.purge(stream, { filter: subject });
    }
  }

  async #with<T>(use: (store: ObjectStore) => Promise<T>): Promise<T> {
    try {
      this.#store ??= this.#open();
      return await use(await this.#store);
    } catch (error) {
      // It may have been deleted under us: the next one who needs it makes it again.
      this.#store = null;
      throw error;
    }
  }

  async #open(): Promise<ObjectStore> {
    const { name, description, ttlMs } = this.#options;
    const ttl = nanos(ttlMs);
    const objects = new Objm(jetstream(this.#nc, { timeout: ANSWER_WITHIN_MS }));
    const store = await soon(objects.create(name, { description, ttl }), `the bucket ${name}`);
    const { streamInfo } = await soon(store.status(), `the bucket ${name}`);
    const { max_age: known } = streamInfo.config;
    if (known > 0 && known < ttl) {
      const jsm = await jetstreamManager(this.#nc, { timeout: ANSWER_WITHIN_MS, checkAPI: false });
      await jsm.streams.update(streamInfo.config.name, { max_age: ttl });
    }
    return store;
  }
}
