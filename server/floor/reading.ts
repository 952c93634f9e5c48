/** What the floor shows at a moment: the figures of a site, its queues, channels, teams and agents. Call it when settled. */
import type { Channel } from '../contract/event-types.ts';
import type { Agent } from './agent.ts';
import type { AgentStatus } from './agent-status.ts';
import type { BusinessDay } from './calendar.ts';
import { Total, type Part, type TodayFigures } from './contact-windows.ts';
import type { Level } from './figure-definitions.ts';
import { ratio } from './figures.ts';
import type { Queue } from './queue.ts';
import type { Site } from './site.ts';
import { addSums, emptySums, isEmpty, type Sums } from './sums.ts';

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

export function todayFigures(parts: readonly Part[], day: BusinessDay, level: Level): TodayFigures {
  const total = new Total();
  for (const part of parts) {
    const ledger = part[0].ledger(part[1]).day(day);
    if (ledger) total.add(part, ledger.total);
  }
  return total.todayFigures(level);
}

/** The day so far by slot, summed over the parts; slots in which nothing is counted (any more) are left out. */
export function sumsBySlot(parts: readonly Part[], day: BusinessDay): Map<number, Sums> {
  const bySlot = new Map<number, Sums>();
  for (const [queue, channel] of parts) {
    for (const [slot, { sums }] of queue.ledger(channel).day(day)?.slots ?? []) {
      if (isEmpty(sums)) continue;
      const total = bySlot.get(slot) ?? emptySums();
      addSums(total, sums);
      bySlot.set(slot, total);
    }
  }
  return bySlot;
}

export function agentFigures(agents: Iterable<{ readonly status: AgentStatus }>): AgentFigures {
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
    for (const queue of agent.queuesAt(nowMs)) {
      const agents = byQueue.get(queue);
      if (agents) agents.push(agent);
      else byQueue.set(queue, [agent]);
    }
  }
  return byQueue;
}
