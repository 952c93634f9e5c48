/**
 * What a leg adds to the figures of a scope: in a window the very contributions that the board's sums are made of, and
 * for what no sum holds (who waits now, what an agent handled) the same in kind.
 */
import { contribute, SUM, SUM_COUNT, type SumName } from '../floor/contributions.ts';
import type { LegReading } from '../floor/leg-reading.ts';
import { isInProgress, isWaiting, type Queue } from '../floor/queue.ts';

const OTHERS = ['waiting', 'waitingOverTarget', 'inProgress', 'waitMs'] as const;

/** The name of something that legs add to. */
export type Tally = SumName | (typeof OTHERS)[number];

/** The place of each in a vector. */
export const PLACE = {
  ...SUM,
  ...Object.fromEntries(OTHERS.map((name, index) => [name, SUM_COUNT + index]))
} as Readonly<Record<Tally, number>>;

export const emptyTallies = (): Float64Array => new Float64Array(SUM_COUNT + OTHERS.length);

/** Takes one part: the instant it belongs to, of which tally, how much. */
type Add = (atMs: number, place: number, amount: number) => void;

/** What a leg that is read so adds. */
export type Adds = (reading: LegReading, queue: Queue, add: Add) => void;

/** To a window of its queue, and of the site. */
export const toWindow: Adds = (reading, queue, add) => {
  contribute(reading, queue.id, queue.definition(reading.channel), add);
};

/** The same, and its wait until the outcome. */
export const toLongestWait: Adds = (reading, queue, add) => {
  toWindow(reading, queue, add);
  if (reading.isComplete && reading.direction === 'inbound' && reading.outcome !== null) {
    add(reading.outcomeAtMs, PLACE.waitMs, reading.waitMs);
  }
};

/** To what is now. */
export const toNow =
  (nowMs: number): Adds =>
  (reading, queue, add) => {
    if (isInProgress(reading)) add(nowMs, PLACE.inProgress, 1);
    if (!isWaiting(reading)) return;
    add(nowMs, PLACE.waiting, 1);
    add(nowMs, PLACE.waitMs, Math.max(0, nowMs - reading.offeredAtMs));
    if (nowMs - reading.offeredAtMs > queue.definition(reading.channel).thresholdMs) {
      add(nowMs, PLACE.waitingOverTarget, 1);
    }
  };

/** To what these agents handled, and let ring, in whatever direction. */
export const toAgents =
  (agents: ReadonlySet<string>): Adds =>
  (reading, _queue, add) => {
    if (!reading.isComplete) return;
    for (const { timeMs, agent } of reading.unanswered) if (agents.has(agent)) add(timeMs, PLACE.ringNoAnswer, 1);
    if (!reading.isHandled || reading.agent === null || !agents.has(reading.agent)) return;
    add(reading.endedAtMs, PLACE.handled, 1);
    add(reading.endedAtMs, PLACE.ringMs, reading.ringMs);
    add(reading.endedAtMs, PLACE.talkMs, reading.talkMs);
    add(reading.endedAtMs, PLACE.acwMs, reading.acwMs);
  };
