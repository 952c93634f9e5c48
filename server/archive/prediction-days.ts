/** What was foretold on each day of a site: of servers that come to the next prediction, the first that writes counts. */
import type { NatsConnection } from '@nats-io/nats-core';
import { FORETOLD } from '#lib/protocol/outlook.ts';
import { listOf, mapOf, record, that, type Shape } from '../contract/shape.ts';
import type { DayOfPredictions } from '../outlook/predictions.ts';
import { OF_SITE_DAY, SiteDays } from './site-days.ts';

const Moment = that<number>('a moment', (value) => Number.isFinite(value));
const MomentOrNull = that<number | null>('a moment or null', (value) => value === null || Number.isFinite(value));
const Three = that<readonly [number, number, number]>(
  'three numbers',
  (value) => Array.isArray(value) && value.length === 3 && value.every((each) => Number.isFinite(each))
);
const ByQueue = mapOf(mapOf(Three, FORETOLD));
const Day = record({
  ...OF_SITE_DAY,
  startMs: Moment,
  lastMs: MomentOrNull,
  open: listOf(record({ atMs: Moment, queues: ByQueue })),
  scores: ByQueue
}) as Shape<DayOfPredictions>;

export class PredictionDays extends SiteDays<DayOfPredictions> {
  constructor(nc: NatsConnection, say: (text: string) => void) {
    const description = 'Floorcast: what was foretold on each day, and what of it held';
    super({ nc, name: 'PREDICTIONS', description, shape: Day, say });
  }

  /** Lets go of days that began before a moment. @throws Error where that can't be done now */
  forgetBefore(atMs: number): Promise<void> {
    return this.forget(({ startMs }) => startMs < atMs);
  }
}
