/**
 * The floor at a moment, computed from the whole list of events at once, straight from the contract's words and with no
 * regard for speed. It shares no code with the floor that it is compared with.
 */
import type { FloorConfig } from '../../server/contract/config.ts';
import { agentFigures, agentNow, type AgentNow } from './batch-agents.ts';
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
import { businessDayStart } from './business-day.ts';
import { receivedBy, type ContractEvent, type TimedEvent } from './contract-event.ts';

type Json = Readonly<Record<string, unknown>>;

const members = (ids: Iterable<string>, value: (id: string) => Json): Json =>
  Object.fromEntries([...new Set(ids)].map((id) => [id, value(id)]));

const present = (ids: Iterable<string | null | undefined>): string[] => [...ids].filter((id) => id != null);

/** What an event names in any member that its type's row lists. */
function namedBy({ type, data }: TimedEvent) {
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

function contactFigures(legs: readonly Leg[], level: Level, today: Window): Json {
  return {
    now: nowFigures(legs, today.toMs),
    today: { ...windowFigures(legs, level, today), incomplete: incompleteIn(legs, today) }
  };
}

function scopeFigures(legs: readonly Leg[], agents: readonly AgentNow[], level: Level, today: Window): Json {
  const kept = legs.filter((leg) => leg.complete && leg.direction === 'inbound').map(({ channel }) => channel);
  const { now, ...windows } = contactFigures(legs, level, today);
  return {
    now: { ...(now as Json), ...agentFigures(agents) },
    ...windows,
    channels: members(kept, (channel) =>
      contactFigures(
        legs.filter((leg) => leg.channel === channel),
        level,
        today
      )
    )
  };
}

function agentReport(
  { id, state, reason, sinceMs, queues, team }: AgentNow,
  legs: readonly Leg[],
  today: Window
): Json {
  const own = { ...handledBy(legs, [id], today), ringNoAnswer: ringNoAnswerOf(legs, id, today) };
  return { state, reason, sinceMs, queues, team, today: own };
}

function teamReport(members: readonly AgentNow[], legs: readonly Leg[], today: Window): Json {
  const ids = members.map(({ id }) => id);
  return { now: agentFigures(members), today: handledBy(legs, ids, today) };
}

function siteReport(site: string, received: readonly TimedEvent[], config: FloorConfig, asOfMs: number): Json {
  const settings = new Map(Object.entries(config.sites ?? {})).get(site);
  const fromMs = businessDayStart(asOfMs, settings?.timeZone ?? 'UTC', settings?.dayStartsAt ?? '00:00');
  const today = { fromMs, toMs: asOfMs };
  const events = received.filter((event) => event.site === site);
  const named = events.map(namedBy);
  const legs = legsOf(events, site, config);
  const agents = [...new Set(named.flatMap((names) => names.agents))].map((id) => agentNow(id, events, asOfMs));
  const configured = Object.keys(config.queues ?? {}).filter((name) => name.startsWith(`${site}/`));
  const queues = [...configured.map((name) => name.slice(site.length + 1)), ...named.flatMap((names) => names.queues)];
  return {
    ...scopeFigures(legs, agents, 'site', today),
    queues: members(queues, (queue) =>
      scopeFigures(
        legs.filter((leg) => leg.queue === queue),
        agents.filter((agent) => agent.queues.includes(queue)),
        'queue',
        today
      )
    ),
    teams: members(
      named.flatMap((names) => names.teams),
      (team) =>
        teamReport(
          agents.filter((agent) => agent.team === team),
          legs,
          today
        )
    ),
    agents: Object.fromEntries(agents.map((agent) => [agent.id, agentReport(agent, legs, today)]))
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
