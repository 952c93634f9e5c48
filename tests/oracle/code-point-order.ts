/** The order of strings by code point, and of events that share a time: events.md, 6. */
import type { TimedEvent } from './contract-event.ts';

export function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0)!);
  const right = Array.from(b, (character) => character.codePointAt(0)!);
  for (let i = 0; i < left.length && i < right.length; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
  return left.length - right.length;
}

export const byName = (a: TimedEvent, b: TimedEvent): number =>
  byCodePoint(a.source, b.source) || byCodePoint(a.id, b.id);

export const byTimeThenName = (a: TimedEvent, b: TimedEvent): number => a.timeMs - b.timeMs || byName(a, b);
