/** What goes on around a board that is edited. Each is called once, while the page is set up. */
import { untrack } from 'svelte';
import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { realTimers } from '#lib/live/timers.ts';
import type { BoardServer } from './board-server.ts';
import { tilesOf } from './document-edit.ts';
import { DraftSender } from './draft-sender.ts';
import type { Editing } from './editing.svelte.ts';
import { keepLocalDraft, type LocalDraft } from './local-draft.ts';
import { readTone } from './read-image.ts';

const KEEP_AFTER_MS = 250;

/** What the server shows follows what is edited; one that has started anew is told again. */
export function showDrafts(editing: Editing, live: LiveBoard, server: BoardServer): void {
  const sender = new DraftSender((document) => server.showDraft(document), realTimers);
  let isFirst = true;
  $effect(() => {
    const { settled } = editing;
    const isCut = live.phase !== 'open';
    if (isFirst) isFirst = false;
    else if (isCut || settled !== untrack(() => live.document)) sender.show(settled);
  });
}

/** @param isPending what an earlier page has kept waits for a decision: it must not be overwritten */
export function keepLocally(editing: Editing, id: string, isPending: () => boolean): void {
  $effect(() => {
    if (isPending()) return;
    const { settled: document, base, isChanged } = editing;
    const draft = (): LocalDraft | null => (isChanged ? { base, document, atMs: Date.now() } : null);
    return realTimers.after(KEEP_AFTER_MS, () => keepLocalDraft(localStorage, id, draft()));
  });
}

/** Somebody else has saved. One's own saving comes back here too: what was saved is known once it is answered. */
export function learnOfOthers(editing: Editing, watched: LiveBoard, server: BoardServer): void {
  const isSaving = (): boolean => editing.saveState.kind === 'saving';

  async function learn(): Promise<void> {
    const theirs = await server.latest();
    if (theirs && !isSaving()) editing.takeOver(theirs);
  }

  $effect(() => {
    const isNews = (watched.board?.version ?? 0) > editing.base.version;
    if (isNews && !isSaving()) void learn();
  });
}

/** Looks at images that were not looked at yet. */
export function lookAtImages(editing: Editing): void {
  const looked: Record<string, string> = {};
  $effect(() => {
    for (const tile of tilesOf(editing.settled)) {
      if (tile.kind !== 'image' || looked[tile.id] === tile.source) continue;
      looked[tile.id] = tile.source;
      void readTone(tile.source).then((tone) => tone && editing.tone(tile.id, tone));
    }
  });
}
