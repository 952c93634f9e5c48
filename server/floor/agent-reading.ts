/** The agents of a site at a moment: each is read once, for every scope that it counts in. */
import { inOrder } from './code-points.ts';
import type { Agent } from './agent.ts';
import type { AgentStatus } from './agent-status.ts';
import type { Handled } from './handled-by-agent.ts';
import type { Load } from './load.ts';
import type { Site } from './site.ts';
import type { StateTimes } from './time-in-state.ts';
import type { Moment } from './windows.ts';

export interface AgentReading {
  readonly id: string;
  readonly status: AgentStatus;
  /** Those that it serves, in the order of their ids. */
  readonly queues: readonly string[];
  readonly load: Load;
  /** How long it was in each state since the day began. */
  readonly times: StateTimes;
  /** Since the day began. */
  readonly handled: Handled;
}

function readAgent(site: Site, agent: Agent, moment: Moment): AgentReading {
  const { day, nowMs } = moment;
  return {
    id: agent.id,
    status: agent.status,
    queues: agent.queuesAt(nowMs),
    load: agent.load(moment),
    times: agent.timesOfDay(day, nowMs),
    handled: site.handledByAgent.from(day.startMs, agent.id)
  };
}

/** In the order of their ids. */
export const readAgents = (site: Site, moment: Moment): AgentReading[] =>
  inOrder(site.agents).map((id) => readAgent(site, site.agent(id), moment));

/** Those who serve each queue. */
export function servingByQueue(agents: readonly AgentReading[]): Map<string, AgentReading[]> {
  const byQueue = new Map<string, AgentReading[]>();
  for (const agent of agents) {
    for (const queue of agent.queues) {
      const serving = byQueue.get(queue);
      if (serving) serving.push(agent);
      else byQueue.set(queue, [agent]);
    }
  }
  return byQueue;
}
