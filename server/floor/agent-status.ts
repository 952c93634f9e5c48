/** What is known of an agent at a moment, and how one statement after the other changes it. Pure. */
import { parseDateTime } from '../contract/date-time.ts';
import { AGENT_STATES, type AgentState, type FloorEvent } from '../contract/event-types.ts';

export type AgentEvent = Extract<FloorEvent, { type: `agent.${string}` }>;
export type KnownState = AgentState | 'offline';

/** Queues stated for an agent; with `untilMs` for a while, after which what stood before counts again. */
interface Assignment {
  readonly queues: readonly string[];
  /** Infinity: for good. */
  readonly untilMs: number;
}

/** What an event says of an agent, without what says it: a timeline keeps many. */
export type Statement =
  | { readonly kind: 'state'; readonly state: AgentState; readonly reason: string | null; readonly free: number | null }
  | {
      readonly kind: 'signed-in';
      readonly name: string | null;
      readonly team: string | null;
      readonly queues: readonly string[] | null;
    }
  | ({ readonly kind: 'queues' } & Assignment)
  | { readonly kind: 'signed-out' };

interface Standing {
  readonly state: KnownState;
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

/** Of an agent of whom nothing was said. */
export const UNKNOWN: AgentStatus = {
  ...NEVER,
  statedAtMs: -Infinity,
  before: NEVER,
  free: null,
  name: null,
  team: null,
  assignments: []
};

/** A name may be of any type in the contract; what isn't words is no name. */
const nameIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : typeof value === 'number' ? String(value) : null;

/** One string for each state, so that the event's own can go. */
const STATES = new Map<string, AgentState>(AGENT_STATES.map((state) => [state, state]));

/** Null for what says nothing of state or attributes. */
export function statementOf(event: AgentEvent): Statement | null {
  switch (event.type) {
    case 'agent.state': {
      const { state, reason, free } = event.data;
      return { kind: 'state', state: STATES.get(state as AgentState)!, reason: reason ?? null, free: free ?? null };
    }
    case 'agent.signed-in': {
      const { name, team, queues } = event.data;
      return { kind: 'signed-in', name: nameIn(name), team: team ?? null, queues: queues ?? null };
    }
    case 'agent.queues': {
      const { queues, until } = event.data;
      return { kind: 'queues', queues, untilMs: until == null ? Infinity : parseDateTime(until) };
    }
    case 'agent.signed-out':
      return { kind: 'signed-out' };
    case 'agent.help':
      return null;
  }
}

function inState(status: AgentStatus, state: KnownState, reason: string | null, atMs: number): AgentStatus {
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

function assign(status: AgentStatus, { queues, untilMs }: Assignment, atMs: number): AgentStatus {
  if (untilMs === Infinity) return { ...status, assignments: [{ queues, untilMs }] };
  const standing = status.assignments.filter((each) => each.untilMs > atMs);
  return { ...status, assignments: [...standing, { queues, untilMs }] };
}

/** The status after a statement made at `atMs`, which is not before any so far. */
export function afterStatement(status: AgentStatus, statement: Statement, atMs: number): AgentStatus {
  switch (statement.kind) {
    case 'state':
      return { ...inState(status, statement.state, statement.reason, atMs), free: statement.free };
    case 'signed-in': {
      const { name, team, queues } = statement;
      return {
        ...(status.state === 'offline' ? inState(status, 'not-ready', null, atMs) : status),
        name: name ?? status.name,
        team: team ?? status.team,
        assignments: queues ? [{ queues, untilMs: Infinity }] : status.assignments
      };
    }
    case 'queues':
      return assign(status, statement, atMs);
    case 'signed-out':
      return status.state === 'offline' ? status : inState(status, 'offline', null, atMs);
  }
}
