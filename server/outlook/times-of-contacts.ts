/** How long a queue's contacts waited and talked, from the legs that are kept of it: those that are over and those that go on. */
import type { Channel } from '../contract/event-types.ts';
import type { LegReading } from '../floor/leg-reading.ts';
import { isInProgress, isWaiting } from '../floor/queue.ts';
import { Lifetimes } from '../forecast/life-table.ts';
import type { RecentLeg } from './recent-legs.ts';

/** Of the contacts of one channel of a queue. */
export interface ContactTimes {
  readonly patience: Lifetimes;
  readonly talk: Lifetimes;
  /** Ringing, of handled contacts: Σ. */
  ringMs: number;
  /** How long those who wait have waited so far, the longest first. */
  readonly waitingMs: number[];
  /** When contacts were offered, since the business day began; in no order. */
  readonly offeredMs: number[];
}

export const nothing = (): ContactTimes => ({
  patience: new Lifetimes(),
  talk: new Lifetimes(),
  ringMs: 0,
  waitingMs: [],
  offeredMs: []
});

function add(times: ContactTimes, reading: LegReading, nowMs: number, dayStartMs: number): void {
  const { offeredAtMs, outcome, outcomeAtMs, waitMs } = reading;
  if (offeredAtMs >= dayStartMs) times.offeredMs.push(offeredAtMs);
  if (isWaiting(reading)) {
    const soFarMs = Math.max(0, nowMs - offeredAtMs);
    times.waitingMs.push(soFarMs);
    times.patience.add(0, soFarMs, false);
  } else {
    times.patience.add(0, waitMs, outcome === 'abandoned');
  }
  if (reading.isHandled) {
    times.talk.add(0, reading.talkMs, true);
    times.ringMs += reading.ringMs;
  } else if (isInProgress(reading)) {
    times.talk.add(0, Math.max(0, nowMs - outcomeAtMs), false);
  }
}

/** By channel. */
export function timesOfContacts(
  legs: readonly RecentLeg[],
  nowMs: number,
  dayStartMs: number
): Map<Channel, ContactTimes> {
  const byChannel = new Map<Channel, ContactTimes>();
  for (const { reading } of legs) {
    let times = byChannel.get(reading.channel);
    if (!times) byChannel.set(reading.channel, (times = nothing()));
    add(times, reading, nowMs, dayStartMs);
  }
  for (const { waitingMs } of byChannel.values()) waitingMs.sort((a, b) => b - a);
  return byChannel;
}
