/**
 * A bucket of JetStream's key-value store, and all that is in it: read at the start, followed ever after, so that whoever
 * asks is answered at once and every server knows of a change. Made where it is missing, found again after an outage. One
 * that was deleted under us is made again and gets back what the servers still hold.
 */
import { jetstream, JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import { Kvm, type KV, type KvEntry } from '@nats-io/kv';
import type { NatsConnection, QueuedIterator, Status } from '@nats-io/nats-core';
import { backoffMs, pause } from './backoff.ts';

const ANSWER_WITHIN_MS = 5000;
/** A watch that has died says so late or never: how far the bucket is is asked for besides. */
const LOOK_EVERY_MS = 1000;

export interface KeyValuesOptions<T> {
  /** Of the bucket. */
  readonly name: string;
  readonly description: string;
  /** Versions kept of each key, 1–64. */
  readonly history: number;
  /** Reads a value that was written as JSON. @throws Error saying what is wrong with it: it is passed over then */
  readonly read: (value: unknown, key: string) => T;
  /** There is another value of that key, or none any more. */
  readonly onChange: (key: string) => void;
  readonly say: (text: string) => void;
}

export interface Kept<T> {
  readonly key: string;
  readonly value: T;
  /** Of the whole bucket: another one at every change, greater than all before it in this bucket. */
  readonly revision: number;
  readonly storedAtMs: number;
}

interface Slot<T> {
  /** Null: deleted, or never readable. */
  readonly kept: Kept<T> | null;
  readonly revision: number;
}

const SOMEBODY_WAS_FIRST: readonly number[] = [
  JetStreamApiCodes.StreamWrongLastSequence,
  JetStreamApiCodes.StreamWrongLastSequenceUnknown
];
export const isConflict = (error: unknown): boolean =>
  error instanceof JetStreamApiError && SOMEBODY_WAS_FIRST.includes(error.code);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class KeyValues<T> {
  readonly #nc: NatsConnection;
  readonly #options: KeyValuesOptions<T>;
  readonly #slots = new Map<string, Slot<T>>();
  readonly #stopping = new AbortController();
  readonly #loaded = Promise.withResolvers<void>();
  #watch: QueuedIterator<unknown> | null = null;
  /** Tells one instance of the bucket from another of the same name. */
  #created: string | null = null;
  /** How far of the bucket is known. */
  #seen = 0;

  constructor(nc: NatsConnection, options: KeyValuesOptions<T>) {
    this.#nc = nc;
    this.#options = options;
  }

  /** Resolves when all that is in the bucket is known, or `signal` is aborted. */
  async start(signal?: AbortSignal): Promise<void> {
    void this.#followForEver();
    void this.#lookForEver();
    void this.#watchConnection();
    signal?.addEventListener('abort', () => this.#loaded.resolve());
    await this.#loaded.promise;
  }

  /** What is being asked just now goes unanswered: without a connection that could take a while. */
  stop(): void {
    this.#stopping.abort();
    this.#watch?.stop();
    this.#loaded.resolve();
  }

  get(key: string): Kept<T> | null {
    return this.#slots.get(key)?.kept ?? null;
  }

  all(): Kept<T>[] {
    return [...this.#slots.values()].flatMap(({ kept }) => kept ?? []);
  }

  /** What the next writer must know of; 0: the bucket holds nothing of that key. */
  revisionOf(key: string): number {
    return this.#slots.get(key)?.revision ?? 0;
  }

  /**
   * Writes a value in the place of the one that was known when this was called.
   *
   * @returns null where somebody else was first: theirs is known then
   * @throws Error where it can't be stored now
   */
  async put(key: string, value: T, previousSeq = this.revisionOf(key)): Promise<Kept<T> | null> {
    const store = await this.#open();
    const created = this.#created;
    try {
      const revision = await store.put(key, JSON.stringify(value), { previousSeq, timeout: ANSWER_WITHIN_MS });
      const kept = { key, value, revision, storedAtMs: Date.now() };
      // What is written into a bucket that has just been made again comes with its watch; what came meanwhile is later.
      if (created === this.#created && revision > this.revisionOf(key)) this.#set(key, { kept, revision });
      return kept;
    } catch (error) {
      if (!isConflict(error)) throw error;
      const theirs = await store.get(key);
      if (!theirs)
        throw new Error(`${this.#options.name} is being made again: ask again in a moment`, { cause: error });
      this.#take(theirs);
      return null;
    }
  }

  /** @returns false where somebody has written it meanwhile. @throws Error where it can't be removed now */
  async remove(key: string, previousSeq = this.revisionOf(key)): Promise<boolean> {
    try {
      await (await this.#open()).delete(key, { previousSeq });
    } catch (error) {
      if (!isConflict(error)) throw error;
      return false;
    }
    if (this.revisionOf(key) === previousSeq) this.#set(key, { kept: null, revision: previousSeq });
    return true;
  }

  /** All that is kept of a key, the oldest first; what can't be read is left out. @throws Error where it can't be asked now */
  async history(key: string): Promise<Kept<T>[]> {
    const found: Kept<T>[] = [];
    const entries = await (await this.#open()).history({ key });
    const late = setTimeout(() => entries.stop(), ANSWER_WITHIN_MS);
    for await (const entry of entries) {
      const kept = this.#read(entry, () => undefined);
      if (kept) found.push(kept);
    }
    clearTimeout(late);
    return found;
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #open(): Promise<KV> {
    const { name, description, history } = this.#options;
    const buckets = new Kvm(jetstream(this.#nc, { timeout: ANSWER_WITHIN_MS }));
    return buckets.create(name, { description, history });
  }

  async #followForEver(): Promise<void> {
    for (let attempt = 0; !this.#isStopping; attempt++) {
      try {
        await this.#follow();
        attempt = 0;
      } catch (error) {
        if (attempt === 1) this.#say(`waiting to be read: ${reasonOf(error)}`);
      }
      await pause(backoffMs(attempt), this.#stopping.signal);
    }
  }

  async #follow(): Promise<void> {
    const store = await this.#open();
    const { streamInfo, values } = await store.status();
    await this.#adopt(store, streamInfo.created);
    const watch = (this.#watch = await store.watch());
    this.#seen = streamInfo.state.last_seq;
    if (this.#isStopping) watch.stop();
    if (values === 0) this.#loaded.resolve();
    for await (const entry of watch) {
      this.#seen = Math.max(this.#seen, entry.revision);
      this.#take(entry);
      if (entry.delta === 0) this.#loaded.resolve();
    }
  }

  /** A bucket that is another one than before knows nothing of what we know, unless another server was here first. */
  async #adopt(store: KV, created: string): Promise<void> {
    if (this.#created !== null && this.#created !== created) {
      this.#say('the bucket is another one than before: it gets back what is known here');
      const known = [...this.#slots];
      for (const [key, { kept }] of known)
        this.#slots.set(key, { kept: kept && { ...kept, revision: 0 }, revision: 0 });
      for (const [key, { kept }] of known) {
        if (kept) await store.put(key, JSON.stringify(kept.value), { previousSeq: 0 }).catch(unlessConflict);
      }
    }
    this.#created = created;
  }

  async #lookForEver(): Promise<void> {
    let wasBehind = false;
    while (!this.#isStopping) {
      await pause(LOOK_EVERY_MS, this.#stopping.signal);
      const isBehind = await this.#isBehind();
      // Once may be a message that is still on its way.
      if (isBehind && wasBehind) this.#watch?.stop();
      wasBehind = isBehind && !wasBehind;
    }
  }

  async #isBehind(): Promise<boolean> {
    try {
      const jsm = await jetstream(this.#nc, { timeout: ANSWER_WITHIN_MS }).jetstreamManager(false);
      const { created, state } = await jsm.streams.info(`KV_${this.#options.name}`);
      return created !== this.#created || state.last_seq > this.#seen;
    } catch (error) {
      // No answer says nothing of the bucket; that there is none does.
      return error instanceof JetStreamApiError;
    }
  }

  /** With the connection goes the watch: a new one is there sooner than the old one notices what happened. */
  async #watchConnection(): Promise<void> {
    const statuses = this.#nc.status() as QueuedIterator<Status>;
    this.#stopping.signal.addEventListener('abort', () => statuses.stop());
    for await (const { type } of statuses) if (type === 'reconnect') this.#watch?.stop();
  }

  #take(entry: KvEntry): void {
    const { key, revision } = entry;
    const known = this.#slots.get(key);
    if (known && known.revision >= revision) return;
    if (entry.operation !== 'PUT') return this.#set(key, { kept: null, revision });
    const kept = this.#read(entry, (problem) => this.#say(`${key} is passed over: ${problem}`));
    this.#set(key, { kept: kept ?? known?.kept ?? null, revision });
  }

  #read(entry: KvEntry, onProblem: (problem: string) => void): Kept<T> | null {
    const { key, revision, created } = entry;
    try {
      const value = this.#options.read(entry.json(), key);
      return { key, value, revision, storedAtMs: created.getTime() };
    } catch (error) {
      onProblem(reasonOf(error));
      return null;
    }
  }

  #set(key: string, slot: Slot<T>): void {
    this.#slots.set(key, slot);
    this.#options.onChange(key);
  }

  /** Who stops does so in the middle of things. */
  #say(text: string): void {
    if (!this.#isStopping) this.#options.say(`${this.#options.name}: ${text}`);
  }
}

function unlessConflict(error: unknown): void {
  if (!isConflict(error)) throw error;
}
