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
  const { streamAgeMs, caughtUp } = heartbeat;
  const serverAgeMs = Math.max(0, sinceHeardMs);
  // Whose silence is the longer part of the age is named; a server that says nothing can't speak for the stream.
  const isServer = serverAgeMs >= DIMMED_MS || serverAgeMs > (streamAgeMs ?? Infinity);
  const silent = isServer ? 'server' : 'stream';
  if (streamAgeMs === null) return { look: 'blank', ageMs: null, silent };
  const ageMs = streamAgeMs + serverAgeMs;
  return { look: lookOf(ageMs, caughtUp), ageMs, silent: ageMs >= DIMMED_MS ? silent : null };
}

/** For how many milliseconds figures go on looking as they do, if nothing is heard. Parameters as above. */
export function holdsForMs({ streamAgeMs }: Heartbeat, sinceHeardMs: number): number {
  if (streamAgeMs === null) return Infinity;
  const ageMs = streamAgeMs + Math.max(0, sinceHeardMs);
  const next = [DIMMED_MS, HATCHED_MS, BLANK_MS].find((limitMs) => limitMs > ageMs);
  return next === undefined ? Infinity : next - ageMs;
}
