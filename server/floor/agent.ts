/**
 * An agent is a timeline of what was said of it, sorted by time, then by the order of the stream; its state is what the
 * timeline amounts to. In order, each event is folded onto the last state; a late one makes the timeline be folded anew.
 */
import type { AgentState, EventOf, FloorEvent } from '../contract/event-types.ts';
import type { BusinessDay } from './calendar.ts';
import { StateTimeline, type StateTimes } from './time-in-state.ts';

export type AgentEvent = Extract<FloorEvent, { type: `agent.${string}` }>;

/** Queues stated for an agent; with `untilMs` for a while, after which what stood before counts again. */
interface Assignment {
  readonly queues: readonly string[];
  readonly untilMs: number;
}

interface Standing {
  readonly state: AgentState | 'offline';
  readonly reason: string | null;
  /** When state or reason last changed; null for an agent never signed in. */
  readonly sinceMs: number | null;
}

export interface AgentStatus extends Standing {
  /** The time of the latest statement of state, and what stood before that time: of one time only the last counts. */
  readonly statedAtMs: number;
  readonly before: Standing;
  /** As its latest `agent.state` said: how many contacts it could take; null where that said nothing. */
  readonly free: number | null;
  readonly name: string | null;
  readonly team: string | null;
  /** Oldest first; the last one that still counts is in force. */
  readonly assignments: readonly Assignment[];
}

const NEVER: Standing = { state: 'offline', reason: null, sinceMs: null };
const UNKNOWN: AgentStatus = {
  ...NEVER,
  statedAtMs: -Infinity,
  before: NEVER,
  free: null,
  name: null,
  team: null,
  assignments: []
};

function inState(status: AgentStatus, state: Standing['state'], reason: string | null, atMs: number): AgentStatus {
  const { before } = status.statedAtMs === atMs ? status : { before: status };
  const isSame = before.state === state && before.reason === reason;
  return {
    ...status,
    state,
    reason,
    sinceMs: isSame ? before.sinceMs : atMs,
    statedAtMs: atMs,
    before: { state: before.state, reason: before.reason, sinceMs: before.sinceMs }
  };
}

/** A name may be of any type in the contract; what isn't words is no name. */
const nameIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : typeof value === 'number' ? String(value) : null;

function signIn(status: AgentStatus, event: EventOf<'agent.signed-in'>): AgentStatus {
  const { name, team, queues } = event.data;
  const signedIn = status.state === 'offline' ? inState(status, 'not-ready', null, event.timeMs) : status;
  return {
    ...signedIn,
    name: nameIn(name) ?? status.name,
    team: team ?? status.team,
    assignments: queues ? [{ queues, untilMs: Infinity }] : status.assignments
  };
}

function assign(status: AgentStatus, event: EventOf<'agent.queues'>, untilMs: number): AgentStatus {
  const assignment = { queues: event.data.queues, untilMs };
  if (untilMs === Infinity) return { ...status, assignments: [assignment] };
  const standing = status.assignments.filter((each) => each.untilMs > event.timeMs);
  return { ...status, assignments: [...standing, assignment] };
}

function fold(status: AgentStatus, { event, untilMs }: Entry): AgentStatus {
  switch (event.type) {
    case 'agent.signed-in':
      return signIn(status, event);
    case 'agent.state': {
      const { state, reason, free } = event.data;
      return { ...inState(status, state as AgentState, reason ?? null, event.timeMs), free: free ?? null };
    }
    case 'agent.queues':
      return assign(status, event, untilMs);
    case 'agent.signed-out':
      return status.state === 'offline' ? status : inState(status, 'offline', null, event.timeMs);
    case 'agent.help':
      return status;
  }
}

interface Entry {
  readonly event: AgentEvent;
  readonly order: number;
  /** Of an `agent.queues`: when the assignment ends; Infinity if it doesn't. */
  readonly untilMs: number;
}

export class Agent {
  readonly id: string;
  /** What the forgotten part of the timeline amounts to. */
  #base = UNKNOWN;
  readonly #timeline: Entry[] = [];
  #status = UNKNOWN;
  #states = new StateTimeline(UNKNOWN.state);
  /** The source that spoke of it last. */
  source: string | null = null;

  constructor(id: string) {
    this.id = id;
  }

  get status(): AgentStatus {
    return this.#status;
  }

  /** @param order the event's place in the stream: greater than that of any before */
  add(event: AgentEvent, order: number, untilMs: number): void {
    const entry = { event, order, untilMs };
    const last = this.#timeline.at(-1);
    if (!last || last.event.timeMs <= event.timeMs) {
      this.#timeline.push(entry);
      this.#follow(entry);
      this.source = event.source;
      return;
    }
    const place = this.#timeline.findLastIndex((each) => each.event.timeMs <= event.timeMs) + 1;
    this.#timeline.splice(place, 0, entry);
    this.#foldAnew();
  }

  /** How long it was in each state. */
  timesSince(fromMs: number, nowMs: number): StateTimes {
    return this.#states.since(fromMs, nowMs);
  }

  /** The same from the start of a business day. */
  timesOfDay(day: BusinessDay, nowMs: number): StateTimes {
    return this.#states.sinceFixed(day.startMs, nowMs);
  }

  /** The queues the agent serves at a moment. */
  queuesAt(nowMs: number): readonly string[] {
    return this.#status.assignments.findLast(({ untilMs }) => nowMs < untilMs)?.queues ?? [];
  }

  forgetBefore(atMs: number): void {
    const kept = this.#timeline.findIndex(({ event }) => event.timeMs >= atMs);
    const old = this.#timeline.splice(0, kept === -1 ? this.#timeline.length : kept);
    this.#base = old.reduce(fold, this.#base);
    if (old.length > 0) this.#foldAnew();
  }

  #follow(entry: Entry): void {
    this.#status = fold(this.#status, entry);
    this.#states.add(entry.event.timeMs, this.#status.state);
  }

  #foldAnew(): void {
    this.#status = this.#base;
    this.#states = new StateTimeline(this.#base.state);
    for (const entry of this.#timeline) this.#follow(entry);
  }
}
