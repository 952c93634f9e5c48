import { languageNamed } from '#lib/i18n/languages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { ShownBoard } from '#lib/live/live-board.svelte.ts';
import type { Audience } from '#lib/protocol/view-address.ts';

/** The language of a board; null: the reader's own. A wall without one speaks that of its site. */
export function boardLanguage(board: ShownBoard, audience: Audience): Language | null {
  const { document, sites } = board;
  if (document?.language) return document.language;
  const first = document?.scope.sites[0];
  return audience === 'wall' && first !== undefined ? languageNamed(sites[first]?.language) : null;
}
