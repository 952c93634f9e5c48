/** A tile as it is when somebody adds one: it shows something at once, and has a size to begin with. */
import type { BoardDocument, FigureColumn, Tile, TileKind, TileScope } from '#lib/protocol/board-document.ts';
import { minSize } from '../board/tiles/min-size.ts';
import { usualTarget } from './figure-choices.ts';
import { gridOf, type Size } from './grid.ts';
import { NO_IMAGE } from './no-image.ts';

const WHOLE_SITE: TileScope = { site: null, scope: { kind: 'site', id: null }, channel: null };

const COLUMNS: readonly FigureColumn[] = [
  { window: 'now', figure: 'waiting' },
  { window: 'now', figure: 'longestWaitMs' },
  { window: 'today', figure: 'serviceLevel' }
];

type Content<T> = T extends Tile ? Omit<T, 'id' | 'x' | 'y' | 'w' | 'h' | 'title'> : never;

const CONTENTS: { readonly [K in TileKind]: Content<Extract<Tile, { kind: K }>> } = {
  figure: {
    kind: 'figure',
    of: WHOLE_SITE,
    window: 'today',
    figure: 'serviceLevel',
    target: { kind: 'own' },
    trend: true,
    compare: null
  },
  queueTable: { kind: 'queueTable', site: null, queues: [], columns: COLUMNS, sort: 'urgency' },
  agentGrid: { kind: 'agentGrid', site: null, teams: [], queues: [], group: 'state', sort: 'timeInState' },
  stateDistribution: { kind: 'stateDistribution', of: WHOLE_SITE },
  course: { kind: 'course', of: WHOLE_SITE, series: ['serviceLevel', 'waiting'], compare: null, target: true },
  outlook: { kind: 'outlook', of: WHOLE_SITE, minutes: 15 },
  waitingList: { kind: 'waitingList', site: null, queues: [] },
  leaders: {
    kind: 'leaders',
    site: null,
    among: 'queues',
    window: 'today',
    figure: 'serviceLevel',
    target: { kind: 'own' },
    count: 3
  },
  shift: { kind: 'shift', site: null, teams: [], list: 'agents' },
  alerts: { kind: 'alerts', site: null, least: 'warning' },
  message: { kind: 'message' },
  clock: { kind: 'clock', site: null, seconds: false },
  text: { kind: 'text', text: '', size: 'middle' },
  image: { kind: 'image', source: NO_IMAGE, alt: '' }
};

/** Cells of a landscape page. */
const SIZES: Readonly<Record<TileKind, Size>> = {
  figure: { w: 6, h: 5 },
  queueTable: { w: 14, h: 6 },
  agentGrid: { w: 12, h: 7 },
  stateDistribution: { w: 9, h: 4 },
  course: { w: 10, h: 6 },
  outlook: { w: 8, h: 5 },
  waitingList: { w: 8, h: 6 },
  leaders: { w: 8, h: 6 },
  shift: { w: 9, h: 6 },
  alerts: { w: 8, h: 4 },
  message: { w: 10, h: 3 },
  clock: { w: 5, h: 3 },
  text: { w: 8, h: 2 },
  image: { w: 4, h: 3 }
};

/** A tile of that kind, in the corner: adding it finds its place. */
export function newTile(document: BoardDocument, kind: TileKind, id: string): Tile {
  const tile = { id, x: 0, y: 0, ...SIZES[kind], title: null, ...CONTENTS[kind] } as Tile;
  return sized(document, tile);
}

/** A tile for one figure, with the target that it usually has; where it has none its course tells more. */
export function newFigure(document: BoardDocument, choice: FigureColumn, id: string): Tile {
  const target = usualTarget(choice.figure);
  const content = { ...CONTENTS.figure, ...choice, target, trend: choice.window !== 'now' };
  return sized(document, { id, x: 0, y: 0, ...SIZES.figure, title: null, ...content });
}

/** No smaller than can be read from where the board hangs, and no larger than the page. */
function sized(document: BoardDocument, tile: Tile): Tile {
  const { columns, rows } = gridOf(document);
  const least = minSize(tile, document);
  return { ...tile, w: Math.min(columns, Math.max(tile.w, least.w)), h: Math.min(rows, Math.max(tile.h, least.h)) };
}
