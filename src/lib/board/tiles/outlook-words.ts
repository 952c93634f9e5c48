/** What a tile says of the agents that a queue needs, and of the service level that is foreseen. */
import { NOTHING, type FigureFormat } from '#lib/format/figures.ts';
import type { Speech } from '#lib/i18n/speech.ts';
import { wholePercent } from '#lib/outlook/outlook-text.ts';
import type { OutlookTile } from '#lib/protocol/board-document.ts';
import type { ForeseenQueue } from '#lib/protocol/board-view.ts';

/** Newer ones come four times as often. */
const OLD_MS = 60_000;

export const isOldOutlook = ({ atMs }: ForeseenQueue, nowMs: number): boolean => nowMs - atMs > OLD_MS;

/** `+3`; nothing where nothing is foreseen. */
export function missingText(foreseen: ForeseenQueue | null, format: FigureFormat): string {
  if (!foreseen || foreseen.missing === null) return NOTHING;
  return foreseen.missing > 0 ? `+${format.count(foreseen.missing)}` : format.count(0);
}

export function needWords(foreseen: ForeseenQueue | null, isPast: boolean, t: Speech['t']): string {
  if (!foreseen) return t(isPast ? 'tile.outlook.past' : 'tile.outlook.wait');
  const { missing, spare } = foreseen;
  if (missing === null) return t('outlook.quiet');
  if (missing > 0) return t('tile.outlook.missing', { agents: missing });
  return spare > 0 ? t('tile.outlook.spare', { agents: spare }) : t('tile.outlook.enough');
}

/** In full, and in few words. */
export function levelWords(
  { serviceLevel }: ForeseenQueue,
  minutes: OutlookTile['minutes'],
  { t, format }: Speech
): readonly [long: string, short: string] {
  if (!serviceLevel) return ['', ''];
  const [level, low, high] = [serviceLevel.expected, serviceLevel.low, serviceLevel.high].map((share) =>
    wholePercent(share, format)
  ) as [string, string, string];
  const values = { minutes, level, range: low === high ? low : t('outlook.range', { low, high }) };
  return [t('tile.outlook.level', values), t('tile.outlook.level.short', values)];
}
