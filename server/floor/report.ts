/** The floor at a moment as JSON: what the replay command prints and `GET /api/floor` answers. */
import type { Channel } from '../contract/event-types.ts';
import { compareCodePoints, inOrder } from './code-points.ts';
import { contactsNow, waitingFigures } from './contacts-now.ts';
import { eachWindow } from './contact-windows.ts';
import { ratio } from './figures.ts';
import type { Floor } from './floor.ts';
import type { Handled } from './handled-by-agent.ts';
import type { Queue } from './queue.ts';
import type { Scope, ScopeWindows } from './scope-windows.ts';
import type { Site } from './site.ts';
import type { CountedAgent } from './site-staff.ts';
import type { Staff } from './staff.ts';
import { occupancy } from './time-in-state.ts';
import { WINDOW_NAMES, type Moment } from './windows.ts';

type Json = Readonly<Record<string, unknown>>;

interface AgentReading extends CountedAgent {
  /** Since the day began. */
  readonly handled: Handled;
}

const TODAY = WINDOW_NAMES.indexOf('today');

/** Ids such as "__proto__" are members like others. */
const noMembers = <T>() => Object.create(null) as Record<string, T>;

function members<K extends string, T>(ids: readonly K[], value: (id: K) => T): Record<string, T> {
  const result = noMembers<T>();
  for (const id of ids) result[id] = value(id);
  return result;
}

/** The channels of which complete inbound legs are kept. */
const channelsShown = (scope: Scope): Channel[] =>
  scope.channels.filter((channel) => scope.ledger(channel).inboundLegs > 0).sort(compareCodePoints);

/** The figures of a queue, or of all queues of a site, by window, with the agents' share of them. */
function scopeReport(
  scope: Scope & { readonly windows: ScopeWindows },
  queues: Iterable<Queue>,
  staff: Staff,
  moment: Moment
): Json {
  const { nowMs, starts } = moment;
  const now = contactsNow(queues, nowMs);
  const windows = Object.values(scope.windows.at(starts));
  return {
    now: { ...waitingFigures(now(null), nowMs), ...staff.figures() },
    ...eachWindow((place) => ({
      ...windows[place]!,
      occupancy: staff.occupancy(place, moment),
      utilisation: staff.utilisation(place, moment)
    })),
    channels: members(channelsShown(scope), (channel) => ({
      now: waitingFigures(now(channel), nowMs),
      ...scope.windows.at(starts, channel)
    }))
  };
}

function teamReport(staff: Staff, agents: readonly AgentReading[], moment: Moment): Json {
  let handled = 0;
  let handleMs = 0;
  for (const { handled: own } of agents) {
    handled += own.handled;
    handleMs += own.handleMs;
  }
  const today = {
    handled,
    ahtMs: ratio(handleMs, handled),
    occupancy: staff.occupancy(TODAY, moment),
    utilisation: staff.utilisation(TODAY, moment)
  };
  return { now: staff.figures(), today };
}

function agentReport({ agent, presence, handled }: AgentReading, { day, nowMs }: Moment): Json {
  const { status, queues } = presence;
  const times = agent.timesOfDay(day, nowMs);
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

function agentsReport(agents: readonly AgentReading[], moment: Moment): Record<string, Json> {
  const result = noMembers<Json>();
  for (const reading of agents) result[reading.agent.id] = agentReport(reading, moment);
  return result;
}

function siteReport(site: Site, nowMs: number): Json {
  const moment = site.momentAt(nowMs);
  const staff = site.staff.at(moment);
  const agents = staff.agents.map(({ agent, presence }): AgentReading => {
    return { agent, presence, handled: site.handledByAgent.from(moment.starts.today, agent.id) };
  });
  const teams = Map.groupBy(agents, ({ presence }) => presence.status.team);
  return {
    ...scopeReport(site.ledgers, site.queues.values(), staff.all, moment),
    queues: members(inOrder(site.queues), (id) =>
      scopeReport(site.queue(id), [site.queue(id)], staff.ofQueue(id), moment)
    ),
    teams: members(inOrder(site.teams), (id) => teamReport(staff.ofTeam(id), teams.get(id) ?? [], moment)),
    agents: agentsReport(agents, moment)
  };
}

/** The sites by id. The floor must be settled for `nowMs`. */
export function sitesReport(floor: Floor, nowMs: number): Record<string, Json> {
  return members(inOrder(floor.sites), (id) => siteReport(floor.sites.get(id)!, nowMs));
}
