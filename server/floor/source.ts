/** What a source says of itself: its heartbeats, when there were none, and its clock against ours. */
import type { EventOf } from '../contract/event-types.ts';

export interface Source {
  readonly name: string;
  /** The envelope's `source`: what its events bear. */
  readonly source: string;
  readonly heardAtMs: number;
  readonly everyMs: number;
  /** The source's clock minus the stream's, as of its latest heartbeat. */
  readonly clockOffByMs: number;
  /** When it was silent of late and is no more, earliest first; by the stream's clock. */
  readonly silences: readonly Silence[];
}

export interface Silence {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A difference of clocks up to this is not worth a word. */
const CLOCK_TOLERANCE_MS = 2000;
/** What a heartbeat may be late on its way before the one after the missing one counts as missed too. */
const GRACE_MS = 500;
/** Longer than any two business days. */
const SILENCES_KEPT_MS = 3 * 86_400_000;
const MOST_SILENCES = 500;

/** Takes a heartbeat, unless a later one has been heard. */
export function hear(sources: Map<string, Source>, event: EventOf<'source.heartbeat'>, storedAtMs: number): void {
  const known = sources.get(event.source);
  if (known && known.heardAtMs > storedAtMs) return;
  const { name, everyMs } = event.data;
  const clockOffByMs = event.timeMs - storedAtMs;
  const silences = known ? silencesOf(known, storedAtMs) : [];
  sources.set(event.source, { name, source: event.source, heardAtMs: storedAtMs, everyMs, clockOffByMs, silences });
}

/** As of a heartbeat. */
function silencesOf(known: Source, atMs: number): readonly Silence[] {
  if (!isSilent(known, atMs)) return known.silences;
  const kept = known.silences.filter(({ toMs }) => toMs > atMs - SILENCES_KEPT_MS).slice(1 - MOST_SILENCES);
  return [...kept, { fromMs: known.heardAtMs, toMs: atMs }];
}

/** A source that missed two heartbeats is silent; one that promised none never is. */
export function isSilent({ everyMs, heardAtMs }: Source, nowMs: number): boolean {
  return everyMs > 0 && nowMs - heardAtMs > 2 * everyMs + GRACE_MS;
}

/** Whether it could be heard all the time from one instant until before another, at a moment that is not before them. */
export function wasHeard(source: Source, fromMs: number, toMs: number, nowMs: number): boolean {
  if (isSilent(source, nowMs) && source.heardAtMs < toMs) return false;
  return !source.silences.some((silence) => silence.fromMs < toMs && silence.toMs > fromMs);
}

/** Null while the clocks agree. */
export function clockDifferenceMs({ clockOffByMs }: Source): number | null {
  return Math.abs(clockOffByMs) > CLOCK_TOLERANCE_MS ? clockOffByMs : null;
}
