import { fitText } from './fit-text.ts';
import type { Room } from './layout.ts';

export interface TableLayout {
  /** In type sizes of the tile. */
  readonly headHeight: number;
  readonly rowHeight: number;
  readonly nameWidth: number;
  readonly columnWidth: number;
  /** The size of a row's letters. */
  readonly scale: number;
  /** How many rows are shown; where not all are, a last line counts the others. */
  readonly rows: number;
}

/** Two lines of small letters. */
const HEAD = 2.3;
const LEAST_ROW = 1.25;
const MOST_ROW = 3.2;
/** The widest figures that a column has room for, in sizes of a row's letters. */
const FIGURE = 3.7;
const LEAST_NAME = 5;
const MOST_SCALE = 1.7;
/** What is left of a row around its letters. */
const TIGHT = 1.45;

/** Rows as high as there is room for, and letters as large as both rows and columns allow. */
export function tableLayout({ width, height }: Room, rows: number, columns: number): TableLayout {
  const left = height - HEAD;
  const most = Math.max(1, Math.floor(left / LEAST_ROW));
  const shown = rows <= most ? rows : Math.max(1, most - 1);
  const rowHeight = Math.min(MOST_ROW, left / Math.max(1, rows <= most ? rows : most));
  const named = Math.min(16, Math.max(LEAST_NAME, width * 0.3));
  const columnWidth = Math.min(7, (width - named) / Math.max(1, columns));
  const scale = Math.max(0.6, Math.min(MOST_SCALE, rowHeight / TIGHT, columnWidth / FIGURE));
  return { headHeight: HEAD, rowHeight, nameWidth: width - columns * columnWidth, columnWidth, scale, rows: shown };
}

/** The name of a queue in its row: smaller, then in two lines if the row is high enough, then cut. */
export function nameFit(name: string, { nameWidth, rowHeight, scale }: TableLayout): { scale: number; lines: 1 | 2 } {
  const size = Math.min(scale, 1.25);
  const one = fitText(name, (nameWidth - 0.8) / size, false);
  const canBreak = one.scale <= 0.8 && rowHeight >= 2 * 1.2 * 0.8;
  if (!canBreak) return { scale: size * one.scale, lines: 1 };
  return { scale: Math.min(size * 0.8, rowHeight / 2.5), lines: 2 };
}
