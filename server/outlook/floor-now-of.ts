/** Reads from a site what a projection begins with. The site must be settled for the moment. */
import type { Queue } from '../floor/queue.ts';
import type { Site } from '../floor/site.ts';
import { forecastArrivals, TO_FORETELL, type ArrivalForecast } from '../forecast/arrival-forecast.ts';
import type { Baseline } from '../forecast/baseline.ts';
import type { FloorNow, LineNow } from '../forecast/floor-now.ts';
import { LifeTable, Lifetimes } from '../forecast/life-table.ts';
import { HORIZON_MINUTES } from '../forecast/projection.ts';
import { canLie } from './can-lie.ts';
import { handsNow } from './hands-now.ts';
import { nothing, timesOfContacts, type ContactTimes } from './times-of-contacts.ts';
import { recentLegs, type RecentLeg } from './recent-legs.ts';
import { workAt } from './work-at.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What is taken for usual until it has been seen. */
const USUAL = { patienceMs: 240_000, talkMs: 240_000 };
/** How agents work is told by the last hours. */
const LATELY_MS = 4 * 60 * MINUTE_MS;
/** With fewer contacts seen today, yesterday counts as well. */
const ENOUGH_SEEN = 50;

export interface Outside {
  /** The baseline of a queue for the day that it is; null without kept days. Its slots' length. */
  readonly baselineOf: (queue: string) => Baseline | null;
  readonly slotMs: number;
  /** When an agent is to be back from a break, epoch milliseconds; null where no plan says so. */
  readonly backAtMs: (agent: string) => number | null;
}

/** Those of today; where too few are handled yet, of yesterday too. */
function legsAt(queue: Queue, dayStartMs: number): RecentLeg[] {
  const today = recentLegs(queue, dayStartMs);
  const handled = today.reduce((count, { reading }) => count + Number(reading.isHandled), 0);
  return handled >= ENOUGH_SEEN ? today : recentLegs(queue, dayStartMs - DAY_MS);
}

function countsByMinute(offeredMs: readonly number[], dayStartMs: number, nowMs: number): number[] {
  const counts = Array<number>(Math.max(0, Math.floor((nowMs - dayStartMs) / MINUTE_MS))).fill(0);
  for (const atMs of offeredMs) {
    const minute = Math.floor((atMs - dayStartMs) / MINUTE_MS);
    if (minute < counts.length) counts[minute]!++;
  }
  return counts;
}

const MINUTES_AHEAD = Math.max(...HORIZON_MINUTES);

function comingOf(
  forecast: ArrivalForecast,
  minute: number,
  share: number
): Pick<LineNow, 'arrivals' | 'arrivalVariance'> {
  const arrivals = Array.from({ length: MINUTES_AHEAD }, (_, ahead) => share * forecast.meanIn(minute + ahead));
  const total = arrivals.reduce((sum, each) => sum + each, 0);
  const more = total > 0 ? (forecast.dispersion - 1) / total : 0;
  return { arrivals, arrivalVariance: forecast.levelError ** 2 + more };
}

function linesOf(
  queue: Queue,
  legs: readonly RecentLeg[],
  nowMs: number,
  dayStartMs: number,
  notThere: number,
  { baselineOf, slotMs }: Outside
): LineNow[] {
  const byChannel = timesOfContacts(legs, nowMs, dayStartMs);
  if (byChannel.size === 0) byChannel.set('voice', nothing());
  const offeredMs = [...byChannel.values()].flatMap((times) => times.offeredMs);
  const counts = countsByMinute(offeredMs, dayStartMs, nowMs);
  const forecast = forecastArrivals(baselineOf(queue.id), slotMs, counts, TO_FORETELL);
  const shareOf = (times: ContactTimes): number => (times.offeredMs.length + 1) / (offeredMs.length + byChannel.size);
  return [...byChannel].map(([channel, times]) => ({
    queue: queue.id,
    rule: queue.definition(channel),
    canLie: canLie(channel),
    waitingMs: times.waitingMs,
    ...comingOf(forecast, counts.length, shareOf(times)),
    patience: new LifeTable(times.patience, USUAL.patienceMs),
    ringMs: times.ringMs / Math.max(1, times.talk.count),
    talk: new LifeTable(times.talk, USUAL.talkMs),
    notThere
  }));
}

export function floorNowOf(site: Site, nowMs: number, outside: Outside): FloorNow {
  const { startMs } = site.dayAt(nowMs);
  const legsOf = new Map([...site.queues].map(([id, queue]) => [id, legsAt(queue, startMs)]));
  const { there, times } = workAt(site, legsOf, nowMs, Math.max(startMs, nowMs - LATELY_MS));
  const lines = [...site.queues.values()].flatMap((queue) =>
    linesOf(queue, legsOf.get(queue.id)!, nowMs, startMs, 1 - there.get(queue.id)!, outside)
  );
  const ofLines = lines.map(({ queue, talk, waitingMs, canLie: lies }) => ({
    queue,
    talk,
    longestWaitMs: lies ? 0 : (waitingMs[0] ?? 0)
  }));
  const talk = ofLines[0]?.talk ?? new LifeTable(new Lifetimes(), USUAL.talkMs);
  return { lines, hands: handsNow(site, nowMs, { lines: ofLines, times, talk, backAtMs: outside.backAtMs }), times };
}
