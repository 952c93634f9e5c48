/** Lists the agents who add to a figure: sorted, and of them a page. */
import type { AgentShare, AgentSort, AgentsQuestion } from '#lib/protocol/agents.ts';
import type { Page } from '#lib/protocol/pages.ts';
import { compareCodePoints } from '../floor/code-points.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { agentShares, isOfAgents } from './explain-agents.ts';
import { scopeOf } from './figure-scope.ts';
import { pageOf, type Key } from './page-of.ts';

const KEYS: Readonly<Record<AgentSort, Key<AgentShare>>> = {
  name: ({ name }) => name,
  state: ({ state }) => state,
  since: ({ sinceMs }) => sinceMs,
  available: ({ times }) => times && times.availableMs,
  ringing: ({ times }) => times && times.ringingMs,
  talking: ({ times }) => times && times.talkingMs,
  hold: ({ times }) => times && times.holdMs,
  acw: ({ times }) => times && times.acwMs,
  notReady: ({ times }) => times && times.notReadyMs
};

/** Null where nothing of that name is there, or the figure is none of agents. */
export function answerAgents(
  { floor }: StreamFold,
  question: AgentsQuestion,
  nowMs: number
): Page<AgentShare, AgentSort> | null {
  const scope = isOfAgents(question) ? scopeOf(floor, question, nowMs) : null;
  if (!scope) return null;
  const rows = agentShares(question, scope).map(({ agent: { id, status }, times, above, below }): AgentShare => {
    const { name, state, reason, sinceMs, team } = status;
    return { id, name: name ?? id, state, reason, sinceMs, team, times, above, below };
  });
  return pageOf(rows, KEYS[question.sort], (a, b) => compareCodePoints(a.id, b.id), question, nowMs);
}
