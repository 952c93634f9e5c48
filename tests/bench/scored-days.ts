/** Foretells recorded days as they went by, each from the days before it, and tells what came of it. */
import type { FloorConfig } from '../../server/contract/config.ts';
import type { LegReading } from '../../server/floor/leg-reading.ts';
import type { BusinessDay } from '../../server/floor/calendar.ts';
import { Floor } from '../../server/floor/floor.ts';
import type { Site } from '../../server/floor/site.ts';
import { baselineOf, type Baseline, type KeptDay } from '../../server/forecast/baseline.ts';
import type { Foretold } from '../../server/forecast/calibration.ts';
import { project, type Foreseen, type Prospect } from '../../server/forecast/projection.ts';
import { floorNowOf } from '../../server/outlook/floor-now-of.ts';
import { WhatWas } from '../../server/outlook/what-was.ts';
import type { RecordedDay } from './recorded-days.ts';

const MINUTE_MS = 60_000;
const SLOT_MS = 30 * MINUTE_MS;
const EVERY_MS = 15 * MINUTE_MS;
/** Nothing is foretold before the first contacts of the day, nor where the last horizon is beyond its end. */
const FIRST_AFTER_MS = 15 * MINUTE_MS;
const LAST_BEFORE_MS = 30 * MINUTE_MS;

export interface Scored extends Foretold {
  readonly date: string;
  readonly queue: string;
  readonly figure: 'waiting' | 'serviceLevel' | 'abandoned';
  readonly minutes: number;
}

const legsOf = (site: Site, queue: string): LegReading[] =>
  [...(site.queues.get(queue)?.legs() ?? [])]
    .map(({ counted }) => counted!)
    .filter(({ isComplete, direction }) => isComplete && direction === 'inbound');

function countsBySlot(legs: readonly LegReading[], day: BusinessDay): number[] {
  const counts = Array<number>(Math.ceil((day.endMs - day.startMs) / SLOT_MS)).fill(0);
  for (const { offeredAtMs } of legs) {
    const slot = Math.floor((offeredAtMs - day.startMs) / SLOT_MS);
    if (slot in counts) counts[slot]!++;
  }
  return counts;
}

interface Given {
  readonly atMs: number;
  readonly queue: string;
  readonly prospect: Prospect;
}

export class ScoredDays {
  readonly #site: string;
  readonly #floor: Floor;
  readonly #kept: {
    readonly weekday: number;
    readonly counts: ReadonlyMap<string, number[]>;
    readonly slots: number;
  }[] = [];

  constructor(site: string, config: FloorConfig) {
    this.#site = site;
    this.#floor = new Floor(config);
  }

  /** One day after the other. */
  score(recorded: RecordedDay): Scored[] {
    const { day, date } = recorded;
    const given = this.#foretell(recorded);
    this.#floor.settle(day.endMs - 1);
    const site = this.#floor.site(this.#site);
    const legs = new Map([...site.queues.keys()].map((id) => [id, legsOf(site, id)]));
    const truths = new Map([...legs].map(([id, its]) => [id, new WhatWas(site.queue(id), its)]));
    const counts = new Map([...legs].map(([id, its]) => [id, countsBySlot(its, day)]));
    this.#kept.push({ weekday: recorded.weekday, counts, slots: Math.ceil((day.endMs - day.startMs) / SLOT_MS) });
    this.#floor.forgetOld(day.endMs - 1);
    return given.flatMap(({ queue, prospect, atMs }) => compare(date, queue, prospect, truths.get(queue)!, atMs));
  }

  #foretell({ day, events, weekday }: RecordedDay): Given[] {
    const baselines = new Map<string, Baseline | null>();
    const baselineAt = (id: string): Baseline | null => {
      if (!baselines.has(id)) baselines.set(id, baselineOf(this.#daysOf(id), weekday));
      return baselines.get(id)!;
    };
    const outside = { baselineOf: baselineAt, slotMs: SLOT_MS, backAtMs: () => null };
    const firstMs = (events.find(({ type }) => type === 'contact.offered')?.timeMs ?? day.endMs) + FIRST_AFTER_MS;
    const given: Given[] = [];
    let nextMs = roundUp(firstMs);
    for (const event of events) {
      for (; nextMs < event.timeMs && nextMs <= day.endMs - LAST_BEFORE_MS; nextMs += EVERY_MS) {
        this.#floor.settle(nextMs);
        const now = floorNowOf(this.#floor.site(this.#site), nextMs, outside);
        const atMs = nextMs;
        for (const { queue, prospects } of project(now, { seed: atMs / MINUTE_MS })) {
          given.push(...prospects.map((prospect) => ({ atMs, queue, prospect })));
        }
      }
      this.#floor.apply(event, event.timeMs);
    }
    return given;
  }

  #daysOf(queue: string): KeptDay[] {
    return this.#kept.map(({ weekday, counts, slots }) => ({
      weekday,
      counts: counts.get(queue) ?? Array<number>(slots).fill(0)
    }));
  }
}

const roundUp = (atMs: number): number => Math.ceil(atMs / EVERY_MS) * EVERY_MS;

function compare(date: string, queue: string, prospect: Prospect, truth: WhatWas, atMs: number): Scored[] {
  const { minutes, waiting, serviceLevel, abandoned } = prospect;
  const thenMs = atMs + minutes * MINUTE_MS;
  const beforeMs = atMs - minutes * MINUTE_MS;
  const scored = (figure: Scored['figure'], foreseen: Foreseen, before: number | null, actual: number): Scored => {
    const { likely, low, high, share } = foreseen;
    return { date, queue, figure, minutes, likely, low, high, share, before, actual };
  };
  const level = truth.serviceLevel(atMs, thenMs);
  return [
    scored('waiting', waiting, truth.waiting(atMs), truth.waiting(thenMs)),
    scored('abandoned', abandoned, truth.abandoned(beforeMs, atMs), truth.abandoned(atMs, thenMs)),
    ...(serviceLevel && level !== null
      ? [scored('serviceLevel', serviceLevel, truth.serviceLevel(beforeMs, atMs), level)]
      : [])
  ];
}
