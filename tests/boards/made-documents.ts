/** Boards for pictures and measurements. */
import type { BoardDocument, Tile, TileScope } from '#lib/protocol/board-document.ts';

const OF_SITE: TileScope = { site: null, scope: { kind: 'site', id: null }, channel: null };

const board = (title: string, tiles: readonly Tile[], more: Partial<BoardDocument> = {}): BoardDocument => ({
  title,
  audience: 'wall',
  language: null,
  theme: null,
  orientation: 'landscape',
  viewing: { distanceM: 5, diagonalInches: 55 },
  scope: { sites: ['demo'], queues: [], teams: [], channels: [] },
  pageSeconds: 20,
  pages: [{ id: 'p1', title: null, tiles }],
  ...more
});

const figure = (
  id: string,
  [x, y, w, h]: readonly [number, number, number, number],
  more: Partial<Extract<Tile, { kind: 'figure' }>> = {}
): Tile => ({
  kind: 'figure',
  id,
  title: null,
  x,
  y,
  w,
  h,
  of: OF_SITE,
  window: 'today',
  figure: 'offered',
  target: { kind: 'none' },
  trend: false,
  compare: null,
  ...more
});

/** Twelve tiles, of as many kinds as a wall has. */
export const TWELVE_TILES: BoardDocument = board('Service floor', [
  figure('sl', [0, 0, 6, 5], { figure: 'serviceLevel', target: { kind: 'own' }, trend: true, compare: 'yesterday' }),
  figure('waiting', [6, 0, 4, 5], {
    figure: 'waiting',
    window: 'now',
    target: { kind: 'atMost', value: 10 },
    trend: true
  }),
  figure('longest', [10, 0, 5, 5], {
    figure: 'longestWaitMs',
    window: 'now',
    target: { kind: 'atMost', value: 120_000 }
  }),
  figure('offered', [15, 0, 5, 5], { trend: true, compare: 'lastWeek' }),
  { kind: 'clock', id: 'clock', title: null, x: 20, y: 0, w: 4, h: 2, site: null, seconds: true },
  { kind: 'stateDistribution', id: 'states', title: null, x: 15, y: 5, w: 9, h: 4, of: OF_SITE },
  figure('abandon', [20, 2, 4, 3], { figure: 'abandonRate', target: { kind: 'atMost', value: 0.05 } }),
  {
    kind: 'queueTable',
    id: 'queues',
    title: null,
    x: 0,
    y: 5,
    w: 15,
    h: 5,
    site: null,
    queues: [],
    columns: [
      { window: 'today', figure: 'serviceLevel' },
      { window: 'now', figure: 'waiting' },
      { window: 'now', figure: 'longestWaitMs' },
      { window: 'today', figure: 'offered' },
      { window: 'today', figure: 'abandoned' }
    ],
    sort: 'urgency'
  },
  {
    kind: 'course',
    id: 'course',
    title: null,
    x: 0,
    y: 10,
    w: 9,
    h: 4,
    of: OF_SITE,
    series: ['serviceLevel', 'waiting'],
    compare: 'lastWeek',
    target: true
  },
  { kind: 'waitingList', id: 'list', title: null, x: 9, y: 10, w: 6, h: 4, site: null, queues: [] },
  { kind: 'alerts', id: 'alerts', title: null, x: 15, y: 9, w: 9, h: 3, site: null, least: 'info' },
  { kind: 'message', id: 'message', title: null, x: 15, y: 12, w: 9, h: 2 }
]);

/** The tiles that it lacks. */
export const OTHER_TILES: BoardDocument = board('Team', [
  {
    kind: 'agentGrid',
    id: 'agents',
    title: null,
    x: 0,
    y: 0,
    w: 14,
    h: 14,
    site: null,
    teams: [],
    queues: [],
    group: 'state',
    sort: 'timeInState'
  },
  {
    kind: 'leaders',
    id: 'leaders',
    title: null,
    x: 14,
    y: 0,
    w: 10,
    h: 6,
    site: null,
    among: 'queues',
    window: 'today',
    figure: 'serviceLevel',
    target: { kind: 'own' },
    count: 3
  },
  {
    kind: 'text',
    id: 'text',
    title: null,
    x: 14,
    y: 6,
    w: 10,
    h: 3,
    text: 'Every customer leaves with an answer.',
    size: 'large'
  },
  {
    kind: 'image',
    id: 'image',
    title: null,
    x: 14,
    y: 9,
    w: 3,
    h: 5,
    source:
      'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 80"%3E%3Crect width="160" height="80" fill="%23215"/%3E%3Ccircle cx="80" cy="40" r="30" fill="%23fc6"/%3E%3C/svg%3E',
    alt: 'Our logo'
  },
  { kind: 'outlook', id: 'outlook', title: null, x: 17, y: 9, w: 7, h: 5, of: OF_SITE, minutes: 15 }
]);

/** Nothing but people. */
export const AGENT_WALL: BoardDocument = board(
  'People',
  [
    {
      kind: 'agentGrid',
      id: 'agents',
      title: null,
      x: 0,
      y: 0,
      w: 24,
      h: 14,
      site: null,
      teams: [],
      queues: [],
      group: 'state',
      sort: 'timeInState'
    }
  ],
  { viewing: { distanceM: 3, diagonalInches: 75 } }
);
