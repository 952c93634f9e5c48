import type { Heartbeat } from '#lib/protocol/messages.ts';

/** From which age on figures are shown how, milliseconds. */
const DIMMED_MS = 2000;
const HATCHED_MS = 10_000;
const BLANK_MS = 60_000;

export type Look = 'live' | 'catching-up' | 'dimmed' | 'hatched' | 'blank';

export interface Freshness {
  readonly look: Look;
  /** How old the figures may be, milliseconds; null where nothing was ever heard of the stream. */
  readonly ageMs: number | null;
  /** Who has said nothing for so long; null while both speak. */
  readonly silent: 'server' | 'stream' | null;
}

function lookOf(ageMs: number, caughtUp: boolean): Look {
  if (ageMs >= BLANK_MS) return 'blank';
  if (ageMs >= HATCHED_MS) return 'hatched';
  if (ageMs >= DIMMED_MS) return 'dimmed';
  return caughtUp ? 'live' : 'catching-up';
}

/**
 * Whether the figures prove their age. Only server and stream are asked: a floor where nothing happens is not stale, and a
 * silent source marks what is its own.
 *
 * @param heartbeat the last one heard
 * @param sinceHeardMs how long ago, by the local clock
 */
export function freshness(heartbeat: Heartbeat, sinceHeardMs: number): Freshness {
  const serverAgeMs = Math.max(0, sinceHeardMs);
  const silentServer = serverAgeMs >= DIMMED_MS ? 'server' : null;
  if (heartbeat.streamAgeMs === null) return { look: 'blank', ageMs: null, silent: silentServer ?? 'stream' };
  const ageMs = heartbeat.streamAgeMs + serverAgeMs;
  const silent = silentServer ?? (ageMs >= DIMMED_MS ? 'stream' : null);
  return { look: lookOf(ageMs, heartbeat.caughtUp), ageMs, silent };
}
