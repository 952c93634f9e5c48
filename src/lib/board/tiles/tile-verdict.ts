import type { MessageKey } from '#lib/i18n/translator.ts';
import type { TileOf } from '#lib/protocol/board-document.ts';
import type { FigureData } from '#lib/protocol/board-view.ts';
import { ageMs } from '../age.ts';

export type Verdict = 'met' | 'missed';

/** Whether a figure is as it should be; null where it or its target is not known. */
export function tileVerdict(value: number | null, target: FigureData['target']): Verdict | null {
  if (value === null || target === null) return null;
  const isMet = target.direction === 'atLeast' ? value >= target.value : value <= target.value;
  return isMet ? 'met' : 'missed';
}

/** The verdict in words. */
export function verdictKey(verdict: Verdict, direction: 'atLeast' | 'atMost'): MessageKey {
  if (verdict === 'met') return 'targetMet';
  return direction === 'atLeast' ? 'targetMissed' : 'targetExceeded';
}

/** What is wrong now can be acted upon; what was wrong since the morning can only be known. */
export function mustBeActedUpon(
  { window }: TileOf<'figure'>,
  { value, sinceMs, target }: FigureData,
  nowMs: () => number
): boolean {
  if (window !== 'now' || target === null) return false;
  return tileVerdict(sinceMs == null ? value : ageMs(nowMs(), sinceMs), target) === 'missed';
}
