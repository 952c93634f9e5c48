import { IntlMessageFormat } from 'intl-messageformat';
import { CATALOGUES } from './catalogues.ts';
import type { MessageKey } from './catalogues.ts';
import { isolatedFromRight, withIsolatedValues } from './isolated-values.ts';
import { LANGUAGES } from './languages.ts';
import type { Language } from './languages.ts';

export type { MessageKey };
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: Values) => string;

function parse(text: string, language: Language): IntlMessageFormat {
  const { locale, direction } = LANGUAGES[language];
  const message = new IntlMessageFormat(text, locale);
  return direction === 'rtl' ? new IntlMessageFormat(withIsolatedValues(message.getAst()), locale) : message;
}

export function translator(language: Language): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const message = (key: MessageKey): IntlMessageFormat => {
    const known = parsed.get(key) ?? parse(CATALOGUES[language][key], language);
    parsed.set(key, known);
    return known;
  };
  const isLeftToRight = LANGUAGES[language].direction === 'ltr';
  const write = (key: MessageKey, values: Values): string =>
    String(message(key).format(isLeftToRight ? isolatedFromRight(values) : values));
  const plain = new Map<MessageKey, string>();
  return (key, values) => {
    if (values) return write(key, values);
    const known = plain.get(key) ?? write(key, {});
    plain.set(key, known);
    return known;
  };
}
