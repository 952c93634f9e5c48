/**
 * What came on each of the last weeks' business days: so it is known how a day usually goes for longer than the stream is
 * kept. Servers of one stream come to the same, and the first that writes counts.
 */
import type { NatsConnection } from '@nats-io/nats-core';
import { CHANNELS } from '../contract/event-types.ts';
import { listOf, mapOf, record, that, type Shape } from '../contract/shape.ts';
import type { DayOfArrivals } from '../outlook/day-of-arrivals.ts';
import { OF_SITE_DAY, SiteDays } from './site-days.ts';

const KEPT_MS = 70 * 86_400_000;

const Amount = that<number>('a number from 0 on', (value) => typeof value === 'number' && value >= 0);
const Totals = record({ ended: Amount, workMs: Amount, squares: Amount });
const Queue = record({ offered: listOf(Amount), work: mapOf(Totals, CHANNELS) });
const Day: Shape<DayOfArrivals> = record({ ...OF_SITE_DAY, startMs: Amount, endMs: Amount, queues: mapOf(Queue) });

export class ArrivalDays extends SiteDays<DayOfArrivals> {
  constructor(nc: NatsConnection, say: (text: string) => void) {
    super({ nc, name: 'ARRIVALS', description: 'Floorcast: what came on each business day', shape: Day, say });
  }

  /** Where it is not kept so already. */
  override async keep(day: DayOfArrivals): Promise<boolean> {
    const known = this.get(day.site, day.day);
    return JSON.stringify(known) === JSON.stringify(day) || super.keep(day);
  }

  /** Lets go of days of long ago. @throws Error where that can't be done now */
  forgetOld(nowMs: number): Promise<void> {
    return this.forget(({ endMs }) => endMs < nowMs - KEPT_MS);
  }
}
