/** Undo and redo, as stacks of documents: documents share what they have in common, so a hundred of them are cheap. */
import type { BoardDocument } from '#lib/protocol/board-document.ts';

export interface History {
  /** The latest last. */
  readonly past: readonly BoardDocument[];
  readonly present: BoardDocument;
  /** The next first. */
  readonly future: readonly BoardDocument[];
  /** What was edited last; null: an edit that stands for itself. */
  readonly what: string | null;
}

const MOST = 200;

export const begun = (present: BoardDocument): History => ({ past: [], present, future: [], what: null });

/**
 * After an edit.
 *
 * @param what a text that is typed letter by letter, a tile that is pushed cell by cell: edits of one such thing in a row are
 * undone as one
 */
export function edited(history: History, next: BoardDocument, what: string | null = null): History {
  if (next === history.present) return history;
  const goesOn = what !== null && what === history.what && history.future.length === 0;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-MOST);
  return { past, present: next, future: [], what };
}

export function undone(history: History): History {
  const present = history.past[history.past.length - 1];
  if (!present) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], what: null };
}

export function redone(history: History): History {
  const [present, ...future] = history.future;
  if (!present) return history;
  return { past: [...history.past, history.present], present, future, what: null };
}

/** All of it under a change that came from elsewhere: undoing takes back one's own edits, and leaves that one. */
export function rebased(history: History, onto: (document: BoardDocument) => BoardDocument): History {
  const { past, present, future } = history;
  return { past: past.map(onto), present: onto(present), future: future.map(onto), what: null };
}
