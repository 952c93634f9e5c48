/**
 * What the archive's thread does: it keeps a floor of its own, answers from it, saves its state, and goes back with others to
 * where it was.
 */
import type { NatsConnection } from '@nats-io/nats-core';
import type { Outlook } from '#lib/protocol/outlook.ts';
import { answer } from '../answers/answer.ts';
import type { Besides } from '../answers/besides.ts';
import { HELD_DAYS } from '../answers/outlook.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { siteDefinitionOf } from '../floor/definitions.ts';
import { plannedBackMs } from '../roster/planned-back.ts';
import { Rosters } from '../roster/rosters.ts';
import { pause } from '../stream/backoff.ts';
import { FloorKeeper } from '../stream/floor-keeper.ts';
import { readFloor } from '../stream/read-floor.ts';
import { StateStore } from '../stream/state-store.ts';
import { ArrivalDays } from './arrival-days.ts';
import { Beginnings } from './beginnings.ts';
import { DayKeeper } from './day-keeper.ts';
import { PastFloors } from './past-floors.ts';
import { PredictionDays } from './prediction-days.ts';
import { Predictor } from './predictor.ts';
import { Saving } from './saving.ts';
import type { Asked } from './thread-messages.ts';

export interface ArchivistOptions {
  readonly nc: NatsConnection;
  readonly config: FloorConfig;
  readonly keepDays: number;
  readonly now: () => number;
  readonly say: (text: string) => void;
}

const LOOK_EVERY_MS = 1000;
const DAY_MS = 86_400_000;
/** Who stops does not wait for ever; what was saved before is not long ago. */
const LAST_SAVE_WITHIN_MS = 5000;
/** A stream that has not answered for so long may hold more than we know of. */
const STREAM_AWAY_MS = 2000;
/** An answer that lacks the latest events is better than none. */
const REACH_WITHIN_MS = 2000;

