/** What a page may ask of the boards that are kept, and have done to them. Times are epoch milliseconds. */
import type { BoardDocument } from './board-document.ts';

/** One version of a board. */
export interface BoardVersion {
  /** From 1, one more at every change. */
  readonly version: number;
  /** Null: the board was deleted. */
  readonly document: BoardDocument | null;
  /** Who did it; null: nobody said. */
  readonly by: string | null;
  readonly atMs: number;
}

/** A board as it is now. */
export interface KeptBoard extends BoardVersion {
  readonly id: string;
  readonly document: BoardDocument;
  /** `file`: it stands in the folder of the configuration, and can be changed only there. */
  readonly origin: 'store' | 'file';
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly board: BoardVersion }
  /** Somebody was first: what stands there now; null: nothing ever did. */
  | { readonly kind: 'conflict'; readonly theirs: BoardVersion | null }
  /** It is one of the configuration's. */
  | { readonly kind: 'readOnly' };

export interface SaveOptions {
  /** The version that was changed; null: there is to be none yet. */
  readonly basedOn: number | null;
  readonly by: string | null;
}

/** What is asked of the bucket throws an Error for people where it can't be answered now. */
export interface BoardsAccess {
  get(id: string): KeptBoard | null;
  list(): readonly KeptBoard[];
  save(id: string, document: BoardDocument, options: SaveOptions): Promise<SaveOutcome>;
  /** What was deleted can be restored: deleting is one more version. */
  remove(id: string, options: SaveOptions): Promise<SaveOutcome>;
  /** The versions that are kept, the latest first. */
  history(id: string): Promise<readonly BoardVersion[]>;
}
