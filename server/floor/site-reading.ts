/**
 * Everything that a site shows at a moment, figure by figure. What is read never changes; what is as it was when it was read
 * before is mostly the same object as then.
 */
import type { Channel } from '../contract/event-types.ts';
import type { AgentStatus } from './agent-status.ts';
import { compareCodePoints, inOrder } from './code-points.ts';
import { contactsNow, waitingFigures, type WaitingFigures } from './contacts-now.ts';
import { eachWindow, type ContactWindows } from './contact-windows.ts';
import { ratio } from './figures.ts';
import type { Handled } from './handled-by-agent.ts';
import type { Queue } from './queue.ts';
import type { Scope, ScopeWindows } from './scope-windows.ts';
import type { Site } from './site.ts';
import type { CountedAgent } from './site-staff.ts';
import type { AgentFigures, LoadFigures, Staff } from './staff.ts';
import type { StateTimes } from './time-in-state.ts';
import { WINDOW_NAMES, type Moment, type WindowName } from './windows.ts';

/** Of all contacts of a queue or a site, or of those of one channel. */
export interface ContactReading {
  readonly now: WaitingFigures;
  readonly windows: ContactWindows;
}

export interface ScopeReading extends ContactReading {
  /** The queue's; the site's. */
  readonly id: string;
  readonly agents: AgentFigures;
  readonly loads: Readonly<Record<WindowName, LoadFigures>>;
  /** In the order of their names, those of which complete inbound legs are kept. */
  readonly channels: readonly (readonly [Channel, ContactReading])[];
}

export interface TeamReading {
  readonly id: string;
  readonly agents: AgentFigures;
  readonly handled: number;
  readonly ahtMs: number | null;
  readonly load: LoadFigures;
}

/** Since the day began, where it is about a time. */
export interface AgentReading {
  readonly id: string;
  readonly status: AgentStatus;
  /** In order. */
  readonly queues: readonly string[];
  readonly times: StateTimes;
  readonly handled: Readonly<Handled>;
}

/** In the order of their ids. */
export interface SiteReading {
  readonly all: ScopeReading;
  readonly queues: readonly ScopeReading[];
  readonly teams: readonly TeamReading[];
  readonly agents: readonly AgentReading[];
}

const TODAY = WINDOW_NAMES.indexOf('today');

const channelsShown = (scope: Scope): Channel[] =>
  scope.channels.filter((channel) => scope.ledger(channel).inboundLegs > 0).sort(compareCodePoints);

function readScope(
  id: string,
  scope: Scope & { readonly windows: ScopeWindows },
  queues: Iterable<Queue>,
  staff: Staff,
  moment: Moment
): ScopeReading {
  const { nowMs, starts } = moment;
  const now = contactsNow(queues, nowMs);
  const contacts = (channel: Channel | null): ContactReading => ({
    now: waitingFigures(now(channel), nowMs),
    windows: scope.windows.at(starts, channel && [channel])
  });
  const { now: waiting, windows } = contacts(null);
  return {
    id,
    now: waiting,
    windows,
    agents: staff.figures(),
    loads: eachWindow((window) => staff.load(window, moment)),
    channels: channelsShown(scope).map((channel) => [channel, contacts(channel)])
  };
}

function readTeam(id: string, staff: Staff, agents: readonly AgentReading[], moment: Moment): TeamReading {
  let handled = 0;
  let handleMs = 0;
  for (const agent of agents) {
    handled += agent.handled.handled;
    handleMs += agent.handled.handleMs;
  }
  const load = staff.load(TODAY, moment);
  return { id, agents: staff.figures(), handled, ahtMs: ratio(handleMs, handled), load };
}

function readAgent(site: Site, { agent, presence }: CountedAgent, { day, nowMs }: Moment): AgentReading {
  const { id } = agent;
  const { status, queues } = presence;
  const times = agent.timesOfDay(day, nowMs);
  return { id, status, queues, times, handled: { ...site.handledByAgent.from(day.startMs, id) } };
}

/** The site must be settled for `nowMs`. */
export function readSite(site: Site, nowMs: number): SiteReading {
  const moment = site.momentAt(nowMs);
  const staff = site.staff.at(moment);
  const agents = staff.agents.map((each) => readAgent(site, each, moment));
  const teams = Map.groupBy(agents, ({ status }) => status.team);
  return {
    all: readScope(site.id, site.ledgers, site.queues.values(), staff.all, moment),
    queues: inOrder(site.queues).map((id) => {
      const queue = site.queue(id);
      return readScope(id, queue, [queue], staff.ofQueue(id), moment);
    }),
    teams: inOrder(site.teams).map((id) => readTeam(id, staff.ofTeam(id), teams.get(id) ?? [], moment)),
    agents
  };
}
