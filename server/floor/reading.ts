/** What the floor shows at a moment: the figures of a site, its queues, channels, teams and agents. Call it when settled. */
import type { Channel } from '../contract/event-types.ts';
import type { Agent } from './agent.ts';
import type { BusinessDay } from './calendar.ts';
import { SUM } from './contributions.ts';
import { ratio, windowFigures, type WindowFigures } from './figures.ts';
import { addSums, emptySums, type DaySums, type Sums } from './ledger.ts';
import type { Leg } from './leg.ts';
import type { Queue } from './queue.ts';
import type { Site } from './site.ts';

export interface WaitingFigures {
  waiting: number;
  longestWaitMs: number | null;
  waitingOverTarget: number;
  inProgress: number;
}

/** The members are in the order of the contract; `notReady` and the like are ids, so they are spelt as there. */
export interface AgentFigures {
  readonly agents: {
    signedIn: number;
    available: number;
    ringing: number;
    talking: number;
    hold: number;
    acw: number;
    notReady: number;
    freeSlots: number;
  };
  availability: number | null;
}

export type TodayFigures = WindowFigures & { readonly incomplete: number };

/** The queues and channels over which figures are summed up. */
type Part = readonly [queue: Queue, channel: Channel];

export const partsOf = (queues: Iterable<Queue>, only?: Channel): Part[] =>
  [...queues].flatMap((queue) =>
    queue.channels
      .filter((channel) => only === undefined || channel === only)
      .map((channel) => [queue, channel] as const)
  );

/** The channels of which complete inbound legs are kept. */
export function channelsOf(parts: readonly Part[]): Set<Channel> {
  return new Set(
    parts.filter(([queue, channel]) => queue.ledger(channel).inboundLegs > 0).map(([, channel]) => channel)
  );
}

const daysOf = (parts: readonly Part[], day: BusinessDay): DaySums[] =>
  parts.flatMap(([queue, channel]) => queue.ledger(channel).day(day) ?? []);

export function todayFigures(parts: readonly Part[], day: BusinessDay, level: 'queue' | 'site'): TodayFigures {
  const sums = emptySums();
  for (const { total } of daysOf(parts, day)) addSums(sums, total);
  const longestWaitMs = Math.max(-Infinity, ...parts.map(([queue, channel]) => queue.longestWaitMs(channel, day)));
  return { ...windowFigures(sums, longestWaitMs, level), incomplete: sums[SUM.incomplete]! };
}

/** The day so far by slot, summed over the parts. */
export function sumsBySlot(parts: readonly Part[], day: BusinessDay): Map<number, Sums> {
  const bySlot = new Map<number, Sums>();
  for (const { slots } of daysOf(parts, day)) {
    for (const [slot, sums] of slots) {
      const total = bySlot.get(slot) ?? emptySums();
      addSums(total, sums);
      bySlot.set(slot, total);
    }
  }
  return bySlot;
}

/** When the longest-waiting contact was offered; null if none waits. */
export function longestWaitSinceMs(queues: Iterable<Queue>, only?: Channel): number | null {
  let earliest = Infinity;
  for (const leg of legsIn(queues, 'waiting', only)) earliest = Math.min(earliest, leg.counted!.offeredAtMs);
  return earliest === Infinity ? null : earliest;
}

function* legsIn(queues: Iterable<Queue>, set: 'waiting' | 'inProgress', only?: Channel): Generator<Leg> {
  for (const queue of queues) {
    for (const leg of queue[set]) if (only === undefined || leg.counted!.channel === only) yield leg;
  }
}

export function waitingFigures(queues: readonly Queue[], nowMs: number, only?: Channel): WaitingFigures {
  let waiting = 0;
  let waitingOverTarget = 0;
  for (const queue of queues) {
    for (const { counted } of legsIn([queue], 'waiting', only)) {
      waiting++;
      if (nowMs - counted!.offeredAtMs > queue.definition(counted!.channel).thresholdMs) waitingOverTarget++;
    }
  }
  const sinceMs = longestWaitSinceMs(queues, only);
  return {
    waiting,
    longestWaitMs: sinceMs === null ? null : Math.max(0, nowMs - sinceMs),
    waitingOverTarget,
    inProgress: [...legsIn(queues, 'inProgress', only)].length
  };
}

export function agentFigures(agents: Iterable<Agent>): AgentFigures {
  const counts = { signedIn: 0, available: 0, ringing: 0, talking: 0, hold: 0, acw: 0, notReady: 0, freeSlots: 0 };
  for (const { status } of agents) {
    const { state, free } = status;
    if (state === 'offline') continue;
    counts.signedIn++;
    counts[state === 'not-ready' ? 'notReady' : state]++;
    counts.freeSlots += free ?? (state === 'available' ? 1 : 0);
  }
  return { agents: counts, availability: ratio(counts.available, counts.signedIn) };
}

/** The agents who serve each queue at a moment. */
export function agentsByQueue(site: Site, nowMs: number): Map<string, Agent[]> {
  const byQueue = new Map<string, Agent[]>();
  for (const agent of site.agents.values()) {
    for (const queue of new Set(agent.queuesAt(nowMs))) {
      const agents = byQueue.get(queue);
      if (agents) agents.push(agent);
      else byQueue.set(queue, [agent]);
    }
  }
  return byQueue;
}
