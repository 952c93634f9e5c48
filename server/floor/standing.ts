/** The states an agent was in, latest first: each knows what stood before it. Pure; a standing never changes. */
import { AGENT_STATES, type AgentState } from '../contract/event-types.ts';

export type KnownState = AgentState | 'offline';

export interface Standing {
  readonly state: KnownState;
  readonly reason: string | null;
  /** When state or reason last changed; −Infinity for an agent never signed in. */
  readonly fromMs: number;
  /** Null: none, or forgotten. */
  readonly before: Standing | null;
}

export const NEVER_SIGNED_IN: Standing = { state: 'offline', reason: null, fromMs: -Infinity, before: null };

/** A state from `fromMs` on, whatever was thought to stand from there. The same as before is no change. */
export function standingFrom(fromMs: number, state: KnownState, reason: string | null, known: Standing): Standing {
  let before: Standing | null = known;
  while (before && before.fromMs >= fromMs) before = before.before;
  return before?.state === state && before.reason === reason ? before : { state, reason, fromMs, before };
}

const STATES = new Map<AgentState, AgentState>(AGENT_STATES.map((state) => [state, state]));

/** One string for each state, so that the event's own can go. */
export const stateNamed = (state: AgentState): AgentState => STATES.get(state)!;
