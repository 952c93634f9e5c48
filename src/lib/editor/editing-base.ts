import type { BoardDocument } from '#lib/protocol/board-document.ts';

/** The version of a board that edits begin from. */
export interface Based {
  readonly version: number;
  readonly document: BoardDocument;
}
