/** The languages the pages speak, and which way each is written. */
export const LANGUAGES = {
  en: { direction: 'ltr' }
} as const;

export type Language = keyof typeof LANGUAGES;
