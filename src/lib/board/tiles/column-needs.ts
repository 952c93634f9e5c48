/** How high a tile stands in a column that may be as long as it likes: so that all it shows finds room. In type sizes. */
import type { Tile, TileKind, TileOf } from '#lib/protocol/board-document.ts';
import type { DataOf, TileData } from '#lib/protocol/board-view.ts';
import { HEAD_LINES, CHIP_LINE } from './agent-layout.ts';
import { filledHeight } from './fill-text.ts';
import { LINE, PAD, TITLE } from './needs.ts';

/** Of rows that come and go as many more are made room for at once: what is below must not move with each of them. */
const STEP = 5;
const inSteps = (count: number): number => Math.ceil(Math.max(1, count) / STEP) * STEP;

const ROW = 2;
const ALERT = 3.4;
const TABLE_HEAD = 2.3;
/** Where people stand in columns this wide. */
const PERSON = 11;
const GROUPS = 6;

function agentLines(people: number, width: number): number {
  const columns = Math.max(1, Math.floor(width / PERSON));
  return Math.ceil(inSteps(people) / columns) + HEAD_LINES * (Math.ceil(GROUPS / columns) + 1);
}

type Height<K extends TileKind> = (tile: TileOf<K>, data: DataOf<K> | null, width: number) => number;

const size = (rows: object | undefined): number => Object.keys(rows ?? {}).length;

/** Below the title. */
const OF: { readonly [K in TileKind]: Height<K> } = {
  figure: ({ target, compare }) => 4.6 + LINE * (Number(target.kind !== 'none') + Number(compare !== null)),
  queueTable: (_, data) => TABLE_HEAD + ROW * Math.max(3, data?.listed.length ?? 0),
  agentGrid: (_, data, width) => CHIP_LINE * agentLines(size(data?.agents), width),
  stateDistribution: () => 9,
  outlook: () => 4.6 + 2 * LINE,
  course: () => 13,
  waitingList: (_, data) => 1.6 * inSteps(size(data?.contacts)) + LINE,
  leaders: ({ count }) => 2 * (LINE + ROW * count),
  shift: (_, data) => 2 * LINE + ROW * inSteps(size(data?.agents) + size(data?.teams)),
  alerts: (_, data) => ALERT * Math.max(1, size(data?.alerts)),
  message: (_, data, width) =>
    LINE + Math.max(4, ...Object.values(data?.messages ?? {}).map(({ text }) => filledHeight(text, width - 2))),
  clock: () => 3.4,
  text: () => 5.5,
  image: () => 10.5
};

/** @param width of the tile, in type sizes */
export function columnEms(tile: Tile, data: TileData | null, width: number): number {
  const heightOf = OF[tile.kind] as Height<TileKind>;
  const own = data?.kind === tile.kind ? (data as DataOf<TileKind>) : null;
  return 2 * PAD + TITLE + heightOf(tile, own, width - 2 * PAD);
}
