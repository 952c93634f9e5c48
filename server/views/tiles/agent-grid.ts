import type { AgentGridTile } from '#lib/protocol/board-document.ts';
import type { AgentGridData, ProblemData } from '#lib/protocol/board-view.ts';
import { agentRow } from '../agent-row.ts';
import type { BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';
import { agentsOf } from './chosen.ts';

export function agentGridData(tile: AgentGridTile, reading: BoardReading): AgentGridData | ProblemData {
  const at = reading.site(tile.site);
  if (!at) return reading.noSite(tile.site);
  const { site } = at;
  const { people } = reading.context;
  const agents = agentsOf(tile, reading, at);
  return {
    kind: 'agentGrid',
    agents: rows(
      agents.map((agent) => [people.keyOf(agent, site), agentRow(agent, site, people, at.isSilent(agent.source))])
    )
  };
}
