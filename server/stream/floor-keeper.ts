/**
 * Keeps the floor as of the stream, and knows how current it is. A stream that was made anew, or has gone back behind us,
 * begins a new floor. Other definitions begin one beside it, which takes its place when it stands where the first one does.
 * Each begins from the latest saved state of the stream.
 */
import type { NatsConnection } from '@nats-io/nats-core';
import type { FloorConfig } from '../contract/config.ts';
import { StreamFold, type StreamMessage } from '../floor/stream-fold.ts';
import { FloorRun } from './floor-run.ts';
import { provisionStreams, REJECTED_STREAM } from './provision.ts';
import { openRejections, STORED_ELSEWHERE, storeMissed, type Rejections } from './rejected.ts';
import { StateStore, type Stream } from './state-store.ts';
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
  /** What the clock shows to a message; `now` where it is not given. */
  readonly clock?: (message: StreamMessage) => number;
  /** A message is about to be folded into the floor that is shown. */
  readonly before?: (fold: StreamFold, message: StreamMessage) => void;
  /** There is another keeper of the same stream beside this one, who makes the streams and stores what can't be used. */
  readonly isSecond?: boolean;
}

/** One instance of the stream: its floors share what is known of its messages that can't be used. */
interface Instance {
  readonly created: string;
  readonly rejections: Rejections;
}

const STOP_WITHIN_MS = 2000;
/** Nobody looks at a floor that is being recomputed, and counting all of it in the end would halt those that are shown. */
const SETTLE_EVERY_MESSAGES = 1000;

export class FloorKeeper {
  readonly #options: FloorKeeperOptions;
  readonly #clock: StreamClock;
  readonly #states: StateStore;
  #config: FloorConfig;
  #empty: StreamFold;
  #instance: Instance | null = null;
  /** What is shown. */
  #live: FloorRun | null = null;
  /** What will be shown, by the present definitions. */
  #next: FloorRun | null = null;
  #retired: Promise<unknown> = Promise.resolve();
  #isChanging = false;
  #isStopped = false;
  #streamLast = 0;
  /** Where the stream stood when its first floor began; what comes later is live. */
  #catchUpTo = Infinity;
  readonly #waiting = new Set<() => void>();

