import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import type { Language } from '#lib/i18n/languages.ts';

declare global {
  namespace App {
    interface Locals {
      floor: FloorAccess;
      language: Language;
    }
    interface Platform {
      floor: FloorAccess;
    }
  }
}

export {};
