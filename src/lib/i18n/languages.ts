/** The languages the pages speak: what each calls itself, how Intl is asked for it, and which way it is written. */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en', direction: 'ltr' },
  tr: { name: 'Türkçe', locale: 'tr', direction: 'ltr' },
  // The digits that Intl takes for "ar" today. An older browser takes others, and the page would change in its hands.
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', direction: 'rtl' }
} as const;

export type Language = keyof typeof LANGUAGES;

/** The language of ours that a tag such as `tr-TR` names; null where there is none. */
export function languageNamed(tag: string | null | undefined): Language | null {
  const primary = (tag ?? '').toLowerCase().split('-')[0]!;
  return Object.hasOwn(LANGUAGES, primary) ? (primary as Language) : null;
}
