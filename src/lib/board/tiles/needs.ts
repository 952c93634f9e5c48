/** How much room a tile's content needs at least, in type sizes: of its labels, and of its numerals where it has any. */
import type { Tile, TileKind, TileOf } from '#lib/protocol/board-document.ts';

export interface Needs {
  /** In label sizes, with all that is around. */
  readonly width: number;
  readonly height: number;
  /** In sizes of the least numeral, besides: what it needs across, and along. */
  readonly numeral: { readonly width: number; readonly height: number } | null;
}

/** Around the content of a tile, at each side. */
export const PAD = 0.75;
/** A title's line, and what is below it. */
export const TITLE = 1.6;
/** A line of text. */
export const LINE = 1.4;

/** The widest figures that are written often: `100.0 %`, `12,345`, `59:59`. */
const NUMERAL_WIDTH = 3.2;

function lines(width: number, count: number, numeral: Needs['numeral'] = null): Needs {
  return { width: 2 * PAD + width, height: 2 * PAD + TITLE + count * LINE, numeral };
}

const NUMERAL = { width: NUMERAL_WIDTH, height: 1.1 } as const;

const OF: { readonly [K in TileKind]: (tile: TileOf<K>) => Needs } = {
  figure: ({ target, compare }) => lines(6, Number(target.kind !== 'none') + Number(compare !== null), NUMERAL),
  queueTable: ({ columns }) => lines(6 + 4.2 * columns.length, 4),
  agentGrid: () => lines(9, 4),
  stateDistribution: () => lines(12, 3),
  course: () => lines(13, 4),
  outlook: () => lines(11, 2, NUMERAL),
  waitingList: () => lines(10, 3),
  leaders: () => lines(10, 3),
  shift: () => lines(15, 4),
  alerts: () => lines(12, 1),
  message: () => lines(11, 1),
  clock: () => lines(4, 0, NUMERAL),
  text: () => ({ width: 2 * PAD + 4, height: 2 * PAD + LINE, numeral: null }),
  image: () => ({ width: 2 * PAD + 1.5, height: 2 * PAD + 1.5, numeral: null })
};

export const needsOf = (tile: Tile): Needs => (OF[tile.kind] as (tile: Tile) => Needs)(tile);
