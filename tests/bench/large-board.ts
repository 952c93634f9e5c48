/** A board that shows all of a large floor: tables and grids of everything, and figures with their courses. */
import type { BoardDocument, FigureTile, Tile } from '#lib/protocol/board-document.ts';
import type { FigureId, WindowId } from '#lib/protocol/figures.ts';

const PLACE = { x: 0, y: 0, w: 4, h: 3, title: null } as const;
const SITE = { site: null, scope: { kind: 'site', id: null }, channel: null } as const;

const figure = (id: string, window: WindowId, figure: FigureId, of: FigureTile['of'] = SITE): FigureTile => ({
  ...PLACE,
  id,
  kind: 'figure',
  of,
  window,
  figure,
  target: { kind: 'none' },
  trend: true,
  compare: 'yesterday'
});

const TILES: readonly Tile[] = [
  figure('level', 'today', 'serviceLevel'),
  figure('offered', 'last60m', 'offered'),
  figure('longest', 'now', 'longestWaitMs'),
  figure('waiting', 'now', 'waiting'),
  figure('chats', 'interval', 'asaMs', { ...SITE, channel: 'chat' }),
  figure('queue', 'today', 'abandonRate', { ...SITE, scope: { kind: 'queue', id: 'queue-7' } }),
  {
    ...PLACE,
    id: 'table',
    kind: 'queueTable',
    site: null,
    queues: [],
    columns: [
      { window: 'now', figure: 'waiting' },
      { window: 'now', figure: 'longestWaitMs' },
      { window: 'today', figure: 'serviceLevel' },
      { window: 'last15m', figure: 'serviceLevel' },
      { window: 'today', figure: 'abandonRate' },
      { window: 'today', figure: 'occupancy' }
    ],
    sort: 'urgency'
  },
  { ...PLACE, id: 'grid', kind: 'agentGrid', site: null, teams: [], queues: [], group: 'state', sort: 'timeInState' },
  { ...PLACE, id: 'states', kind: 'stateDistribution', of: SITE },
  {
    ...PLACE,
    id: 'course',
    kind: 'course',
    of: SITE,
    series: ['offered', 'waiting'],
    compare: 'yesterday',
    target: false
  },
  { ...PLACE, id: 'list', kind: 'waitingList', site: null, queues: [] },
  {
    ...PLACE,
    id: 'leaders',
    kind: 'leaders',
    site: null,
    among: 'teams',
    window: 'today',
    figure: 'ahtMs',
    target: { kind: 'none' },
    count: 5
  }
];

export const largeBoard = (site: string): BoardDocument => ({
  title: 'All of it',
  audience: 'desk',
  language: null,
  theme: null,
  orientation: 'landscape',
  viewing: { distanceM: 5, diagonalInches: 55 },
  scope: { sites: [site], queues: [], teams: [], channels: [] },
  pageSeconds: 20,
  pages: [{ id: 'p1', title: null, tiles: TILES }]
});
