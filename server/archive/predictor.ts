/**
 * Foretells each site's next quarter of an hour every five minutes, whether anybody looks or not, and scores what was
 * foretold when that time has come: so it is known how far the likely ranges can be relied on.
 */
import type { Outlook } from '#lib/protocol/outlook.ts';
import type { Floor } from '../floor/floor.ts';
import type { Site } from '../floor/site.ts';
import { emptyDay, predictionOf, scored, withPrediction, type DayOfPredictions } from '../outlook/predictions.ts';
import type { PredictionDays } from './prediction-days.ts';

const EVERY_MS = 5 * 60_000;
/** Servers of one stream take turns: the others find that it was done. */
const LATEST_MS = 20_000;
const DAY_MS = 86_400_000;

export interface PredictorOptions {
  readonly days: PredictionDays;
  readonly keepDays: number;
  readonly now: () => number;
  readonly floor: () => Floor;
  /** Null: there is none. */
  readonly outlook: (site: string) => Outlook | null;
  readonly random?: () => number;
}

export class Predictor {
  readonly #options: PredictorOptions;
  readonly #lateByMs: number;
  #turn: number;
  /** Sites whose turn it is: one at each look, for others may ask meanwhile. */
  #waiting: string[] = [];

  constructor(options: PredictorOptions) {
    this.#options = options;
    this.#lateByMs = (options.random ?? Math.random)() * LATEST_MS;
    this.#turn = this.#turnAt(options.now());
  }

  /** Call it often, when all that the stream holds is known. */
  look(): void {
    const { now, floor } = this.#options;
    const turn = this.#turnAt(now());
    if (turn !== this.#turn) {
      this.#turn = turn;
      this.#waiting = [...floor().sites.values()].filter(({ queues }) => queues.size > 0).map(({ id }) => id);
    }
    const id = this.#waiting.shift();
    // What could not be stored now is lost: a prediction can't be given later.
    if (id !== undefined) void this.#foretell(id).catch(() => undefined);
  }

  #turnAt(nowMs: number): number {
    return Math.floor((nowMs - this.#lateByMs) / EVERY_MS);
  }

  async #foretell(id: string): Promise<void> {
    const { days, now, floor, outlook, keepDays } = this.#options;
    const nowMs = now();
    const site = floor().sites.get(id);
    if (!site) return;
    const today = dayAt(site, nowMs, days.of(id));
    const isDone = today.lastMs !== null && today.lastMs >= this.#turn * EVERY_MS;
    const found = isDone ? null : outlook(id);
    if (!found) return;
    const writes = [days.keep(withPrediction(scored(today, site, nowMs), predictionOf(found)))];
    for (const day of days.of(id)) {
      const then = day.day === today.day ? day : scored(day, site, nowMs);
      if (then !== day) writes.push(days.keep(then));
    }
    await Promise.all(writes);
    await days.forgetBefore(nowMs - (keepDays + 1) * DAY_MS);
  }
}

function dayAt(site: Site, nowMs: number, days: readonly DayOfPredictions[]): DayOfPredictions {
  const day = site.dayAt(nowMs);
  const name = site.calendar.dateOf(day);
  return days.find((each) => each.day === name) ?? emptyDay(site.id, name, day.startMs);
}
