/** Which queues, channels and agents figures are read of. */
import type { Channel } from '../contract/event-types.ts';
import type { Agent } from './agent.ts';
import type { Queue } from './queue.ts';
import type { Site } from './site.ts';

/** One of the queues and channels over which figures are added up. */
export type Part = readonly [queue: Queue, channel: Channel];

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
