/** What an agent was at, one after the other: states that are one and the same for a forecast are one span. */
import type { KnownState, Standing } from '../floor/standing.ts';

export type SpanKind = 'free' | 'talk' | 'after-call' | 'break' | 'offline';

export interface Span {
  readonly kind: SpanKind;
  readonly startMs: number;
  /** Now, for the last one. */
  readonly endMs: number;
  /** Of a free one: since when a contact rings; null if none does at its end. */
  readonly ringingSinceMs: number | null;
}

const KIND: Readonly<Record<KnownState, SpanKind>> = {
  available: 'free',
  ringing: 'free',
  talking: 'talk',
  hold: 'talk',
  acw: 'after-call',
  'not-ready': 'break',
  offline: 'offline'
};

/** Earliest first; the first one may have begun before `fromMs`. */
export function spansOf(latest: Standing, fromMs: number, nowMs: number): Span[] {
  const spans: Span[] = [];
  let endMs = nowMs;
  for (let standing: Standing | null = latest; standing && endMs > fromMs; standing = standing.before) {
    const kind = KIND[standing.state];
    const ringingSinceMs = standing.state === 'ringing' ? standing.fromMs : null;
    const after = spans.at(-1);
    if (after?.kind === kind) spans[spans.length - 1] = { ...after, startMs: standing.fromMs };
    else spans.push({ kind, startMs: standing.fromMs, endMs, ringingSinceMs });
    endMs = standing.fromMs;
  }
  return spans.reverse();
}
