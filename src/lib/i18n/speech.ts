import { createContext } from 'svelte';
import type { FigureFormat } from '#lib/format/figures.ts';
import type { Language } from './languages.ts';
import type { Translate } from './translator.ts';

/** What every part of a page needs to write its texts and figures. */
export interface Speech {
  readonly language: Language;
  readonly t: Translate;
  readonly format: FigureFormat;
}

export const [getSpeech, setSpeech] = createContext<Speech>();
