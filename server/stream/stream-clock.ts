/** Asks the stream, more often than once a second, how far it is: how current the floor is, and whether the stream is there at all. */
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { FLOOR_STREAM, streamInfo } from './provision.ts';

const ASK_EVERY_MS = 400;
const ANSWER_WITHIN_MS = 1500;

export interface StreamState {
  /** Tells one instance of the stream from another of the same name. */
  readonly created: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly messages: number;
}

export class StreamClock {
  readonly #nc: NatsConnection;
  readonly #now: () => number;
  readonly #position: () => number;
  readonly #onState: (state: StreamState | null, positionWhenAsked: number) => void;
  readonly #onPresence: () => void;
  #jsm: JetStreamManager | null = null;
  #answeredAtMs: number | null = null;
  #isAway = false;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  /**
   * @param position the sequence that has been reached
   * @param onState what the stream answered, and the position when it was asked: an answer is older than what came
   *   meanwhile, and says nothing about it. Null: there is no stream of that name
   * @param onPresence the connection was lost, or found again
   */
  constructor(
    nc: NatsConnection,
    now: () => number,
    position: () => number,
    onState: (state: StreamState | null, positionWhenAsked: number) => void,
    onPresence: () => void
  ) {
    this.#nc = nc;
    this.#now = now;
    this.#position = position;
    this.#onState = onState;
    this.#onPresence = onPresence;
  }

  /** How long ago the stream last answered; at least `away` while the connection is known to be lost; null: never. */
  ageMs(): number | null {
    if (this.#answeredAtMs === null) return null;
    const ageMs = Math.max(0, this.#now() - this.#answeredAtMs);
    // A lost connection is known at once, and no figure should look live for the two seconds that silence takes.
    return this.#isAway ? Math.max(ageMs, 2000) : ageMs;
  }

  async start(): Promise<void> {
    void this.#watchConnection();
    await this.#ask();
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#ask(), ASK_EVERY_MS);
    const positionWhenAsked = this.#position();
    try {
      this.#jsm ??= await jetstreamManager(this.#nc, { timeout: ANSWER_WITHIN_MS, checkAPI: false });
      const info = await streamInfo(this.#jsm, FLOOR_STREAM);
      this.#answeredAtMs = this.#now();
      this.#isAway = false;
      this.#onState(
        info && {
          created: info.created,
          firstSequence: info.state.first_seq,
          lastSequence: info.state.last_seq,
          messages: info.state.messages
        },
        positionWhenAsked
      );
    } catch {
      // No answer is what the age says.
    }
  }

  async #watchConnection(): Promise<void> {
    for await (const { type } of this.#nc.status()) {
      if (type === 'disconnect') this.#isAway = true;
      else if (type === 'reconnect') void this.#ask();
      else continue;
      this.#onPresence();
    }
  }
}
