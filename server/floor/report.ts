/** The floor at a moment as JSON: what the replay command prints and `GET /api/floor` answers. */
import { compareCodePoints } from './code-points.ts';
import type { Agent } from './agent.ts';
import type { BusinessDay } from './calendar.ts';
import type { Floor } from './floor.ts';
import type { Channel } from '../contract/event-types.ts';
import { ratio } from './figures.ts';
import type { Queue } from './queue.ts';
import { agentFigures, agentsByQueue, channelsOf, partsOf, todayFigures, waitingFigures } from './reading.ts';
import type { Site } from './site.ts';

type Json = Readonly<Record<string, unknown>>;

/** Members in the order of their names, whatever order they came in; ids such as "__proto__" are members like others. */
function byId<T>(ids: Iterable<string>, value: (id: string) => T): Record<string, T> {
  const result = Object.create(null) as Record<string, T>;
  for (const id of [...ids].sort(compareCodePoints)) result[id] = value(id);
  return result;
}

/** The figures of some queues by window; `only` one channel, or all. */
function contactFigures(
  queues: readonly Queue[],
  day: BusinessDay,
  nowMs: number,
  level: 'queue' | 'site',
  only?: Channel
) {
  return {
    now: waitingFigures(queues, nowMs, only),
    today: todayFigures(partsOf(queues, only), day, level)
  };
}

function scopeReport(
  queues: readonly Queue[],
  agents: Iterable<Agent>,
  day: BusinessDay,
  nowMs: number,
  level: 'queue' | 'site'
) {
  const { now, today } = contactFigures(queues, day, nowMs, level);
  const channels = [...channelsOf(partsOf(queues))];
  return {
    now: { ...now, ...agentFigures(agents) },
    today,
    channels: byId(channels, (channel) => contactFigures(queues, day, nowMs, level, channel as Channel))
  };
}

/** What agents handled: their own figures, and, added up, their team's. */
function handledFigures(site: Site, agents: Iterable<Agent>, day: BusinessDay) {
  let handled = 0;
  let handleMs = 0;
  let ringNoAnswer = 0;
  for (const { id } of agents) {
    const own = site.handledByAgent.on(day, id);
    handled += own.handled;
    handleMs += own.handleMs;
    ringNoAnswer += own.ringNoAnswer;
  }
  return { handled, ahtMs: ratio(handleMs, handled), ringNoAnswer };
}

function teamReport(site: Site, team: string, day: BusinessDay): Json {
  const agents = [...site.agents.values()].filter(({ status }) => status.team === team);
  const { handled, ahtMs } = handledFigures(site, agents, day);
  return { now: agentFigures(agents), today: { handled, ahtMs } };
}

function agentReport(site: Site, agent: Agent, day: BusinessDay, nowMs: number): Json {
  const { state, reason, sinceMs, team } = agent.status;
  const queues = [...new Set(agent.queuesAt(nowMs))].sort(compareCodePoints);
  return { state, reason, sinceMs, queues, team, today: handledFigures(site, [agent], day) };
}

function siteReport(site: Site, nowMs: number): Json {
  const day = site.dayAt(nowMs);
  const agentsOf = agentsByQueue(site, nowMs);
  return {
    ...scopeReport([...site.queues.values()], site.agents.values(), day, nowMs, 'site'),
    queues: byId(site.queues.keys(), (id) =>
      scopeReport([site.queue(id)], agentsOf.get(id) ?? [], day, nowMs, 'queue')
    ),
    teams: byId(site.teams, (id) => teamReport(site, id, day)),
    agents: byId(site.agents.keys(), (id) => agentReport(site, site.agent(id), day, nowMs))
  };
}

/** The sites by id. The floor must be settled for `nowMs`. */
export function sitesReport(floor: Floor, nowMs: number): Record<string, Json> {
  return byId(floor.sites.keys(), (id) => siteReport(floor.sites.get(id)!, nowMs));
}
