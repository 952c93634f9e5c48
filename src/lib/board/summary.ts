import { valueText } from '#lib/explain/figure-text.ts';
import type { Speech } from '#lib/i18n/speech.ts';
import type { ShownBoard } from '#lib/live/live-board.svelte.ts';
import { ageMs } from './age.ts';
import { nameOf, tileTitle } from './tiles/tile-texts.ts';
import { tileVerdict, verdictKey } from './tiles/tile-verdict.ts';

/** The figures of a page, each a sentence: what, how much, and whether that is as it should be. */
export function summaryOf(board: ShownBoard, page: number, nowMs: number, { t, format }: Speech): string {
  const { document, sites } = board;
  const tiles = document?.pages[page]?.tiles ?? [];
  const hasSeveralSites = (document?.scope.sites.length ?? 0) > 1;
  const sentences = tiles.map((tile) => {
    const data = board.tile(tile.id);
    if (tile.kind !== 'figure' || data?.kind !== 'figure') return null;
    const site = sites[tile.of.site ?? document?.scope.sites[0] ?? ''] ?? null;
    const { title, more } = tileTitle(tile, nameOf(data), { site, hasSeveralSites }, t);
    const value = data.sinceMs == null ? data.value : ageMs(nowMs, data.sinceMs);
    const verdict = tileVerdict(value, data.target);
    const words = verdict && data.target ? t(verdictKey(verdict, data.target.direction)) : '';
    const text = valueText(value, data.unit, format, data.target?.value ?? null);
    return [title, more, text, words].filter((part) => part !== '').join(', ');
  });
  return sentences.filter((sentence) => sentence !== null).join('. ');
}
