import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Theme } from '#lib/theme.ts';

declare global {
  namespace App {
    interface Locals {
      floor: FloorAccess;
      language: Language;
      theme: Theme;
      /** What whoever asks calls themselves; null: they have not said. */
      person: string | null;
      /** On a display's own page, the display whose token whoever asks bears; null: none's. */
      display: string | null;
    }
  }
}

export {};
