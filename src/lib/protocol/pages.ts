/** Lists that are sorted and cut into pages at the server. */
export const PAGE_ROWS = 50;
export const ORDERS = ['asc', 'desc'] as const;
export type Order = (typeof ORDERS)[number];

export interface Page<Row> {
  readonly atMs: number;
  /** Rows on all pages. */
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Someone by id, and as people call them. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
