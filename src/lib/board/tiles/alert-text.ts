/** How alerts are written in lines that stand below each other: all in one size, and the longest says which. */
import type { Language } from '#lib/i18n/languages.ts';
import type { AlertRow } from '#lib/protocol/alert-row.ts';
import { fillText } from './fill-text.ts';
import type { Room } from './layout.ts';

/** What stands beside a text, in type sizes: how grave it is and since when; and whether somebody is at it. */
export const BESIDE_TEXT = 11;
const STATE = 3;

/** @param room of a whole line */
export function alertScale(alerts: readonly AlertRow[], { width, height }: Room, language: Language): number {
  const scales = alerts.map(({ text, state }) => {
    const beside = BESIDE_TEXT + (state === 'firing' ? 0 : STATE);
    return fillText(text[language], { width: width - beside, height: height - 0.3 }, 0.85, 1.15).scale;
  });
  return Math.min(1.15, ...scales);
}
