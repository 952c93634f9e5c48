/** Which queues, teams and agents of a site a tile has: those it names, else those of the board, else all. */
import type { Agent } from '../../floor/agent.ts';
import type { Queue } from '../../floor/queue.ts';
import type { BoardReading } from '../board-reading.ts';
import type { SiteAt } from '../site-at.ts';

/** The ids; null: all that the site has. */
function idsOf(own: readonly string[], ofBoard: readonly string[], site: string): readonly string[] | null {
  if (own.length > 0) return own;
  const prefix = `${site}/`;
  const ids = ofBoard.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
  return ids.length > 0 ? ids : null;
}

/** In the order of the tile, else of the board, else as the site has them; one that is not there (yet) is left out. */
export function queuesOf(own: readonly string[], { document }: BoardReading, { site }: SiteAt): readonly Queue[] {
  const ids = idsOf(own, document.scope.queues, site.id);
  if (!ids) return [...site.queues.values()];
  return [...new Set(ids)].flatMap((id) => site.queues.get(id) ?? []);
}

export function teamsOf(own: readonly string[], { document }: BoardReading, { site }: SiteAt): readonly string[] {
  const ids = idsOf(own, document.scope.teams, site.id);
  return ids ? [...new Set(ids)].filter((id) => site.teams.has(id)) : [...site.teams];
}

/** Those signed in who are in one of the teams and serve one of the queues, where any are named. */
export function agentsOf(
  own: { readonly teams: readonly string[]; readonly queues: readonly string[] },
  { document }: BoardReading,
  { site, staff }: SiteAt
): readonly Agent[] {
  const teams = idsOf(own.teams, document.scope.teams, site.id);
  const queues = idsOf(own.queues, document.scope.queues, site.id);
  const chosen: Agent[] = [];
  for (const { agent, presence } of staff.agents) {
    const { state, team } = presence.status;
    if (state === 'offline' || (teams && (team === null || !teams.includes(team)))) continue;
    if (!queues || presence.queues.some((queue) => queues.includes(queue))) chosen.push(agent);
  }
  return chosen;
}
