/** The floor at a moment as JSON: what the replay command prints and `GET /api/floor` answers. */
import { compareCodePoints } from './code-points.ts';
import type { Agent } from './agent.ts';
import type { BusinessDay } from './calendar.ts';
import type { Floor } from './floor.ts';
import type { Channel } from '../contract/event-types.ts';
import { eachWindow, figuresOfWindow } from './contact-windows.ts';
import { ratio } from './figures.ts';
import type { Queue } from './queue.ts';
import { agentFigures, agentsByQueue, channelsOf, partsOf, waitingFigures } from './reading.ts';
import type { Site } from './site.ts';
import { addTimes, noTimes, occupancy, utilisation, type StateTimes } from './time-in-state.ts';
import { WINDOW_NAMES, windowStarts, type WindowName, type WindowStarts } from './windows.ts';

type Json = Readonly<Record<string, unknown>>;

/** Members in the order of their names, whatever order they came in; ids such as "__proto__" are members like others. */
function byId<T>(ids: Iterable<string>, value: (id: string) => T): Record<string, T> {
  const result = Object.create(null) as Record<string, T>;
  for (const id of [...ids].sort(compareCodePoints)) result[id] = value(id);
  return result;
}

/** The moment asked about, and where its windows begin. */
interface Moment {
  readonly nowMs: number;
  readonly day: BusinessDay;
  readonly starts: WindowStarts;
}

function contactFigures(queues: readonly Queue[], moment: Moment, level: 'queue' | 'site', only?: Channel) {
  const { nowMs, starts } = moment;
  const parts = partsOf(queues, only);
  const windows =
    level === 'queue'
      ? queues[0]!.windows.at(starts, only ?? null)
      : eachWindow((name) => figuresOfWindow(name, parts, starts, level));
  return { now: waitingFigures(queues, nowMs, only), ...windows };
}

/** The figures of a queue, or of the queues of a site, by window, with the agents' share of them. */
function scopeReport(queues: readonly Queue[], agents: readonly Agent[], moment: Moment, level: 'queue' | 'site') {
  const figures = contactFigures(queues, moment, level);
  const times = timesByWindow(agents, moment);
  const channels = [...channelsOf(partsOf(queues))];
  return {
    now: { ...figures.now, ...agentFigures(agents) },
    ...Object.fromEntries(WINDOW_NAMES.map((name) => [name, { ...figures[name], ...timeFigures(times[name]) }])),
    channels: byId(channels, (channel) => contactFigures(queues, moment, level, channel as Channel))
  };
}

const timeFigures = (times: StateTimes) => ({ occupancy: occupancy(times), utilisation: utilisation(times) });

function timesByWindow(agents: readonly Agent[], { nowMs, day, starts }: Moment): Record<WindowName, StateTimes> {
  const result = Object.fromEntries(WINDOW_NAMES.map((name) => [name, noTimes()])) as Record<WindowName, StateTimes>;
  for (const agent of agents) {
    for (const name of WINDOW_NAMES) {
      const times = name === 'today' ? agent.timesOfDay(day, nowMs) : agent.timesSince(starts[name], nowMs);
      addTimes(result[name], times);
    }
  }
  return result;
}

/** What agents handled: their own figures, and, added up, their team's. */
function handledFigures(site: Site, agents: Iterable<Agent>, day: BusinessDay) {
  let handled = 0;
  let handleMs = 0;
  let ringNoAnswer = 0;
  for (const { id } of agents) {
    const own = site.handledByAgent.from(day.startMs, id);
    handled += own.handled;
    handleMs += own.handleMs;
    ringNoAnswer += own.ringNoAnswer;
  }
  return { handled, ahtMs: ratio(handleMs, handled), ringNoAnswer };
}

function teamReport(site: Site, team: string, { day, nowMs }: Moment): Json {
  const agents = [...site.agents.values()].filter(({ status }) => status.team === team);
  const { handled, ahtMs } = handledFigures(site, agents, day);
  const times = noTimes();
  for (const agent of agents) addTimes(times, agent.timesOfDay(day, nowMs));
  return { now: agentFigures(agents), today: { handled, ahtMs, ...timeFigures(times) } };
}

function agentReport(site: Site, agent: Agent, { day, nowMs }: Moment): Json {
  const { state, reason, sinceMs, team } = agent.status;
  const times = agent.timesOfDay(day, nowMs);
  const today = {
    availableMs: times.available,
    ringingMs: times.ringing,
    talkingMs: times.talking,
    holdMs: times.hold,
    acwMs: times.acw,
    notReadyMs: times['not-ready'],
    ...handledFigures(site, [agent], day),
    occupancy: occupancy(times)
  };
  const queues = [...new Set(agent.queuesAt(nowMs))].sort(compareCodePoints);
  return { state, reason, sinceMs, queues, team, today };
}

function siteReport(site: Site, nowMs: number): Json {
  const day = site.dayAt(nowMs);
  const moment = { nowMs, day, starts: windowStarts(day, nowMs, site.definition.intervalMinutes) };
  const agentsOf = agentsByQueue(site, nowMs);
  const agents = [...site.agents.values()];
  return {
    ...scopeReport([...site.queues.values()], agents, moment, 'site'),
    queues: byId(site.queues.keys(), (id) => scopeReport([site.queue(id)], agentsOf.get(id) ?? [], moment, 'queue')),
    teams: byId(site.teams, (id) => teamReport(site, id, moment)),
    agents: byId(site.agents.keys(), (id) => agentReport(site, site.agent(id), moment))
  };
}

/** The sites by id. The floor must be settled for `nowMs`. */
export function sitesReport(floor: Floor, nowMs: number): Record<string, Json> {
  return byId(floor.sites.keys(), (id) => siteReport(floor.sites.get(id)!, nowMs));
}
