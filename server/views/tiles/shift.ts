import type { ShiftTile } from '#lib/protocol/board-document.ts';
import type { ProblemData, ShiftData } from '#lib/protocol/board-view.ts';
import type { ShiftRow, ShiftView } from '#lib/protocol/shift-view.ts';
import { problem, type BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';

const UNKNOWN: ShiftData = { kind: 'shift', isPlanned: false, agents: {}, teams: {}, all: null };

function withoutPlan({ shift: _, ...row }: ShiftRow): ShiftData['agents'][string] {
  return row;
}

/** Those that the tile names, else those of the board; null: all. */
function teamsOf({ teams }: ShiftTile, { document }: BoardReading, site: string): readonly string[] | null {
  if (teams.length > 0) return teams;
  const ofBoard = document.scope.teams.filter((each) => each.startsWith(`${site}/`));
  return ofBoard.length > 0 ? ofBoard.map((each) => each.slice(site.length + 1)) : null;
}

function shownOf({ list }: ShiftTile, view: ShiftView, teams: readonly string[] | null): ShiftData {
  const isShown = (team: string | null): boolean => teams === null || (team !== null && teams.includes(team));
  const agents = Object.entries(view.agents).filter(([, { team }]) => isShown(team));
  const ofTeams = Object.entries(view.teams).filter(([team]) => isShown(team));
  return {
    kind: 'shift',
    isPlanned: view.isPlanned,
    agents: rows(list === 'agents' ? agents.map(([id, row]) => [id, withoutPlan(row)] as const) : []),
    teams: rows(list === 'teams' ? ofTeams : []),
    all: teams === null ? view.all : ofTeams.length === 1 ? ofTeams[0]![1] : null
  };
}

/** Who is late is no matter of walls, whatever a document says. */
export function shiftData(tile: ShiftTile, reading: BoardReading): ShiftData | ProblemData {
  const site = reading.siteId(tile.site);
  if (reading.context.audience === 'wall') return problem('forDesks', '');
  if (!reading.site(site)) return reading.noSite(site);
  const view = reading.context.shift(site);
  return view ? shownOf(tile, view, teamsOf(tile, reading, site)) : UNKNOWN;
}
