/**
 * Keeps the floor as of the stream: folds every message in, stores what can't be used, and knows how current it is. A
 * stream that was made anew, or has gone back behind us, begins a new floor.
 */
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { FloorConfig } from '../contract/config.ts';
import { StreamFold, type StreamMessage } from '../floor/stream-fold.ts';
import { followFloor, type Follower } from './follow-floor.ts';
import { FLOOR_STREAM, hasMessageFrom, provisionStreams } from './provision.ts';
import { openRejections, type Rejections } from './rejected.ts';
import { StreamClock, type StreamState } from './stream-clock.ts';

/** How current the floor is. */
export interface Currency {
  /** The last sequence folded in. */
  readonly sequence: number;
  /** Messages in the stream beyond it. */
  readonly behind: number;
  /** Whether all that was in the stream at the start has been folded in. */
  readonly caughtUp: boolean;
  readonly streamAgeMs: number | null;
  readonly lastEventAgeMs: number | null;
}

export interface FloorKeeperOptions {
  readonly nc: NatsConnection;
  readonly config: FloorConfig;
  readonly keepDays: number;
  readonly now: () => number;
  readonly say: (text: string) => void;
  /** Something was folded in. */
  readonly onChange: () => void;
  /** The stream has come or gone. */
  readonly onStream: () => void;
}

/** One floor: the fold of one instance of the stream, and what feeds it. */
interface Run {
  readonly created: string;
  readonly fold: StreamFold;
  readonly follower: Follower;
  readonly rejections: Rejections;
}

const STOP_WITHIN_MS = 2000;

export class FloorKeeper {
  readonly #options: FloorKeeperOptions;
  readonly #clock: StreamClock;
  #run: Run | null = null;
  #isChanging = false;
  #streamLast = 0;
  #sequenceBefore = 0;
  /** Where the stream stood when this run began; what comes later is live. */
  #catchUpTo = Infinity;
  readonly #waiting = new Set<() => void>();
  #empty: StreamFold;

  constructor(options: FloorKeeperOptions) {
    this.#options = options;
    this.#empty = new StreamFold(options.config);
    this.#clock = new StreamClock(
      options.nc,
      options.now,
      () => this.fold.sequence,
      (state, sequenceWhenAsked) => void this.#see(state, sequenceWhenAsked),
      options.onStream
    );
  }

  get fold(): StreamFold {
    return this.#run?.fold ?? this.#empty;
  }

  async start(): Promise<void> {
    await provisionStreams(this.#options.nc, this.#options);
    await this.#clock.start();
  }

  async stop(): Promise<void> {
    this.#clock.stop();
    await this.#endRun();
  }

  /** Resolves when all that was in the stream at the start has been folded in, or `signal` is aborted. */
  async caughtUp(signal: AbortSignal): Promise<void> {
    if (this.#isCaughtUp) return;
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      signal.addEventListener('abort', () => resolve());
    });
  }

  currency(): Currency {
    const { sequence, lastStoredAtMs } = this.fold;
    return {
      sequence,
      behind: Math.max(0, this.#streamLast - sequence),
      caughtUp: this.#isCaughtUp,
      streamAgeMs: this.#clock.ageMs(),
      lastEventAgeMs: lastStoredAtMs === null ? null : Math.max(0, this.#options.now() - lastStoredAtMs)
    };
  }

  get #isCaughtUp(): boolean {
    return this.fold.sequence >= this.#catchUpTo;
  }

  /** What the stream said of itself. */
  async #see(state: StreamState | null, sequenceWhenAsked: number): Promise<void> {
    if (this.#isChanging) return;
    this.#isChanging = true;
    try {
      if (!state) {
        // Deleted under us: it is made again, and what it held is gone.
        await provisionStreams(this.#options.nc, this.#options);
      } else {
        const isSame = this.#run?.created === state.created && state.lastSequence >= sequenceWhenAsked;
        if (!isSame) await this.#begin(state);
        this.#streamLast = Math.max(state.lastSequence, this.fold.sequence);
        await this.#skipWhatIsGone(state);
        this.#tellCaughtUp();
      }
    } catch (error) {
      this.#options.say(`the stream: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#isChanging = false;
    }
  }

  /** The last sequence stays when its message is deleted or has expired: that is nothing to be behind of. */
  async #skipWhatIsGone({ messages, lastSequence }: StreamState): Promise<void> {
    const { sequence } = this.fold;
    const isIdle = sequence === this.#sequenceBefore;
    this.#sequenceBefore = sequence;
    if (sequence >= lastSequence || (messages > 0 && !isIdle)) return;
    const jsm = await jetstreamManager(this.#options.nc, { checkAPI: false });
    if (messages === 0 || !(await hasMessageFrom(jsm, FLOOR_STREAM, sequence + 1))) this.fold.skipTo(lastSequence);
  }

  async #begin(state: StreamState): Promise<void> {
    const { nc, config, keepDays, say } = this.#options;
    if (this.#run) say('the stream FLOOR is another one than before: beginning anew');
    await this.#endRun();
    await provisionStreams(nc, { keepDays });
    const rejections = await openRejections(nc, state.created, (text) => this.#mend(text));
    const fold = new StreamFold(config);
    const onMessage = (message: StreamMessage): void => this.#take(fold, rejections, message);
    this.#catchUpTo = state.lastSequence;
    this.#run = { created: state.created, fold, rejections, follower: followFloor(nc, { from: 1, onMessage, say }) };
    this.#options.onChange();
  }

  /** Storing rejections has met an outage: REJECTED may have been deleted under us. */
  #mend(text: string): void {
    const { nc, keepDays, say } = this.#options;
    say(text);
    // Where that fails too, the rejections go on waiting, and have said so.
    provisionStreams(nc, { keepDays }).catch(() => undefined);
  }

  async #endRun(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    await run.follower.stop();
    await run.rejections.close(AbortSignal.timeout(STOP_WITHIN_MS));
    this.#run = null;
  }

  #take(fold: StreamFold, rejections: Rejections, message: StreamMessage): void {
    const rejection = fold.take(message, this.#options.now());
    if (rejection) rejections.store(rejection, message);
    if (message.sequence > this.#streamLast) this.#streamLast = message.sequence;
    this.#tellCaughtUp();
    this.#options.onChange();
  }

  #tellCaughtUp(): void {
    if (this.#waiting.size === 0 || !this.#isCaughtUp) return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
