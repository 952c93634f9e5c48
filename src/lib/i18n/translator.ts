import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json' with { type: 'json' };
import type { Language } from './languages.ts';

/** A text of the catalogue. English names them all; a language that lacks one does not compile. */
export type MessageKey = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: Values) => string;

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en };

export function translator(language: Language): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const message = (key: MessageKey): IntlMessageFormat => {
    const known = parsed.get(key) ?? new IntlMessageFormat(catalogues[language][key], language);
    parsed.set(key, known);
    return known;
  };
  return (key, values) => String(message(key).format(values));
}
