/** How far likely ranges could be relied on, in words; honest about few. */
import type { Speech } from '#lib/i18n/speech.ts';
import { FORETOLD, type QueueOutlook, type RangesHeld } from '#lib/protocol/outlook.ts';

/** How sure a likely range is meant to be. */
const SHARE = 0.8;
/** With fewer a share says little: it would be off by ten per cent and more. */
const ENOUGH = 50;

/** Of all figures of some queues together. */
export function heldIn(queues: readonly Pick<QueueOutlook, 'held'>[]): RangesHeld {
  const all = queues.flatMap(({ held }) => FORETOLD.map((name) => held[name]));
  const total = (of: (each: RangesHeld) => number): number => all.reduce((sum, each) => sum + of(each), 0);
  return { given: total(({ given }) => given), held: total(({ held }) => held), meant: total(({ meant }) => meant) };
}

export function heldText({ given, held }: RangesHeld, days: number, { t, format }: Speech): string {
  const range = format.target(SHARE);
  if (given === 0) return t('outlook.held.none', { range });
  if (given < ENOUGH) return t('outlook.held.few', { range, given, held: format.count(held) });
  const share = format.wholeRatioParts(held / given).join('');
  return t('outlook.held', { range, days, share, given: format.count(given) });
}
