import type { Room } from './layout.ts';

export interface ListLayout {
  /** In type sizes of the tile. */
  readonly rowHeight: number;
  readonly rows: number;
  /** Columns of rows. */
  readonly columns: number;
  readonly scale: number;
}

export interface ListNeeds {
  /** The least of a row, in its own letters. */
  readonly width: number;
  readonly height: number;
  /** How much larger its letters may become. */
  readonly most: number;
}

/** Rows as large as there is room for; where not all fit, the last line is for the number of the others. */
export function listLayout({ width, height }: Room, count: number, needs: ListNeeds): ListLayout {
  const columns = Math.max(1, Math.floor(width / (needs.width * 1.6)));
  const most = Math.max(1, Math.floor(height / needs.height));
  const isAll = count <= most * columns;
  const lines = isAll ? Math.max(1, Math.ceil(count / columns)) : most;
  const rowHeight = Math.min(needs.height * needs.most, height / lines);
  const scale = Math.max(0.75, Math.min(rowHeight / needs.height, width / columns / needs.width, needs.most));
  return { rowHeight, rows: isAll ? count : (most - 1) * columns, columns, scale };
}
