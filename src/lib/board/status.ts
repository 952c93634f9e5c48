import type { MessageKey, Values } from '#lib/i18n/translator.ts';
import type { Phase } from '#lib/live/connection.ts';
import type { Freshness } from '#lib/live/freshness.ts';
import type { GlyphName } from './glyphs.ts';

export interface Status {
  readonly key: MessageKey;
  readonly values?: Values;
  readonly glyph: GlyphName;
  /** Whether the figures can't be trusted to be current. */
  readonly isAlarm: boolean;
}

function silence(silent: 'server' | 'stream', ageMs: number | null): Status {
  if (silent === 'server') return { key: 'status.silentServer', glyph: 'alert', isAlarm: true };
  return { key: ageMs === null ? 'status.noStream' : 'status.silentStream', glyph: 'alert', isAlarm: true };
}

/** What the board says about its connection, in one word or few. */
export function statusOf({ look, silent, ageMs }: Freshness, phase: Phase, behind: number): Status {
  if (phase === 'gone') return { key: 'status.gone', glyph: 'alert', isAlarm: true };
  if (silent) return silence(silent, ageMs);
  if (look === 'catching-up') return { key: 'status.catchingUp', values: { behind }, glyph: 'hasten', isAlarm: true };
  if (phase === 'open') return { key: 'status.live', glyph: 'live', isAlarm: false };
  return { key: phase === 'waiting' ? 'status.reconnecting' : 'status.connecting', glyph: 'wait', isAlarm: false };
}
