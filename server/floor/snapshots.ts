/** The snapshots of one source of a site: when each of their arrays was there. An absent array says nothing. */
import { Roll } from './roll.ts';
import { addTime, forgetTimesBefore } from './sorted-times.ts';
import type { EventOf } from '../contract/event-types.ts';

export class Snapshots {
  readonly roll: Roll;
  readonly waiting: number[] = [];
  readonly inProgress: number[] = [];

  constructor(source: string) {
    this.roll = new Roll(source);
  }

  /** Notes when contacts were listed. */
  add({ timeMs, data }: EventOf<'source.snapshot'>): void {
    if (data.waiting) addTime(this.waiting, timeMs);
    if (data.inProgress) addTime(this.inProgress, timeMs);
  }

  forgetBefore(atMs: number): void {
    forgetTimesBefore(this.waiting, atMs);
    forgetTimesBefore(this.inProgress, atMs);
  }
}
