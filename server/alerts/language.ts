/** How values are written into a text of a language. */
import type { AlertLanguage } from '#lib/protocol/alert-rules.ts';

export const LOCALES: Readonly<Record<AlertLanguage, string>> = { en: 'en', tr: 'tr', ar: 'ar-u-nu-latn' };

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * Marks around a value that comes from elsewhere, where it may be written the other way than the text: so it does not turn
 * round what stands beside it.
 */
export const isolated = (text: string, language: AlertLanguage): string =>
  language === 'ar' || RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
