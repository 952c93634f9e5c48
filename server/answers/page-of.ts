/** Sorts rows, and cuts a page out of them. */
import { PAGE_ROWS, type Page, type PageWish } from '#lib/protocol/pages.ts';
import { compareCodePoints } from '../floor/code-points.ts';

/** What rows are sorted by; what is null comes last, whichever way they are. */
export type Key<Row> = (row: Row) => string | number | null;

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' ? compareCodePoints(a, String(b)) : a - Number(b);
}

/** @param tie orders rows of one key, so that a page is the same whenever it is asked for */
export function pageOf<Row, Sort extends string>(
  rows: readonly Row[],
  key: Key<Row>,
  tie: (a: Row, b: Row) => number,
  { sort, order, page }: PageWish<Sort>,
  atMs: number
): Page<Row, Sort> {
  const sign = order === 'asc' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  keyed.sort((a, b) => {
    if (a.key !== null && b.key !== null) return sign * compare(a.key, b.key) || tie(a.row, b.row);
    return Number(a.key === null) - Number(b.key === null) || tie(a.row, b.row);
  });
  const from = (page - 1) * PAGE_ROWS;
  const shown = keyed.slice(from, from + PAGE_ROWS).map(({ row }) => row);
  return { atMs, sort, order, page, total: rows.length, rows: shown };
}
