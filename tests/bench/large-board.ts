/** A board that shows all of a large floor: tables and grids of everything, and figures with their courses. */
import {
  agentGrid,
  course,
  figure,
  leaders,
  queueTable,
  stateDistribution,
  waitingList,
  WHOLE_SITE
} from '#lib/boards/templates/tiles.ts';
import type { BoardDocument, FigureTile, Tile, TileScope } from '#lib/protocol/board-document.ts';
import { boardWith, PLACE } from '../kept-boards.ts';

const NONE = { kind: 'none' } as const;
const figureOf = (
  id: string,
  window: FigureTile['window'],
  shown: FigureTile['figure'],
  of: TileScope = WHOLE_SITE
): FigureTile => figure(id, PLACE, { window, figure: shown, target: NONE }, { of, trend: true, compare: 'yesterday' });

const TILES: readonly Tile[] = [
  figureOf('level', 'today', 'serviceLevel'),
  figureOf('offered', 'last60m', 'offered'),
  figureOf('longest', 'now', 'longestWaitMs'),
  figureOf('waiting', 'now', 'waiting'),
  figureOf('chats', 'interval', 'asaMs', { ...WHOLE_SITE, channel: 'chat' }),
  figureOf('queue', 'today', 'abandonRate', { ...WHOLE_SITE, scope: { kind: 'queue', id: 'queue-7' } }),
  queueTable('table', PLACE, [
    { window: 'now', figure: 'waiting' },
    { window: 'now', figure: 'longestWaitMs' },
    { window: 'today', figure: 'serviceLevel' },
    { window: 'last15m', figure: 'serviceLevel' },
    { window: 'today', figure: 'abandonRate' },
    { window: 'today', figure: 'occupancy' }
  ]),
  agentGrid('grid', PLACE),
  stateDistribution('states', PLACE),
  course('course', PLACE, ['offered', 'waiting'], { compare: 'yesterday', target: false }),
  waitingList('list', PLACE),
  leaders('leaders', PLACE, { among: 'teams', window: 'today', figure: 'ahtMs', target: NONE, count: 5 })
];

export const largeBoard = (site: string): BoardDocument =>
  boardWith(TILES, { title: 'All of it', scope: { sites: [site], queues: [], teams: [], channels: [] } });
