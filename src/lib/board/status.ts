import type { MessageKey, Values } from '#lib/i18n/translator.ts';
import type { Phase } from '#lib/live/connection.ts';
import type { Freshness, Look } from '#lib/live/freshness.ts';
import type { GlyphName } from './glyphs.ts';

/** How the figures look; those of a past moment are neither fresh nor stale. */
export type BoardLook = Look | 'rewound';

export interface Status {
  readonly key: MessageKey;
  readonly values?: Values;
  readonly glyph: GlyphName;
  /** Whether the figures can't be trusted to be current. */
  readonly isAlarm: boolean;
  /** How old they may be, milliseconds; null where that is not what matters, or not known. */
  readonly ageMs: number | null;
}

const alarm = (key: MessageKey, ageMs: number | null = null): Status => ({ key, glyph: 'alert', isAlarm: true, ageMs });
const calm = (key: MessageKey, glyph: GlyphName): Status => ({ key, glyph, isAlarm: false, ageMs: null });

function silence(silent: 'server' | 'stream', ageMs: number | null): Status {
  if (silent === 'server') return alarm('status.silentServer', ageMs);
  return alarm(ageMs === null ? 'status.noStream' : 'status.silentStream', ageMs);
}

/** What the board says about its connection, in one word or few. */
export function statusOf({ look, silent, ageMs }: Freshness, phase: Phase, behind: number): Status {
  if (phase === 'over') return alarm('status.reloading');
  if (silent) return silence(silent, ageMs);
  if (look === 'catching-up') return { ...alarm('status.catchingUp'), values: { behind }, glyph: 'hasten' };
  if (phase === 'open') return calm('status.live', 'live');
  return calm(phase === 'waiting' ? 'status.reconnecting' : 'status.connecting', 'wait');
}

/** What a board says that shows a past moment. */
export const REWOUND: Status = calm('status.rewound', 'rewind');
