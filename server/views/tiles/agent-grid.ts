import type { AgentGridTile } from '#lib/protocol/board-document.ts';
import type { AgentGridData, ProblemData } from '#lib/protocol/board-view.ts';
import type { AgentRow } from '#lib/protocol/site-view.ts';
import type { Agent } from '../../floor/agent.ts';
import type { BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';
import type { SiteAt } from '../site-at.ts';
import { agentsOf } from './chosen.ts';

function agentRow(agent: Agent, at: SiteAt, { context: { people, audience } }: BoardReading): AgentRow {
  const { state, reason, sinceMs, team, source } = agent.status;
  return {
    name: people.nameOf(agent, at.site),
    state,
    reason: audience === 'wall' ? null : reason,
    sinceMs,
    team,
    silent: at.isSilent(source)
  };
}

export function agentGridData(tile: AgentGridTile, reading: BoardReading): AgentGridData | ProblemData {
  const at = reading.site(tile.site);
  if (!at) return reading.noSite(tile.site);
  const { people } = reading.context;
  const agents = agentsOf(tile, reading, at);
  return {
    kind: 'agentGrid',
    agents: rows(agents.map((agent) => [people.keyOf(agent, at.site), agentRow(agent, at, reading)]))
  };
}