  constructor(options: FloorKeeperOptions) {
    this.#options = options;
    this.#config = options.config;
    this.#empty = this.#emptyFold();
    const { nc, keepDays } = options;
    this.#states = new StateStore(nc, { keepDays, say: (text) => this.#say(text) });
    this.#clock = new StreamClock(
      options.nc,
      options.now,
      () => this.fold.sequence,
      (state, sequenceWhenAsked) => void this.#see(state, sequenceWhenAsked),
      options.onStream
    );
  }

  get fold(): StreamFold {
    return this.#live?.fold ?? this.#empty;
  }

  /** Which instance of the stream the floor is of; null while there is none. */
  get streamCreated(): string | null {
    return this.#instance?.created ?? null;
  }

  async start(): Promise<void> {
    await this.#provision(this.#options.say);
    await this.#clock.start();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#clock.stop();
    await this.#end();
  }

  /** Other definitions: the floor is folded anew in the background while the one that is shown goes on, then swapped in. */
  recompute(config: FloorConfig): void {
    this.#config = config;
    this.#empty = this.#emptyFold();
    this.#retire(this.#next);
    this.#next = null;
    if (this.#instance) void this.#beginNext(this.#instance);
    else this.#options.onChange();
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
        await this.#provision(this.#options.say);
      } else {
        const isSame = this.#instance?.created === state.created && state.lastSequence >= sequenceWhenAsked;
        if (!isSame) await this.#begin(state);
        this.#streamLast = Math.max(state.lastSequence, this.fold.sequence);
        for (const run of [this.#live, this.#next]) await run?.skipWhatIsGone(state);
        this.#swapWhenLevel();
        this.#tellCaughtUp();
      }
    } catch (error) {
      this.#say(`the stream: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#isChanging = false;
    }
  }

  async #begin(state: StreamState): Promise<void> {
    const { nc, say, onChange, isSecond } = this.#options;
    if (this.#instance) say('the stream FLOOR is another one than before: beginning anew');
    await this.#end();
    await this.#provision();
    const rejections = isSecond
      ? STORED_ELSEWHERE
      : await openRejections(nc, state.created, (text) => this.#mend(text));
    let fold: StreamFold;
    let config: FloorConfig;
    do {
      config = this.#config;
      fold = await this.#latestFold(state, config);
    } while (config !== this.#config);
    if (this.#isStopped) return rejections.close(AbortSignal.timeout(STOP_WITHIN_MS));
    this.#catchUpTo = state.lastSequence;
    this.#instance = { created: state.created, rejections };
    this.#live = this.#run(this.#instance, fold);
    storeMissed(nc, rejections, fold.rejections).catch((error: Error) => say(`${REJECTED_STREAM}: ${error.message}`));
    onChange();
  }

  async #beginNext(instance: Instance): Promise<void> {
    const config = this.#config;
    const fold = await this.#latestFold({ created: instance.created, lastSequence: this.#streamLast }, config);
    // Definitions that have changed again meanwhile have begun one of their own.
    if (this.#isStopped || this.#instance !== instance || this.#config !== config) return;
    this.#next = this.#run(instance, fold);
    this.#swapWhenLevel();
  }

  /** As much of the stream as is saved. */
  async #latestFold(stream: Stream, config: FloorConfig): Promise<StreamFold> {
    return (await this.#states.newest(stream, config)) ?? this.#emptyFold();
  }

  #emptyFold(): StreamFold {
    return new StreamFold(this.#config, { keepDays: this.#options.keepDays });
  }

  /** Storing rejections has met an outage: REJECTED may have been deleted under us. */
  #mend(text: string): void {
    this.#options.say(text);
    // Where that fails too, the rejections go on waiting, and have said so.
    this.#provision().catch(() => undefined);
  }

  async #provision(say?: (text: string) => void): Promise<void> {
    const { nc, keepDays, isSecond } = this.#options;
    if (!isSecond) await provisionStreams(nc, { keepDays, ...(say && { say }) });
  }

  /** Who stops does so in the middle of things. */
  #say(text: string): void {
    if (!this.#isStopped) this.#options.say(text);
  }

  #run({ rejections }: Instance, fold: StreamFold): FloorRun {
    const { nc, now, say, clock = () => now(), before } = this.#options;
    return new FloorRun({
      nc,
      fold,
      rejections,
      clock,
      say,
      before: (run, message) => run === this.#live && before?.(run.fold, message),
      onMessage: (run) => this.#took(run)
    });
  }

  #retire(run: FloorRun | null): void {
    if (run) this.#retired = Promise.all([this.#retired, run.stop()]);
  }

  async #end(): Promise<void> {
    const instance = this.#instance;
    this.#retire(this.#live);
    this.#retire(this.#next);
    this.#instance = this.#live = this.#next = null;
    this.#catchUpTo = Infinity;
    await this.#retired;
    await instance?.rejections.close(AbortSignal.timeout(STOP_WITHIN_MS));
  }

  #took(run: FloorRun): void {
    if (run === this.#next) this.#tookAhead(run);
    this.#swapWhenLevel();
    if (run !== this.#live) return;
    this.#streamLast = Math.max(this.#streamLast, run.fold.sequence);
    this.#tellCaughtUp();
    this.#options.onChange();
  }

  #tookAhead({ fold }: FloorRun): void {
    if (fold.counts.read % SETTLE_EVERY_MESSAGES === 0) fold.advance(fold.lastStoredAtMs!);
  }

  /**
   * Between two messages: what was folded into the one is in the other, and each reads on for itself. What a saved state has
   * spared the next one the live one must have read: it is who stores what can't be used.
   */
  #swapWhenLevel(): void {
    const next = this.#next;
    if (!next || next.fold.sequence < this.fold.sequence || this.fold.sequence < next.beganAfter) return;
    this.#retire(this.#live);
    this.#live = next;
    this.#next = null;
    this.#options.onChange();
  }

  #tellCaughtUp(): void {
    if (this.#waiting.size === 0 || !this.#isCaughtUp) return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
