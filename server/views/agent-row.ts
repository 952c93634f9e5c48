/** An agent's row on a board. Most are as they were a moment ago: then it is the same object, which nobody compares. */
import type { AgentRow } from '#lib/protocol/site-view.ts';
import type { Agent } from '../floor/agent.ts';
import type { Site } from '../floor/site.ts';
import type { People } from './people.ts';

/** By who is shown how. */
const known = new WeakMap<People, WeakMap<Agent, AgentRow>>();

function knownTo(people: People): WeakMap<Agent, AgentRow> {
  let rows = known.get(people);
  if (!rows) known.set(people, (rows = new WeakMap()));
  return rows;
}

function isSame(row: AgentRow, { name, state, reason, sinceMs, team, silent }: AgentRow): boolean {
  return (
    row.state === state &&
    row.sinceMs === sinceMs &&
    row.reason === reason &&
    row.silent === silent &&
    row.name === name &&
    row.team === team
  );
}

/** @param silent whether the source it is of has gone silent */
export function agentRow(agent: Agent, site: Site, people: People, silent: boolean): AgentRow {
  const { state, sinceMs, team } = agent.status;
  const row = { name: people.nameOf(agent, site), state, reason: people.reasonOf(agent), sinceMs, team, silent };
  const rows = knownTo(people);
  const before = rows.get(agent);
  if (before && isSame(before, row)) return before;
  rows.set(agent, row);
  return row;
}
