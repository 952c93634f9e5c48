/** Lists that are sorted and cut into pages at the server. */
export const PAGE_ROWS = 50;
export const ORDERS = ['asc', 'desc'] as const;
export type Order = (typeof ORDERS)[number];

/** Which rows, and in which order. */
export interface PageWish<Sort extends string> {
  readonly sort: Sort;
  readonly order: Order;
  /** From 1. */
  readonly page: number;
}

/** Bears how it was asked for: a list says of itself what it shows, not what it was last asked. */
export interface Page<Row, Sort extends string> extends PageWish<Sort> {
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
