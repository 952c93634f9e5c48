import { figureFormat } from '#lib/format/figures.ts';
import { LANGUAGES } from './languages.ts';
import type { Language } from './languages.ts';
import type { Speech } from './speech.ts';
import { translator } from './translator.ts';

const made = new Map<Language, Speech>();

/** How a language is spoken: made once, as formats are slow to make. */
export function speechOf(language: Language): Speech {
  const known = made.get(language) ?? {
    language,
    t: translator(language),
    format: figureFormat(LANGUAGES[language].locale)
  };
  made.set(language, known);
  return known;
}
