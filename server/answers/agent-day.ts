/** One agent's business day: the states it was in, what it amounts to, and the contacts. */
import type { AgentAnswer, StateSpan } from '#lib/protocol/agents.ts';
import type { ContactFacts } from '#lib/protocol/contacts.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { Agent } from '../floor/agent.ts';
import type { BusinessDay } from '../floor/calendar.ts';
import { compareCodePoints } from '../floor/code-points.ts';
import { queueNameOf } from '../floor/definitions.ts';
import { ratio } from '../floor/figures.ts';
import type { Site } from '../floor/site.ts';
import type { Standing } from '../floor/standing.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { occupancy } from '../floor/time-in-state.ts';
import { contactFacts } from './contact-facts.ts';
import { timesIn } from './explain-agents.ts';
import { nameOf } from './figure-scope.ts';

/** Earliest first. */
function spansOf(agent: Agent, day: BusinessDay, nowMs: number): StateSpan[] {
  const spans: StateSpan[] = [];
  let toMs = nowMs;
  for (let each: Standing | null = agent.status.standing; each && toMs > day.startMs; each = each.before) {
    const fromMs = Math.max(each.fromMs, day.startMs);
    if (fromMs < toMs) spans.unshift({ state: each.state, reason: each.reason, fromMs, toMs });
    toMs = Math.min(toMs, each.fromMs);
  }
  return agent.status.sinceMs === null ? [] : spans;
}

/** What the agent answered, but for what had ended before the day. */
function contactsOf(config: FloorConfig, site: Site, agent: string, day: BusinessDay, nowMs: number): ContactFacts[] {
  const contacts: ContactFacts[] = [];
  for (const queue of site.queues.values()) {
    for (const leg of queue.legs()) {
      const reading = leg.answered?.agent === agent ? leg.counted : null;
      if (!reading || reading.endedAtMs < day.startMs) continue;
      contacts.push(contactFacts(config, site, leg, reading, nowMs));
    }
  }
  return contacts.sort((a, b) => (a.outcomeAtMs ?? 0) - (b.outcomeAtMs ?? 0));
}

function todayOf(site: Site, agent: Agent, day: BusinessDay, nowMs: number): AgentAnswer['today'] {
  const { handled, handleMs, ringNoAnswer } = site.handledByAgent.from(day.startMs, agent.id);
  return {
    ...timesIn(agent, { startMs: day.startMs, endMs: nowMs }),
    handled,
    ahtMs: ratio(handleMs, handled),
    ringNoAnswer,
    occupancy: occupancy(agent.timesSince(day.startMs, nowMs))
  };
}

/** Null for an agent that nobody has named. */
export function answerAgent(
  { floor }: StreamFold,
  { site: siteId, agent: id }: { readonly site: string; readonly agent: string },
  nowMs: number
): AgentAnswer | null {
  const site = floor.sites.get(siteId);
  const agent = site?.agents.get(id);
  if (!site || !agent) return null;
  const day = site.dayAt(nowMs);
  const { state, reason, sinceMs, team } = agent.status;
  const queues = [...new Set(agent.queuesAt(nowMs))].sort(compareCodePoints);
  return {
    atMs: nowMs,
    timeZone: site.definition.timeZone,
    day,
    id,
    name: nameOf(site, id),
    state,
    reason,
    sinceMs,
    team,
    queues: queues.map((queue) => ({ id: queue, name: queueNameOf(floor.config, siteId, queue) })),
    spans: spansOf(agent, day, nowMs),
    today: todayOf(site, agent, day, nowMs),
    contacts: contactsOf(floor.config, site, id, day, nowMs)
  };
}
