/** What is edited and not saved yet, kept in the browser: a tab that is closed loses nothing. */
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { Based } from './editing-base.ts';

export interface LocalDraft {
  /** What was edited. */
  readonly base: Based;
  readonly document: BoardDocument;
  /** When it was last changed, epoch milliseconds. */
  readonly atMs: number;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (id: string): string => `floorcast.board.${id}`;

const isDocument = (value: unknown): value is BoardDocument =>
  typeof value === 'object' && value !== null && Array.isArray((value as { pages?: unknown }).pages);

function draftIn(text: string): LocalDraft | null {
  const { base, document, atMs } = JSON.parse(text) as Partial<LocalDraft>;
  const isWhole = typeof base?.version === 'number' && isDocument(base.document) && isDocument(document);
  return isWhole && typeof atMs === 'number' ? { base, document, atMs } : null;
}

/** Null where nothing usable is kept. */
export function readLocalDraft(storage: Storage, id: string): LocalDraft | null {
  try {
    const text = storage.getItem(keyOf(id));
    return text === null ? null : draftIn(text);
  } catch {
    return null;
  }
}

/** @param draft null: there is nothing to keep. A browser that keeps nothing (full, or not allowed to) goes without. */
export function keepLocalDraft(storage: Storage, id: string, draft: LocalDraft | null): void {
  try {
    if (draft) storage.setItem(keyOf(id), JSON.stringify(draft));
    else storage.removeItem(keyOf(id));
  } catch {
    // The board can still be saved.
  }
}
