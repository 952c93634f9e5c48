/** Tiles as templates write them: what matters is said, the rest is what most boards want. */
import type {
  AgentGridTile,
  AlertsTile,
  ClockTile,
  CourseTile,
  FigureTile,
  LeadersTile,
  MessageTile,
  OutlookTile,
  Place,
  QueueTableTile,
  StateDistributionTile,
  Target,
  TileScope,
  WaitingListTile
} from '#lib/protocol/board-document.ts';

export const WHOLE_SITE: TileScope = { site: null, scope: { kind: 'site', id: null }, channel: null };

/** The one that queues and sites bring along, for their service level. */
export const OWN_TARGET: Target = { kind: 'own' };
export const atMost = (value: number): Target => ({ kind: 'atMost', value });
export const atLeast = (value: number): Target => ({ kind: 'atLeast', value });

export const place = (x: number, y: number, w: number, h: number): Place => ({ x, y, w, h });

type Rest<T, Said extends keyof T> = Partial<Omit<T, 'id' | 'kind' | keyof Place | Said>>;

export function figure(
  id: string,
  at: Place,
  shown: Pick<FigureTile, 'window' | 'figure' | 'target'>,
  more: Rest<FigureTile, 'window' | 'figure' | 'target'> = {}
): FigureTile {
  return { id, kind: 'figure', ...at, title: null, of: WHOLE_SITE, trend: false, compare: null, ...shown, ...more };
}

export function queueTable(
  id: string,
  at: Place,
  columns: QueueTableTile['columns'],
  more: Rest<QueueTableTile, 'columns'> = {}
): QueueTableTile {
  return { id, kind: 'queueTable', ...at, title: null, site: null, queues: [], columns, sort: 'urgency', ...more };
}

export function agentGrid(id: string, at: Place, more: Rest<AgentGridTile, never> = {}): AgentGridTile {
  const whose = { site: null, teams: [], queues: [] };
  return { id, kind: 'agentGrid', ...at, title: null, ...whose, group: 'state', sort: 'timeInState', ...more };
}

export function stateDistribution(
  id: string,
  at: Place,
  more: Rest<StateDistributionTile, never> = {}
): StateDistributionTile {
  return { id, kind: 'stateDistribution', ...at, title: null, of: WHOLE_SITE, ...more };
}

export function course(
  id: string,
  at: Place,
  series: CourseTile['series'],
  more: Rest<CourseTile, 'series'> = {}
): CourseTile {
  return { id, kind: 'course', ...at, title: null, of: WHOLE_SITE, series, compare: null, target: true, ...more };
}

export function outlook(id: string, at: Place, more: Rest<OutlookTile, never> = {}): OutlookTile {
  return { id, kind: 'outlook', ...at, title: null, of: WHOLE_SITE, minutes: 15, ...more };
}

export function waitingList(id: string, at: Place, more: Rest<WaitingListTile, never> = {}): WaitingListTile {
  return { id, kind: 'waitingList', ...at, title: null, site: null, queues: [], ...more };
}

export function leaders(
  id: string,
  at: Place,
  shown: Pick<LeadersTile, 'among' | 'window' | 'figure' | 'target' | 'count'>
): LeadersTile {
  return { id, kind: 'leaders', ...at, title: null, site: null, ...shown };
}

export function alerts(id: string, at: Place, more: Rest<AlertsTile, never> = {}): AlertsTile {
  return { id, kind: 'alerts', ...at, title: null, site: null, least: 'warning', ...more };
}

export function message(id: string, at: Place): MessageTile {
  return { id, kind: 'message', ...at, title: null };
}

export function clock(id: string, at: Place): ClockTile {
  return { id, kind: 'clock', ...at, title: null, site: null, seconds: false };
}
