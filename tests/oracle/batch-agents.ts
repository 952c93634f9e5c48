/** What an agent is at a moment, from the list of its events: events.md, 4 to 6; metrics.md, "Agents". */
import { ratio, type Window } from './batch-figures.ts';
import { sinceMsOf } from './batch-snapshots.ts';
import { byCodePoint, byName } from './code-point-order.ts';
import { epochMs, type Members, type TimedEvent } from './contract-event.ts';

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

/** A state from an instant on. */
interface Piece {
  readonly fromMs: number;
  readonly state: string;
  readonly reason: string | null;
}

interface Assignment {
  readonly queues: readonly string[];
  readonly untilMs: number;
}

/** What becomes of one agent as its timeline is read from the beginning. */
class Story {
  readonly #id: string;
  pieces: Piece[] = [{ fromMs: -Infinity, state: 'offline', reason: null }];
  #source: string | null = null;
  #eventTimes: number[] = [];
  team: string | null = null;
  assignments: Assignment[] = [];
  free: number | null = null;

  constructor(id: string) {
    this.#id = id;
  }

  get now(): Piece {
    return this.pieces.at(-1)!;
  }

  #become(fromMs: number, state: string, reason: string | null): void {
    this.pieces = [...this.pieces.filter((piece) => piece.fromMs < fromMs), { fromMs, state, reason }];
  }

  #attributes({ team, queues }: Members): void {
    if (team != null) this.team = team;
    if (queues != null) this.assignments.push({ queues, untilMs: Infinity });
  }

  event({ type, timeMs, source, data }: TimedEvent): void {
    this.#eventTimes.push(timeMs);
    if (['agent.signed-in', 'agent.state', 'agent.signed-out'].includes(type)) this.#source = source;
    if (type === 'agent.signed-out') this.#become(timeMs, 'offline', null);
    if (type === 'agent.state') {
      this.#become(timeMs, data.state!, data.reason ?? null);
      this.free = data.free ?? null;
    }
    if (type === 'agent.signed-in') {
      if (this.now.state === 'offline') this.#become(timeMs, 'not-ready', null);
      this.#attributes(data);
    }
    if (type === 'agent.queues') {
      this.assignments.push({ queues: data.queues!, untilMs: data.until == null ? Infinity : epochMs(data.until) });
    }
  }

  snapshot(snapshot: TimedEvent): void {
    const { timeMs, source, data } = snapshot;
    const entry = data.agents!.findLast(({ agent }) => agent === this.#id);
    if (!entry) {
      if (this.#source === source && this.now.state !== 'offline') this.#become(timeMs, 'offline', null);
      return;
    }
    this.#source = source;
    this.#attributes(entry);
    const hasOtherReason = entry.reason != null && entry.reason !== this.now.reason;
    if (entry.state === this.now.state && !hasOtherReason) {
      this.free = entry.free ?? this.free;
      return;
    }
    const sinceMs = sinceMsOf(entry, snapshot);
    const isContradicted = this.#eventTimes.some((eventMs) => eventMs > sinceMs);
    this.#become(isContradicted ? timeMs : sinceMs, entry.state!, entry.reason ?? null);
    this.free = entry.free ?? null;
  }
}

/** Of several snapshots of one source and time that list agents, the one whose id comes first stands. */
function rollCalls(stream: readonly TimedEvent[]): TimedEvent[] {
  const calls = stream.filter(({ type, data }) => type === 'source.snapshot' && data.agents != null);
  return calls.filter(
    (call) =>
      !calls.some(
        (other) => other.source === call.source && other.timeMs === call.timeMs && byCodePoint(other.id, call.id) < 0
      )
  );
}

/** @param stream the events of one site, in stream order, none later than `nowMs` */
export function agentNow(id: string, stream: readonly TimedEvent[], nowMs: number): AgentNow {
  const events = stream.filter(({ type, data }) => type.startsWith('agent.') && data.agent === id);
  // The sort is stable. Events of one time stay in stream order, and before the snapshots of that time; of these the one
  // that comes first by code point stands, so it comes last.
  const timeline = [...events, ...rollCalls(stream).toSorted((a, b) => byName(b, a))].sort(
    (a, b) => a.timeMs - b.timeMs
  );
  const story = new Story(id);
  for (const each of timeline) {
    if (each.type === 'source.snapshot') story.snapshot(each);
    else story.event(each);
  }

  const { state, reason } = story.now;
  const lastOther = story.pieces.findLastIndex((piece) => piece.state !== state || piece.reason !== reason);
  const sinceMs = story.pieces[lastOther + 1]!.fromMs;
  const counting = story.assignments.filter(({ untilMs }) => nowMs < untilMs);
  return {
    id,
    state,
    reason,
    sinceMs: sinceMs === -Infinity ? null : sinceMs,
    queues: [...new Set(counting.at(-1)?.queues ?? [])].sort(),
    team: story.team,
    free: state === 'offline' ? 0 : (story.free ?? (state === 'available' ? 1 : 0)),
    spans: story.pieces.map((piece, i) => ({ ...piece, toMs: story.pieces[i + 1]?.fromMs ?? nowMs }))
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
