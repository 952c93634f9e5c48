/**
 * Works off a stream by a durable consumer that all servers share: each message goes to one of them, and comes again to any
 * of them unless it was acknowledged in time. For ever: through lost connections and restarts of NATS.
 */
import {
  AckPolicy,
  DeliverPolicy,
  jetstream,
  jetstreamManager,
  type ConsumerMessages,
  type JsMsg
} from '@nats-io/jetstream';
import { nanos, type NatsConnection, type QueuedIterator, type Status } from '@nats-io/nats-core';
import { backoffMs, pause } from '../stream/backoff.ts';

const ANSWER_WITHIN_MS = 5000;

export interface WorkerOptions {
  readonly nc: NatsConnection;
  readonly stream: string;
  readonly durable: string;
  readonly filter: string;
  /** How long one may take. */
  readonly ackWaitMs: number;
  /** How many may be under way, of all servers. */
  readonly atOnce: number;
  /** Makes the stream, where it is missing. */
  readonly provision: () => Promise<void>;
  /** Acknowledges it, or says when it is to come again. */
  readonly work: (message: JsMsg) => Promise<void>;
  readonly say: (text: string) => void;
}

export class Worker {
  readonly #options: WorkerOptions;
  readonly #stopping = new AbortController();
  #messages: ConsumerMessages | null = null;
  #isFailing = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#watchConnection();
    void this.#workForEver();
  }

  stop(): void {
    this.#stopping.abort();
    void this.#messages?.close();
  }

  /** With the connection goes the pull: a new one is there sooner than the old one notices what happened. */
  async #watchConnection(): Promise<void> {
    const statuses = this.#options.nc.status() as QueuedIterator<Status>;
    this.#stopping.signal.addEventListener('abort', () => statuses.stop());
    for await (const { type } of statuses) if (type === 'reconnect') void this.#messages?.close();
  }

  async #workForEver(): Promise<void> {
    for (let attempt = 0; !this.#stopping.signal.aborted; attempt++) {
      try {
        await this.#work();
        attempt = 0;
      } catch (error) {
        this.#sayOnce(error);
      }
      await pause(backoffMs(attempt), this.#stopping.signal);
    }
  }

  async #work(): Promise<void> {
    const { nc, stream, durable, filter, ackWaitMs, atOnce, provision, work } = this.#options;
    await provision();
    const jsm = await jetstreamManager(nc, { timeout: ANSWER_WITHIN_MS, checkAPI: false });
    await jsm.consumers.add(stream, {
      durable_name: durable,
      filter_subject: filter,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(ackWaitMs),
      max_ack_pending: atOnce
    });
    const consumer = await jetstream(nc, { timeout: ANSWER_WITHIN_MS }).consumers.get(stream, durable);
    const messages = await consumer.consume({ max_messages: atOnce, expires: 5000, idle_heartbeat: 1000 });
    this.#messages = messages;
    if (this.#stopping.signal.aborted) return void messages.close();
    this.#isFailing = false;
    for await (const message of messages) {
      if (this.#stopping.signal.aborted) return;
      // As many at once as may be under way: one that takes its time holds nobody up.
      void work(message).catch((error: unknown) => this.#sayOnce(error));
    }
  }

  #sayOnce(error: unknown): void {
    if (this.#isFailing || this.#stopping.signal.aborted) return;
    this.#isFailing = true;
    this.#options.say(`${this.#options.stream}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
