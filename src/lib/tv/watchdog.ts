import type { Freshness } from '#lib/live/freshness.ts';

/** How often it looks, milliseconds. */
export const LOOK_EVERY_MS = 5000;
/** A page that did nothing for so long was stuck, or its machine slept: either may have broken something. */
const STUCK_MS = 60_000;
/** The socket is opened again and again meanwhile; if that does not help, all of the page may. */
const SILENT_MS = 120_000;

export interface Signs {
  /** Since it last looked. */
  readonly sinceLookMs: number;
  readonly freshness: Pick<Freshness, 'silent' | 'ageMs'>;
}

/** Whether a display's page should be loaded anew, if there is a server to load it from. */
export function isBroken({ sinceLookMs, freshness: { silent, ageMs } }: Signs): boolean {
  return sinceLookMs >= STUCK_MS || (silent === 'server' && ageMs !== null && ageMs >= SILENT_MS);
}
