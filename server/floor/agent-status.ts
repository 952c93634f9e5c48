/** What is known of an agent at a moment, and how one statement after the other changes it. Pure. */
import { parseDateTime } from '../contract/date-time.ts';
import { AGENT_STATES, type AgentState, type FloorEvent } from '../contract/event-types.ts';
import { attributesOf, listOf, type Attributes } from './agent-attributes.ts';
import { afterHelp, helpStatement, type HelpStatement, type OpenHelp } from './help.ts';
import type { Listing } from './listing.ts';
import { NEVER_SIGNED_IN, standingFrom, type KnownState, type Standing } from './standing.ts';

export type AgentEvent = Extract<FloorEvent, { type: `agent.${string}` }>;

/** Queues stated for an agent; with `untilMs` for a while, after which what stood before counts again. */
interface Assignment {
  /** In order, each once. */
  readonly queues: readonly string[];
  /** Infinity: for good. */
  readonly untilMs: number;
}

/** What an event says of an agent, without what says it: a timeline keeps many. */
export type Statement =
  | { readonly kind: 'state'; readonly state: AgentState; readonly reason: string | null; readonly free: number | null }
  | ({ readonly kind: 'signed-in' } & Attributes)
  | ({ readonly kind: 'queues' } & Assignment)
  | { readonly kind: 'signed-out' }
  | HelpStatement;

export interface AgentStatus {
  readonly state: KnownState;
  readonly reason: string | null;
  /** When state or reason last changed; null for an agent never signed in. */
  readonly sinceMs: number | null;
  /** The same, and what was before it. */
  readonly standing: Standing;
  /** As its latest `agent.state` or listing said: how many contacts it could take; null where that said nothing. */
  readonly free: number | null;
  readonly name: string | null;
  readonly extension: string | null;
  readonly team: string | null;
  /** Oldest first; the last one that still counts is in force. */
  readonly assignments: readonly Assignment[];
  /** What it asks the team leader for. */
  readonly helps: readonly OpenHelp[];
  /** The source it is of: that of its last sign-in, state, sign-out or listing. */
  readonly source: string | null;
  /** The time of its latest event; −Infinity for none. */
  readonly heardMs: number;
}

type Draft = { -readonly [K in keyof AgentStatus]: AgentStatus[K] };

/** Of an agent of whom nothing was said. */
export const UNKNOWN: AgentStatus = {
  state: 'offline',
  reason: null,
  sinceMs: null,
  standing: NEVER_SIGNED_IN,
  free: null,
  name: null,
  extension: null,
  team: null,
  assignments: [],
  helps: [],
  source: null,
  heardMs: -Infinity
};

type StateStatement = Extract<Statement, { kind: 'state' }>;

/** Timelines are full of these: one for each state does for all agents. */
const BARE_STATES = new Map(
  AGENT_STATES.map((state): [AgentState, StateStatement] => [state, { kind: 'state', state, reason: null, free: null }])
);
const SIGNED_OUT: Statement = { kind: 'signed-out' };

export function statementOf(event: AgentEvent): Statement {
  switch (event.type) {
    case 'agent.state': {
      const { state, reason, free } = event.data;
      const bare = BARE_STATES.get(state)!;
      return reason == null && free == null ? bare : { ...bare, reason: reason ?? null, free: free ?? null };
    }
    case 'agent.signed-in':
      return { kind: 'signed-in', ...attributesOf(event.data) };
    case 'agent.queues': {
      const { queues, until } = event.data;
      return { kind: 'queues', queues: listOf(queues), untilMs: until == null ? Infinity : parseDateTime(until) };
    }
    case 'agent.signed-out':
      return SIGNED_OUT;
    case 'agent.help':
      return helpStatement(event.data);
  }
}

function enter(draft: Draft, fromMs: number, state: KnownState, reason: string | null): void {
  draft.standing = standingFrom(fromMs, state, reason, draft.standing);
  draft.state = state;
  draft.reason = reason;
  draft.sinceMs = draft.standing.fromMs === -Infinity ? null : draft.standing.fromMs;
}

function attribute(draft: Draft, { name, extension, team, queues }: Attributes): void {
  if (name !== null) draft.name = name;
  if (extension !== null) draft.extension = extension;
  if (team !== null) draft.team = team;
  if (queues) draft.assignments = [{ queues, untilMs: Infinity }];
}

function assign(draft: Draft, { queues, untilMs }: Assignment, atMs: number): void {
  const standing = untilMs === Infinity ? [] : draft.assignments.filter((each) => each.untilMs > atMs);
  draft.assignments = [...standing, { queues, untilMs }];
}

/**
 * The status after an event made a statement at `atMs`, which is not before any so far.
 *
 * @param source that of the event
 */
export function afterStatement(
  status: AgentStatus,
  statement: Statement,
  atMs: number,
  source: string | null
): AgentStatus {
  const draft: Draft = { ...status, heardMs: atMs };
  if (statement.kind === 'help') {
    draft.helps = afterHelp(status.helps, statement, atMs);
    return draft;
  }
  if (statement.kind === 'queues') {
    assign(draft, statement, atMs);
    return draft;
  }
  draft.source = source;
  if (statement.kind === 'state') {
    enter(draft, atMs, statement.state, statement.reason);
    draft.free = statement.free;
  } else if (statement.kind === 'signed-in') {
    if (status.state === 'offline') enter(draft, atMs, 'not-ready', null);
    attribute(draft, statement);
  } else {
    enter(draft, atMs, 'offline', null);
  }
  return draft;
}

/** The status after a snapshot of `source` listed the agent at `atMs`, which is not before any statement so far. */
export function afterListing(status: AgentStatus, listing: Listing, atMs: number, source: string): AgentStatus {
  const draft: Draft = { ...status, source };
  const isKnown = status.state === listing.state && (listing.reason === null || listing.reason === status.reason);
  if (!isKnown) {
    // What came to pass after `since` speaks against the agent having been so all the time.
    enter(
      draft,
      status.heardMs > listing.sinceMs ? atMs : Math.min(listing.sinceMs, atMs),
      listing.state,
      listing.reason
    );
    draft.free = listing.free;
  } else if (listing.free !== null) {
    draft.free = listing.free;
  }
  attribute(draft, listing);
  return draft;
}

/** The status after a snapshot of `source` did not list the agent. */
export function afterAbsence(status: AgentStatus, atMs: number, source: string): AgentStatus {
  if (status.source !== source || status.state === 'offline') return status;
  const draft: Draft = { ...status };
  enter(draft, atMs, 'offline', null);
  return draft;
}

/** The same, but for the states before the one that stands. */
export function withoutPast(status: AgentStatus): AgentStatus {
  return { ...status, standing: { ...status.standing, before: null } };
}
