/**
 * The demo floor as a publisher. It closes what its last run left open at the moment that run fell silent, goes on from
 * there (at most from the start of the business day) as fast as the stream takes it, and from now on in real time. So an
 * empty stream gets today's history first, and a restart leaves no hole in the day.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import type { FloorConfig } from '../contract/config.ts';
import { Calendar } from '../floor/calendar.ts';
import { openPublisher, type Publisher } from '../stream/publisher.ts';
import { DEMO_SITE } from './demo-config.ts';
import { readLastRun } from './last-run.ts';
import type { LeftOpen } from './left-open.ts';
import { simulate } from './simulate.ts';
import { DEMO_NAME, demoEvent, type DemoEvent } from './world.ts';

const BEAT_MS = 5000;

export interface DemoOptions {
  readonly nc: NatsConnection;
  /** Where it says nothing of the site `demo`, that is in UTC and its day starts at midnight. */
  readonly config: FloorConfig;
  /** The same seed makes the same floor of the same day. */
  readonly seed: number;
  readonly now?: () => number;
  /** Told when NATS goes away and comes back. */
  readonly say?: (text: string) => void;
}

export interface Demo {
  /** Rejects if the stream can't be written any more. */
  readonly ended: Promise<void>;
  /** Closes what is open, and ends. */
  stop(): Promise<void>;
}

/** @throws Error where there is no stream to publish to */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const stopping = new AbortController();
  const run = new DemoRun(options, await readLastRun(options.nc), stopping.signal);
  const ended = run.perform(options.seed);
  return {
    ended,
    async stop() {
      stopping.abort();
      await ended;
    }
  };
}

class DemoRun {
  readonly #publisher: Publisher;
  readonly #leftOpen: LeftOpen;
  readonly #now: () => number;
  readonly #stopping: AbortSignal;
  readonly #timeZone: string;
  readonly #calendar: Calendar;
  #run = '';
  #names = 0;
  #nextBeatMs = -Infinity;

  constructor({ nc, config, now = Date.now, say = () => {} }: DemoOptions, leftOpen: LeftOpen, stopping: AbortSignal) {
    const { timeZone, dayStartsAt } = config.sites?.[DEMO_SITE] ?? {};
    this.#publisher = openPublisher(nc, { say });
    this.#leftOpen = leftOpen;
    this.#now = now;
    this.#stopping = stopping;
    this.#timeZone = timeZone ?? 'UTC';
    this.#calendar = new Calendar(this.#timeZone, dayStartsAt ?? '00:00');
  }

  async perform(seed: number): Promise<void> {
    while (!this.#stopping.aborted) await this.#runOnce(seed);
    await this.#closeAt(this.#leftOpen.lastMs ?? this.#now());
    await this.#publisher.flush();
  }

  /** Until it is to stop, or (on a machine that slept for days) would only tell what is refused as stale. */
  async #runOnce(seed: number): Promise<void> {
    const nowMs = this.#now();
    const todayMs = this.#calendar.dayOf(nowMs)!.startMs;
    const silentMs = this.#leftOpen.lastMs ?? todayMs;
    this.#run = nowMs.toString(36);
    await this.#closeAt(clamp(silentMs, this.#staleBeforeMs(), nowMs));
    const fromMs = clamp(silentMs, todayMs, nowMs);
    for (const event of simulate({ seed, run: this.#run, fromMs, timeZone: this.#timeZone })) {
      const atMs = Date.parse(event.time);
      await this.#untilMoment(atMs);
      if (this.#stopping.aborted || atMs < this.#staleBeforeMs()) return;
      await this.#say(event);
    }
  }

  #staleBeforeMs(): number {
    const today = this.#calendar.dayOf(this.#now())!;
    return this.#calendar.dayBefore(today)!.startMs;
  }

  async #closeAt(atMs: number): Promise<void> {
    for (const event of this.#leftOpen.closing(atMs, this.#newId)) await this.#say(event);
  }

  readonly #newId = (): string => `${this.#run}-d${++this.#names}`;

  async #say(event: DemoEvent): Promise<void> {
    await this.#publisher.publish(event);
    this.#leftOpen.take({ type: event.type, data: event.data, timeMs: Date.parse(event.time) });
  }

  /** The heart beats on the way: also through a history, whose moments are all past. */
  async #untilMoment(momentMs: number): Promise<void> {
    for (let nowMs = this.#now(); !this.#stopping.aborted; nowMs = this.#now()) {
      if (nowMs >= this.#nextBeatMs) await this.#beat(nowMs);
      if (nowMs >= momentMs) return;
      await this.#publisher.flush();
      const untilMs = Math.min(momentMs, this.#nextBeatMs);
      await sleep(untilMs - nowMs, undefined, { signal: this.#stopping }).catch(() => {});
    }
  }

  async #beat(nowMs: number): Promise<void> {
    this.#nextBeatMs = nowMs + BEAT_MS;
    await this.#say(demoEvent(this.#newId(), 'source.heartbeat', nowMs, { name: DEMO_NAME, everyMs: BEAT_MS }));
  }
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
