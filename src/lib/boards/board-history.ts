/** The versions of a board as people look at them: when, by whom, and what each changed. */
import { sameValue } from '#lib/editor/same-value.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { BoardVersion } from '#lib/protocol/boards-access.ts';
import { documentChanges, type Change } from './document-changes.ts';

export interface HistoryRow {
  readonly version: number;
  readonly by: string | null;
  readonly atMs: number;
  readonly title: string;
  readonly isDeleted: boolean;
  /** What it changed; none where the version before it is no longer kept. */
  readonly changes: readonly Change[];
  /** An earlier version that it brought back; null: it did not. */
  readonly asVersion: number | null;
}

const isAs = (document: BoardDocument | null, earlier: BoardVersion): boolean =>
  document !== null && sameValue(document, earlier.document);

/** @param versions the latest first, as they are kept */
export function historyRows(versions: readonly BoardVersion[]): HistoryRow[] {
  return versions.map(({ version, title, by, atMs, document }, at) => {
    const before = versions[at + 1];
    const isFirst = version === 1;
    return {
      version,
      by,
      atMs,
      title,
      isDeleted: document === null,
      changes: before || isFirst ? documentChanges(before?.document ?? null, document, isFirst) : [],
      asVersion: versions.slice(at + 2).find((earlier) => isAs(document, earlier))?.version ?? null
    };
  });
}
