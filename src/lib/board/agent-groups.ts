import type { AgentRow, AgentStateName } from '#lib/protocol/site-view.ts';
import type { Shown } from './shown.ts';

export type ShownState = Exclude<AgentStateName, 'offline'>;
export type ShownAgent = Shown<AgentRow> & { readonly id: string };

export interface AgentGroup {
  readonly state: ShownState;
  /** Who has been in the state longest comes first. */
  readonly agents: readonly ShownAgent[];
}

/** The states in the order in which a board shows them; who is offline is not shown. */
export const SHOWN_STATES: readonly ShownState[] = ['available', 'ringing', 'talking', 'hold', 'acw', 'not-ready'];

const bySince = (a: ShownAgent, b: ShownAgent): number => (a.sinceMs ?? 0) - (b.sinceMs ?? 0) || (a.id < b.id ? -1 : 1);

/** All six states, empty ones too: a state keeps its place on the board. */
export function groupAgents(agents: Readonly<Record<string, Shown<AgentRow>>>): readonly AgentGroup[] {
  const rows = Object.entries(agents).map(([id, agent]) => ({ ...agent, id }));
  return SHOWN_STATES.map((state) => ({
    state,
    agents: rows.filter((agent) => agent.state === state).sort(bySince)
  }));
}
