/** What an agent is at a moment, from the list of its events: events.md, 4 and 6; metrics.md, "Agents". */
import { ratio, type Window } from './batch-figures.ts';
import { epochMs, type TimedEvent } from './contract-event.ts';

export interface AgentNow {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly sinceMs: number | null;
  readonly queues: readonly string[];
  readonly team: string | null;
  /** Contacts the agent could take now. */
  readonly free: number;
  /** From the first event to now. */
  readonly spans: readonly Span[];
}

interface Span {
  readonly state: string;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Standing {
  readonly state: string;
  readonly reason: string | null;
}

function after(standing: Standing, { type, data }: TimedEvent): Standing {
  if (type === 'agent.signed-out') return { state: 'offline', reason: null };
  if (type === 'agent.state') return { state: data.state!, reason: data.reason ?? null };
  if (type === 'agent.signed-in' && standing.state === 'offline') return { state: 'not-ready', reason: null };
  return standing;
}

/** @param stream the events of all agents, in stream order, none later than `nowMs` */
export function agentNow(id: string, stream: readonly TimedEvent[], nowMs: number): AgentNow {
  // The sort is stable: events of one time stay in stream order.
  const timeline = stream
    .filter(({ type, data }) => type.startsWith('agent.') && data.agent === id)
    .sort((a, b) => a.timeMs - b.timeMs);

  let standing: Standing = { state: 'offline', reason: null };
  let sinceMs: number | null = null;
  const times: number[] = [];
  const states: string[] = [];
  for (const timeMs of new Set(timeline.map((event) => event.timeMs))) {
    // Of one time, only the state after the last of them counts.
    const next = timeline.filter((event) => event.timeMs === timeMs).reduce(after, standing);
    if (next.state !== standing.state || next.reason !== standing.reason) sinceMs = timeMs;
    standing = next;
    times.push(timeMs);
    states.push(next.state);
  }

  const teams = timeline.filter(({ type, data }) => type === 'agent.signed-in' && data.team != null);
  const assignments = timeline.filter(
    ({ type, data }) => (type === 'agent.signed-in' || type === 'agent.queues') && data.queues != null
  );
  const counting = assignments.filter(
    ({ type, data }) => type === 'agent.signed-in' || data.until == null || nowMs < epochMs(data.until)
  );
  const latestState = timeline.findLast(({ type }) => type === 'agent.state');
  const free = latestState?.data.free ?? (standing.state === 'available' ? 1 : 0);
  return {
    id,
    ...standing,
    sinceMs,
    queues: [...new Set(counting.at(-1)?.data.queues ?? [])].sort(),
    team: teams.at(-1)?.data.team ?? null,
    free: standing.state === 'offline' ? 0 : free,
    spans: states.map((state, i) => ({ state, fromMs: times[i]!, toMs: times[i + 1] ?? nowMs }))
  };
}

/** How long agents were in a state, inside a window, together. */
function timeIn(state: string, agents: readonly AgentNow[], { fromMs, toMs }: Window): number {
  return agents
    .flatMap(({ spans }) => spans)
    .filter((span) => span.state === state)
    .map((span) => Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs)))
    .reduce((total, ms) => total + ms, 0);
}

/** `occupancy` and `utilisation` of some agents. */
export function timeFigures(agents: readonly AgentNow[], window: Window) {
  const time = (...states: readonly string[]): number =>
    states.map((state) => timeIn(state, agents, window)).reduce((total, ms) => total + ms, 0);
  const busy = time('ringing', 'talking', 'hold', 'acw');
  return {
    occupancy: ratio(busy, busy + time('available')),
    utilisation: ratio(busy, busy + time('available', 'not-ready'))
  };
}

/** An agent's own times of the day. */
export function timesOf(agent: AgentNow, window: Window) {
  const time = (state: string): number => timeIn(state, [agent], window);
  return {
    availableMs: time('available'),
    ringingMs: time('ringing'),
    talkingMs: time('talking'),
    holdMs: time('hold'),
    acwMs: time('acw'),
    notReadyMs: time('not-ready'),
    occupancy: timeFigures([agent], window).occupancy
  };
}

/** `agents.*` and `availability` of some agents. */
export function agentFigures(agents: readonly AgentNow[]) {
  const inState = (state: string): number => agents.filter((agent) => agent.state === state).length;
  const signedIn = agents.length - inState('offline');
  const available = inState('available');
  return {
    agents: {
      signedIn,
      available,
      ringing: inState('ringing'),
      talking: inState('talking'),
      hold: inState('hold'),
      acw: inState('acw'),
      notReady: inState('not-ready'),
      freeSlots: agents.reduce((total, { free }) => total + free, 0)
    },
    availability: ratio(available, signedIn)
  };
}
