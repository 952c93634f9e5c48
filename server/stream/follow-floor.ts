/** Reads FLOOR in order from a sequence, for ever: through lost connections, restarts of NATS and gaps in the stream. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DeliverPolicy, jetstream, type ConsumerMessages } from '@nats-io/jetstream';
import type { NatsConnection, QueuedIterator, Status } from '@nats-io/nats-core';
import type { StreamMessage } from '../floor/stream-fold.ts';
import { backoffMs, pause } from './backoff.ts';
import { FLOOR_STREAM } from './provision.ts';

/** Messages asked for at once: enough to keep the line full while what came is being read. */
const BATCH = 5000;
const ANSWER_WITHIN_MS = 1500;
/** Sockets and timers get their turn at least this often while there is much to read. */
const SLICE_MS = 5;

export interface FollowOptions {
  /** The first sequence wanted. */
  readonly from: number;
  /** Called with strictly growing sequences; a promise is waited for before the next one. */
  readonly onMessage: (message: StreamMessage) => void | Promise<void>;
  readonly say: (text: string) => void;
}

export interface Follower {
  readonly stop: () => Promise<void>;
}

class Reader {
  readonly #nc: NatsConnection;
  readonly #options: FollowOptions;
  readonly #stopping = new AbortController();
  #next: number;
  #messages: ConsumerMessages | null = null;
  /** Pending while the connection is lost. */
  #connected = Promise.resolve();
  #ended: Promise<void> | null = null;

  constructor(nc: NatsConnection, options: FollowOptions) {
    this.#nc = nc;
    this.#options = options;
    this.#next = options.from;
  }

  start(): void {
    void this.#watchConnection();
    this.#ended = this.#readForEver();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    // The consumer goes away by itself; without a connection its farewell would wait.
    void this.#messages?.close();
    await this.#ended;
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** With the connection goes the consumer: a new one is there sooner than the old one notices what happened. */
  async #watchConnection(): Promise<void> {
    let reconnected = (): void => undefined;
    const statuses = this.#nc.status() as QueuedIterator<Status>;
    this.#stopping.signal.addEventListener('abort', () => {
      reconnected();
      statuses.stop();
    });
    for await (const { type } of statuses) {
      if (this.#isStopping) return;
      if (type === 'disconnect') {
        this.#connected = new Promise((resolve) => (reconnected = resolve));
        void this.#messages?.close();
      } else if (type === 'reconnect') reconnected();
    }
  }

  async #readForEver(): Promise<void> {
    for (let attempt = 0; !this.#isStopping; attempt++) {
      const before = this.#next;
      try {
        await this.#read();
      } catch (error) {
        if (!this.#isStopping && attempt === 0) this.#options.say(`reading ${FLOOR_STREAM} again: ${String(error)}`);
      }
      if (this.#next > before) attempt = 0;
      if (!this.#isStopping) await pause(backoffMs(attempt), this.#stopping.signal);
      await this.#connected;
    }
  }

  async #read(): Promise<void> {
    const consumer = await jetstream(this.#nc, { timeout: ANSWER_WITHIN_MS }).consumers.get(FLOOR_STREAM, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: this.#next
    });
    this.#messages = await consumer.consume({ max_messages: BATCH, expires: 5000, idle_heartbeat: 1000 });
    // Stopped, or cut off, while this was being opened: nobody would close it, and a quiet stream never wakes its reader.
    if (this.#isStopping) return void this.#messages.close();
    let turnEndsAt = performance.now() + SLICE_MS;
    for await (const message of this.#messages) {
      if (this.#isStopping) return;
      const { streamSequence: sequence, timestampNanos } = message.info;
      if (sequence < this.#next) continue;
      this.#next = sequence + 1;
      const { subject, data } = message;
      const waiting = this.#options.onMessage({
        sequence,
        storedAtMs: Math.floor(timestampNanos / 1e6),
        subject,
        data
      });
      if (waiting) await waiting;
      if (performance.now() < turnEndsAt) continue;
      await nextTurn();
      turnEndsAt = performance.now() + SLICE_MS;
    }
  }
}

export function followFloor(nc: NatsConnection, options: FollowOptions): Follower {
  const reader = new Reader(nc, options);
  reader.start();
  return { stop: () => reader.stop() };
}
