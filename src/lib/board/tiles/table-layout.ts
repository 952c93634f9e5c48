import { textEms } from './ems.ts';
import { fitText } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';
import type { Room } from './layout.ts';

export interface TableLayout {
  /** In type sizes of the tile. */
  readonly headHeight: number;
  /** The heads of its columns. */
  readonly heads: readonly FittedText[];
  readonly rowHeight: number;
  readonly nameWidth: number;
  readonly columnWidth: number;
  /** The size of a row's letters. */
  readonly scale: number;
  /** How many rows are shown; where not all are, a last line counts the others. */
  readonly rows: number;
}

/** One line, and two of small letters. */
const HEAD = { 1: 1.5, 2: 2.3 } as const;
const LEAST_ROW = 1.25;
const MOST_ROW = 3.2;
/** The widest figures that a column has room for, in sizes of a row's letters. */
const FIGURE = 3.7;
const LEAST_NAME = 5;
const MOST_SCALE = 1.7;
/** What is left of a row around its letters. */
const TIGHT = 1.45;

/** Rows as high as there is room for, and letters as large as both rows and columns allow. */
export function tableLayout({ width, height }: Room, rows: number, texts: readonly string[]): TableLayout {
  const columns = texts.length;
  const named = Math.min(16, Math.max(LEAST_NAME, width * 0.3));
  const columnWidth = Math.min(7, (width - named) / Math.max(1, columns));
  const heads = texts.map((text) => fitText(text, columnWidth - 0.4));
  const headHeight = HEAD[heads.some(({ lines }) => lines === 2) ? 2 : 1];
  const left = height - headHeight;
  const most = Math.max(1, Math.floor(left / LEAST_ROW));
  const shown = rows <= most ? rows : Math.max(1, most - 1);
  const rowHeight = Math.min(MOST_ROW, left / Math.max(1, rows <= most ? rows : most));
  const scale = Math.max(0.6, Math.min(MOST_SCALE, rowHeight / TIGHT, columnWidth / FIGURE));
  return { headHeight, heads, rowHeight, nameWidth: width - columns * columnWidth, columnWidth, scale, rows: shown };
}

/** Smaller than this part of its row's size a name in one line is not written. */
const LEAST_IN_LINE = 0.7;
/** Two lines are high this many times their letters; and those are no smaller than this part of the other names'. */
const TWO_LINES = 2.5;
const LEAST_IN_TWO = 0.6;
/** Around a name. */
const BESIDE_NAME = 0.8;

const widthOf = ({ nameWidth }: TableLayout): number => nameWidth - BESIDE_NAME;

/** How large the names of all rows are written, but for those that are too long for one line. */
export function nameScale(names: readonly string[], layout: TableLayout): number {
  const size = Math.min(layout.scale, 1.25);
  const fitting = names.map((name) => widthOf(layout) / Math.max(0.1, textEms(name)));
  return Math.min(size, ...fitting.filter((scale) => scale >= size * LEAST_IN_LINE));
}

/** What is too long takes two smaller lines if the row is high enough, and is cut. @param usual see `nameScale` */
export function nameFit(name: string, usual: number, layout: TableLayout): FittedText {
  const inTwo = Math.min(usual, layout.rowHeight / TWO_LINES);
  const isLong = textEms(name) * usual > widthOf(layout) + 0.01;
  return isLong && inTwo >= usual * LEAST_IN_TWO ? { scale: inTwo, lines: 2 } : { scale: usual, lines: 1 };
}
