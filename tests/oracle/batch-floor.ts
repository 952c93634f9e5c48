/**
 * The floor at a moment, computed from the whole list of events at once, straight from the contract's words and with no
 * regard for speed. It shares no code with the floor that it is compared with.
 */
import type { FloorConfig } from '../../server/contract/config.ts';
import { agentFigures, agentNow, timeFigures, timesOf, type AgentNow } from './batch-agents.ts';
import {
  handledBy,
  incompleteIn,
  nowFigures,
  ringNoAnswerOf,
  windowFigures,
  type Level,
  type Window
} from './batch-figures.ts';
import { legsOf, type Leg } from './batch-legs.ts';
import { windowsAt, type Windows } from './batch-windows.ts';
import { receivedBy, type ContractEvent, type Members, type TimedEvent } from './contract-event.ts';

type Json = Readonly<Record<string, unknown>>;

const members = (ids: Iterable<string>, value: (id: string) => Json): Json =>
  Object.fromEntries([...new Set(ids)].map((id) => [id, value(id)]));

const present = (ids: Iterable<string | null | undefined>): string[] => [...ids].filter((id) => id != null);

interface Names {
  readonly queues: readonly string[];
  readonly agents: readonly string[];
  readonly teams: readonly string[];
}

function namedBySnapshot({ agents, waiting, inProgress }: Members): Names {
  const legs = [...(waiting ?? []), ...(inProgress ?? [])];
  const listed = agents ?? [];
  return {
    queues: present([...legs, ...listed].flatMap(({ queue, queues }) => [queue, ...(queues ?? [])])),
    agents: present(listed.map(({ agent }) => agent)),
    teams: present(listed.map(({ team }) => team))
  };
}

/** What an event names in any member that its type's row lists. */
function namedBy(event: TimedEvent): Names {
  const { type, data } = event;
  if (type === 'source.snapshot') return namedBySnapshot(data);
  const isContact = type.startsWith('contact.');
  const isHandedOn = type === 'contact.transferred' || type === 'contact.diverted';
  const listsAgent = ['contact.ringing', 'contact.unanswered', 'contact.answered'].includes(type);
  return {
    queues: present([
      isContact || type === 'agent.state' ? data.queue : null,
      isHandedOn ? data.toQueue : null,
      ...(type === 'agent.signed-in' || type === 'agent.queues' ? (data.queues ?? []) : [])
    ]),
    agents: present([
      listsAgent || type.startsWith('agent.') ? data.agent : null,
      type === 'contact.transferred' ? data.toAgent : null
    ]),
    teams: present([type === 'agent.signed-in' ? data.team : null])
  };
}

/** By window. */
function contactFigures(legs: readonly Leg[], level: Level, windows: Windows): Record<string, Json> {
  const figures = Object.entries(windows).map(([name, window]) => [name, windowFigures(legs, level, window)] as const);
  const { today, ...others } = Object.fromEntries(figures);
  return {
    now: nowFigures(legs, windows.today.toMs),
    today: { ...today, incomplete: incompleteIn(legs, windows.today) },
    ...others
  };
}

function scopeFigures(legs: readonly Leg[], agents: readonly AgentNow[], level: Level, windows: Windows): Json {
  const kept = legs.filter((leg) => leg.complete && leg.direction === 'inbound').map(({ channel }) => channel);
  const figures = contactFigures(legs, level, windows);
  const times = Object.entries(windows).map(([name, window]) => [name, timeFigures(agents, window)] as const);
  const timed = times.map(([name, time]) => [name, { ...figures[name], ...time }] as const);
  const only = (channel: string) => legs.filter((leg) => leg.channel === channel);
  return {
    now: { ...figures['now'], ...agentFigures(agents) },
    ...Object.fromEntries(timed),
    channels: members(kept, (channel) => contactFigures(only(channel), level, windows))
  };
}

function agentReport(agent: AgentNow, legs: readonly Leg[], today: Window): Json {
  const { id, state, reason, sinceMs, queues, team } = agent;
  const handled = { ...handledBy(legs, [id], today), ringNoAnswer: ringNoAnswerOf(legs, id, today) };
  return { state, reason, sinceMs, queues, team, today: { ...timesOf(agent, today), ...handled } };
}

function teamReport(agents: readonly AgentNow[], legs: readonly Leg[], today: Window): Json {
  const ids = agents.map(({ id }) => id);
  return { now: agentFigures(agents), today: { ...handledBy(legs, ids, today), ...timeFigures(agents, today) } };
}

function siteReport(site: string, received: readonly TimedEvent[], config: FloorConfig, asOfMs: number): Json {
  const windows = windowsAt(asOfMs, new Map(Object.entries(config.sites ?? {})).get(site) ?? {});
  const events = received.filter((event) => event.site === site);
  const named = events.map(namedBy);
  const legs = legsOf(events, site, config);
  const agents = [...new Set(named.flatMap((names) => names.agents))].map((id) => agentNow(id, events, asOfMs));
  const configured = Object.keys(config.queues ?? {}).filter((name) => name.startsWith(`${site}/`));
  const queues = [...configured.map((name) => name.slice(site.length + 1)), ...named.flatMap((names) => names.queues)];
  const teams = named.flatMap((names) => names.teams);
  const legsIn = (queue: string) => legs.filter((leg) => leg.queue === queue);
  const serving = (queue: string) => agents.filter((agent) => agent.queues.includes(queue));
  const inTeam = (team: string) => agents.filter((agent) => agent.team === team);
  return {
    ...scopeFigures(legs, agents, 'site', windows),
    queues: members(queues, (queue) => scopeFigures(legsIn(queue), serving(queue), 'queue', windows)),
    teams: members(teams, (team) => teamReport(inTeam(team), legs, windows.today)),
    agents: Object.fromEntries(agents.map((agent) => [agent.id, agentReport(agent, legs, windows.today)]))
  };
}

/**
 * @param events valid ones, in stream order
 * @returns `sites` as the replay prints them
 */
export function batchFloor(events: readonly ContractEvent[], config: FloorConfig, asOfMs: number): Json {
  const received = receivedBy(asOfMs, events);
  const sites = [
    ...Object.keys(config.sites ?? {}),
    ...Object.keys(config.queues ?? {}).map((name) => name.slice(0, name.indexOf('/'))),
    ...received.map((event) => event.site)
  ];
  return members(sites, (site) => siteReport(site, received, config, asOfMs));
}