/** Resolves when the work is done, or after `ms`. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  await Promise.race([work, pause(ms, done.signal)]);
  done.abort();
}

export class Archivist {
  readonly #options: ArchivistOptions;
  readonly #twin: FloorKeeper;
  readonly #states: StateStore;
  readonly #saving: Saving;
  readonly #beginnings: Beginnings;
  readonly #past: PastFloors;
  readonly #days: ArrivalDays;
  readonly #dayKeeper: DayKeeper;
  readonly #rosters: Rosters;
  readonly #predictions: PredictionDays;
  readonly #predictor: Predictor;
  #config: FloorConfig;
  #stream: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  readonly #waiters = new Set<{ readonly sequence: number; readonly resolve: () => void }>();

  constructor(options: ArchivistOptions) {
    const { nc, now, say, keepDays } = options;
    this.#options = options;
    this.#config = options.config;
    this.#twin = this.#newTwin();
    this.#states = new StateStore(nc, { keepDays, say });
    this.#saving = new Saving((fold, dayMs) => this.#save(fold, dayMs));
    this.#beginnings = new Beginnings({ nc, keepDays, states: this.#states, config: () => this.#config });
    this.#past = new PastFloors({
      now,
      read: (from, take, signal) =>
        readFloor(nc, { from, onMessage: (message) => take(message) && undefined, say, signal }),
      late: () => this.#twin.fold.late,
      beginningBefore: (atMs) => this.#beginnings.before(atMs)
    });
    this.#days = new ArrivalDays(nc, say);
    this.#dayKeeper = new DayKeeper({
      days: this.#days,
      now,
      floor: () => this.#twin.fold.floor,
      past: (moment, signal, use) => this.#past.ask(moment, signal, use),
      firstMs: () => this.#firstMs()
    });
    this.#rosters = new Rosters({
      nc,
      now,
      say,
      onChange: () => undefined,
      calendarOf: (site) => this.#twin.fold.floor.calendarOf(site),
      zoneOf: (site) => siteDefinitionOf(this.#config, site).timeZone
    });
    this.#predictions = new PredictionDays(nc, say);
    this.#predictor = new Predictor({
      days: this.#predictions,
      keepDays,
      now,
      floor: () => this.#twin.fold.floor,
      outlook: (site) => this.#outlook(site)
    });
  }

  /** Resolves when all that was in the stream at the start has been read, or `signal` is aborted. */
  async start(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#days.start(signal), this.#rosters.start(signal), this.#predictions.start(signal)]);
    await this.#twin.start();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    await this.#twin.caughtUp(signal);
  }

  /** Saves what has come, and ends. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#dayKeeper.stop();
    this.#past.close();
    this.#days.stop();
    this.#rosters.stop();
    this.#predictions.stop();
    await within(LAST_SAVE_WITHIN_MS, this.#saving.save(this.#twin.fold, this.#options.now()));
    await this.#twin.stop();
  }

  recompute(config: FloorConfig): void {
    this.#config = config;
    this.#twin.recompute(config);
    this.#past.reset();
  }

  /**
   * @param signal who asked has gone
   * @throws Error where the past is asked about and NATS does not answer; the signal's reason
   */
  async ask({ question, sequence }: Asked, signal: AbortSignal): Promise<unknown> {
    const { moment, name } = question;
    await this.#reached(sequence);
    const isPast = moment !== null && moment.atMs < this.#options.now();
    const firstMs = isPast || name === 'days' ? await this.#firstMs() : null;
    if (isPast) {
      if (firstMs === null || moment.atMs < firstMs) return null;
      return this.#past.ask(moment, signal, (past) => answer(past, question, moment.atMs, firstMs, this.#besides));
    }
    const nowMs = this.#options.now();
    const { fold } = this.#twin;
    this.#saving.reach(fold, nowMs);
    return answer(fold, question, nowMs, firstMs ?? nowMs, this.#besides);
  }

  readonly #besides: Besides = {
    keptDays: (site) => this.#days.of(site),
    predictions: (site, nowMs) =>
      this.#predictions.of(site).filter(({ startMs }) => startMs > nowMs - HELD_DAYS * DAY_MS && startMs <= nowMs),
    backAtMs: (site, agent, nowMs) => this.#backAtMs(site, agent, nowMs)
  };

  #backAtMs(id: string, agent: string, nowMs: number): number | null {
    const site = this.#twin.fold.floor.sites.get(id);
    return site ? plannedBackMs(this.#rosters.shiftsIn(id, site.dayAt(nowMs)), agent, nowMs) : null;
  }

  #firstMs(): Promise<number | null> {
    return this.#beginnings.firstMs(this.#twin.fold.late.earliestMs);
  }

  /** The live floor and this one read the same stream, each for itself: the other one may be a little ahead. */
  async #reached(sequence: number): Promise<void> {
    if (this.#twin.fold.sequence >= sequence) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiter = { sequence, resolve };
    this.#waiters.add(waiter);
    await within(REACH_WITHIN_MS, promise);
    this.#waiters.delete(waiter);
  }

  /** By the stream's own clock: so the start of a day finds nothing in it that is later. */
  #newTwin(): FloorKeeper {
    const { nc, config, keepDays, now } = this.#options;
    return new FloorKeeper({
      nc,
      config,
      keepDays,
      now,
      isSecond: true,
      clock: ({ storedAtMs }) => storedAtMs,
      before: (fold, { storedAtMs }) => this.#saving.reach(fold, storedAtMs),
      onChange: () => this.#noticeChange(),
      onStream: () => undefined,
      // The live floor's keeper says it.
      say: () => undefined
    });
  }

  #noticeChange(): void {
    const { streamCreated, fold } = this.#twin;
    for (const { sequence, resolve } of this.#waiters) if (fold.sequence >= sequence) resolve();
    if (streamCreated === this.#stream) return;
    if (this.#stream !== null) this.#past.reset();
    this.#stream = streamCreated;
    this.#saving.begin(fold, this.#options.now());
  }

  #look(): void {
    const { behind, caughtUp, streamAgeMs } = this.#twin.currency();
    const isLevel = caughtUp && behind === 0 && streamAgeMs !== null && streamAgeMs < STREAM_AWAY_MS;
    this.#saving.look(this.#twin.fold, this.#options.now(), isLevel);
    if (!isLevel) return;
    this.#dayKeeper.look();
    this.#predictor.look();
  }

  #outlook(site: string): Outlook | null {
    const nowMs = this.#options.now();
    const { fold } = this.#twin;
    this.#saving.reach(fold, nowMs);
    const question = { name: 'outlook', moment: null, site, queue: null, change: null } as const;
    return answer<'outlook'>(fold, question, nowMs, nowMs, this.#besides);
  }

  async #save(fold: StreamFold, dayMs?: number): Promise<void> {
    const created = this.#twin.streamCreated;
    if (created !== null) await this.#states.save(fold, { created, ...(dayMs !== undefined && { dayMs }) });
  }
}
