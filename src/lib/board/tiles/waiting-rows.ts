import type { WaitingRow } from '#lib/protocol/board-view.ts';

export interface KeyedRow {
  readonly key: string;
  readonly row: WaitingRow;
}

/** Who has waited longest comes first. */
export function waitingRows(contacts: Readonly<Record<string, WaitingRow>>): readonly KeyedRow[] {
  return Object.keys(contacts)
    .map((key) => ({ key, row: contacts[key]! }))
    .sort((a, b) => a.row.sinceMs - b.row.sinceMs || (a.key < b.key ? -1 : 1));
}
