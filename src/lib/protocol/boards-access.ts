/** What a page may ask of the boards that are kept, and have done to them. Times are epoch milliseconds. */
import type { BoardDocument } from './board-document.ts';

/** One version of a board. */
export interface BoardVersion {
  /** From 1, one more at every change. */
  readonly version: number;
  /** The document's; of a board that was deleted, what it was called. */
  readonly title: string;
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

/** Why a document can't be taken: the path of the member, joined by dots (empty: all of it), and what it must be. */
export interface DocumentProblem {
  readonly path: string;
  readonly problem: string;
}

export type DocumentResult =
  | { readonly document: BoardDocument; readonly problems?: undefined }
  | { readonly document?: undefined; readonly problems: readonly DocumentProblem[] };

export interface SaveOptions {
  /** The version that was changed; null: there is to be none yet. */
  readonly basedOn: number | null;
  readonly by: string | null;
}

/** What is asked of the bucket throws an Error for people where it can't be answered now. */
export interface BoardsAccess {
  /** Checks what somebody gives for a document, and fills in what it may leave out. */
  read(value: unknown): DocumentResult;
  /** The JSON Schema of documents. */
  schema(): object;
  get(id: string): KeptBoard | null;
  list(): readonly KeptBoard[];
  /** Those that were deleted and can be restored, the latest first. */
  deleted(): readonly (Omit<BoardVersion, 'document'> & { readonly id: string })[];
  save(id: string, document: BoardDocument, options: SaveOptions): Promise<SaveOutcome>;
  /** What was deleted can be restored: deleting is one more version. */
  remove(id: string, options: SaveOptions): Promise<SaveOutcome>;
  /** The versions that are kept, the latest first. */
  /** Makes a version that is kept the present one: one more version. Null: nothing is kept of that one. */
  restore(id: string, version: number, options: SaveOptions): Promise<SaveOutcome | null>;
  history(id: string): Promise<readonly BoardVersion[]>;
}
