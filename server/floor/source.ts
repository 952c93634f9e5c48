/** What a source says of itself: its heartbeats, and its clock against ours. */
import type { EventOf } from '../contract/event-types.ts';

export interface Source {
  readonly name: string;
  /** The envelope's `source`: what its events bear. */
  readonly source: string;
  readonly heardAtMs: number;
  readonly everyMs: number;
  /** The source's clock minus the stream's, as of its latest heartbeat. */
  readonly clockOffByMs: number;
}

/** A difference of clocks up to this is not worth a word. */
const CLOCK_TOLERANCE_MS = 2000;
/** What a heartbeat may be late on its way before the one after the missing one counts as missed too. */
const GRACE_MS = 500;

/** Takes a heartbeat, unless a later one has been heard. */
export function hear(sources: Map<string, Source>, event: EventOf<'source.heartbeat'>, storedAtMs: number): void {
  const known = sources.get(event.source);
  if (known && known.heardAtMs > storedAtMs) return;
  const { name, everyMs } = event.data;
  const clockOffByMs = event.timeMs - storedAtMs;
  sources.set(event.source, { name, source: event.source, heardAtMs: storedAtMs, everyMs, clockOffByMs });
}

/** A source that missed two heartbeats is silent; one that promised none never is. */
export function isSilent({ everyMs, heardAtMs }: Source, nowMs: number): boolean {
  return everyMs > 0 && nowMs - heardAtMs > 2 * everyMs + GRACE_MS;
}

/** Null while the clocks agree. */
export function clockDifferenceMs({ clockOffByMs }: Source): number | null {
  return Math.abs(clockOffByMs) > CLOCK_TOLERANCE_MS ? clockOffByMs : null;
}
