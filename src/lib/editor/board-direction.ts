import { LANGUAGES, languageNamed } from '#lib/i18n/languages.ts';
import type { ShownBoard } from '#lib/live/live-board.svelte.ts';
import type { Direction } from './tile-keys.ts';

/** Which way a board is read: its columns are counted from there. @param otherwise that of whoever reads it */
export function boardDirection({ document, sites }: ShownBoard, otherwise: Direction): Direction {
  const site = document?.audience === 'wall' ? sites[document.scope.sites[0]!]?.language : null;
  const language = document?.language ?? languageNamed(site);
  return language ? LANGUAGES[language].direction : otherwise;
}
