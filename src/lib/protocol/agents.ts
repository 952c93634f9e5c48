/** Agents as questions about them are answered. Times are epoch milliseconds; what is not known, or has not been, is null. */
import type { ContactFacts } from './contacts.ts';
import type { FigureQuestion } from './explanation.ts';
import type { Named, PageWish } from './pages.ts';

export const AGENT_SORTS = [
  'name',
  'state',
  'since',
  'available',
  'ringing',
  'talking',
  'hold',
  'acw',
  'notReady'
] as const;
export type AgentSort = (typeof AGENT_SORTS)[number];

export interface AgentsQuestion extends FigureQuestion, PageWish<AgentSort> {}

/** How long an agent was in each state. */
export interface AgentTimes {
  readonly availableMs: number;
  readonly ringingMs: number;
  readonly talkingMs: number;
  readonly holdMs: number;
  readonly acwMs: number;
  readonly notReadyMs: number;
}

export type AgentStateId = 'available' | 'ringing' | 'talking' | 'hold' | 'acw' | 'not-ready' | 'offline';

export interface AgentShare extends Named {
  readonly state: AgentStateId;
  readonly reason: string | null;
  readonly sinceMs: number | null;
  readonly team: string | null;
  /** Inside the figure's window; null for figures of now. */
  readonly times: AgentTimes | null;
  readonly above: number;
  readonly below: number;
}

/** An agent in one state for one reason. */
export interface StateSpan {
  readonly state: AgentStateId;
  readonly reason: string | null;
  readonly fromMs: number;
  readonly toMs: number;
}

/** An agent's business day until the moment asked about. */
export interface AgentAnswer extends Named {
  readonly atMs: number;
  readonly timeZone: string;
  readonly day: { readonly startMs: number; readonly endMs: number };
  readonly state: AgentStateId;
  readonly reason: string | null;
  readonly sinceMs: number | null;
  readonly team: string | null;
  readonly queues: readonly Named[];
  /** Earliest first, without gaps; none for an agent of whom nothing is known. */
  readonly spans: readonly StateSpan[];
  /** As the report has them. */
  readonly today: AgentTimes & {
    readonly handled: number;
    readonly ahtMs: number | null;
    readonly ringNoAnswer: number;
    readonly occupancy: number | null;
  };
  /** What the agent answered or handled in that day, the first answered first. */
  readonly contacts: readonly ContactFacts[];
}
