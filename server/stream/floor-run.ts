/** A fold of the stream, and what feeds it: from where the fold stands on, for ever. What can't be used is stored. */
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { StreamFold, StreamMessage } from '../floor/stream-fold.ts';
import { followFloor, type Follower } from './follow-floor.ts';
import { FLOOR_STREAM, hasMessageFrom } from './provision.ts';
import type { Rejections } from './rejected.ts';
import type { StreamState } from './stream-clock.ts';

export interface FloorRunOptions {
  readonly nc: NatsConnection;
  /** Of the stream from its beginning, or as of a saved state. */
  readonly fold: StreamFold;
  readonly rejections: Rejections;
  /** What the clock shows to a message. */
  readonly clock: (message: StreamMessage) => number;
  readonly say: (text: string) => void;
  /** A message is about to be folded in. */
  readonly before: (run: FloorRun, message: StreamMessage) => void;
  /** A message was folded in. */
  readonly onMessage: (run: FloorRun) => void;
}

export class FloorRun {
  readonly fold: StreamFold;
  /** The sequence it began after: what is up to it this run has never seen. */
  readonly beganAfter: number;
  readonly #options: FloorRunOptions;
  readonly #follower: Follower;
  #sequenceBefore = 0;

  constructor(options: FloorRunOptions) {
    const { nc, fold, say } = options;
    this.#options = options;
    this.fold = fold;
    this.beganAfter = fold.sequence;
    this.#follower = followFloor(nc, {
      from: fold.sequence + 1,
      onMessage: (message) => this.#take(message),
      say
    });
  }

  /** Nothing is folded in any more, at once; resolves when the reading has ended. */
  stop(): Promise<void> {
    return this.#follower.stop();
  }

  /** The last sequence stays when its message is deleted or has expired: that is nothing to be behind of. */
  async skipWhatIsGone({ messages, lastSequence }: StreamState): Promise<void> {
    const { sequence } = this.fold;
    const isIdle = sequence === this.#sequenceBefore;
    this.#sequenceBefore = sequence;
    if (sequence >= lastSequence || (messages > 0 && !isIdle)) return;
    const jsm = await jetstreamManager(this.#options.nc, { checkAPI: false });
    if (messages === 0 || !(await hasMessageFrom(jsm, FLOOR_STREAM, sequence + 1))) this.fold.skipTo(lastSequence);
  }

  #take(message: StreamMessage): void {
    const { rejections, clock, before, onMessage } = this.#options;
    before(this, message);
    const rejection = this.fold.take(message, clock(message));
    if (rejection) rejections.store(rejection, message);
    onMessage(this);
  }
}
