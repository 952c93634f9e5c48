/** The floor at a moment as JSON: what the replay command prints and `GET /api/floor` answers. */
import type { Channel } from '../contract/event-types.ts';
import { readAgents, servingByQueue, type AgentReading } from './agent-reading.ts';
import { compareCodePoints, inOrder } from './code-points.ts';
import { contactsNow, waitingFigures, type ContactsNow } from './contacts-now.ts';
import { contactWindows, eachWindow, type ContactWindows } from './contact-windows.ts';
import { ratio } from './figures.ts';
import type { Floor } from './floor.ts';
import { LoadTotal } from './load.ts';
import type { Queue } from './queue.ts';
import { agentFigures, channelsOf, partsOf } from './reading.ts';
import type { Site } from './site.ts';
import { occupancy } from './time-in-state.ts';
import type { Moment } from './windows.ts';

type Json = Readonly<Record<string, unknown>>;

/** Ids such as "__proto__" are members like others. */
function members<K extends string, T>(ids: readonly K[], value: (id: K, place: number) => T): Record<K, T> {
  const result = Object.create(null) as Record<K, T>;
  for (const [place, id] of ids.entries()) result[id] = value(id, place);
  return result;
}

/** What is told of contacts: of those of one channel; null: of all of them together. */
interface Contacts {
  readonly channels: readonly Channel[];
  readonly now: (channel: Channel | null) => ContactsNow;
  readonly windows: (channel: Channel | null) => ContactWindows;
}

const channelsShown = (queues: readonly Queue[]): Channel[] => [...channelsOf(partsOf(queues))].sort(compareCodePoints);

const contactsOfQueue = (queue: Queue, { nowMs, starts }: Moment): Contacts => ({
  channels: channelsShown([queue]),
  now: contactsNow([queue], nowMs),
  windows: (channel) => queue.windows.at(starts, channel)
});

const contactsOfSite = (queues: readonly Queue[], { nowMs, starts }: Moment): Contacts => ({
  channels: channelsShown(queues),
  now: contactsNow(queues, nowMs),
  windows: (channel) => contactWindows(partsOf(queues, channel ?? undefined), starts, 'site')
});

/** The figures of a queue, or of the queues of a site, by window, with the agents' share of them. */
function scopeReport({ channels, now, windows }: Contacts, agents: readonly AgentReading[], nowMs: number): Json {
  const all = windows(null);
  const load = totalLoad(agents, nowMs);
  return {
    now: { ...waitingFigures(now(null), nowMs), ...agentFigures(agents) },
    ...eachWindow((name) => ({ ...all[name], ...load.figures(name) })),
    channels: members(channels, (channel) => ({ now: waitingFigures(now(channel), nowMs), ...windows(channel) }))
  };
}

function totalLoad(agents: readonly AgentReading[], nowMs: number): LoadTotal {
  const total = new LoadTotal(nowMs);
  for (const { load } of agents) total.add(load);
  return total;
}

/** What agents handled: their own figures, and, added up, their team's. */
function handledFigures(agents: readonly AgentReading[]) {
  let handled = 0;
  let handleMs = 0;
  let ringNoAnswer = 0;
  for (const { handled: own } of agents) {
    handled += own.handled;
    handleMs += own.handleMs;
    ringNoAnswer += own.ringNoAnswer;
  }
  return { handled, ahtMs: ratio(handleMs, handled), ringNoAnswer };
}

function teamReport(agents: readonly AgentReading[], nowMs: number): Json {
  const { handled, ahtMs } = handledFigures(agents);
  const today = { handled, ahtMs, ...totalLoad(agents, nowMs).figures('today') };
  return { now: agentFigures(agents), today };
}

function agentReport({ status, queues, times, handled }: AgentReading): Json {
  const { state, reason, sinceMs, team } = status;
  const today = {
    availableMs: times.available,
    ringingMs: times.ringing,
    talkingMs: times.talking,
    holdMs: times.hold,
    acwMs: times.acw,
    notReadyMs: times['not-ready'],
    handled: handled.handled,
    ahtMs: ratio(handled.handleMs, handled.handled),
    ringNoAnswer: handled.ringNoAnswer,
    occupancy: occupancy(times)
  };
  return { state, reason, sinceMs, queues, team, today };
}

function siteReport(site: Site, nowMs: number): Json {
  const moment = site.momentAt(nowMs);
  const agents = readAgents(site, moment);
  const serving = servingByQueue(agents);
  const teams = Map.groupBy(agents, ({ status }) => status.team);
  return {
    ...scopeReport(contactsOfSite([...site.queues.values()], moment), agents, nowMs),
    queues: members(inOrder(site.queues), (id) =>
      scopeReport(contactsOfQueue(site.queue(id), moment), serving.get(id) ?? [], nowMs)
    ),
    teams: members(inOrder(site.teams), (id) => teamReport(teams.get(id) ?? [], nowMs)),
    agents: members(inOrder(site.agents), (_id, place) => agentReport(agents[place]!))
  };
}

/** The sites by id. The floor must be settled for `nowMs`. */
export function sitesReport(floor: Floor, nowMs: number): Record<string, Json> {
  return members(inOrder(floor.sites), (id) => siteReport(floor.sites.get(id)!, nowMs));
}
