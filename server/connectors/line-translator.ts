/** What makes events of a log's lines, one after the other. */
import type { WireEvent } from './event-writer.ts';

export interface Translation {
  readonly events: readonly WireEvent[];
  /** Why the line was skipped, for people; null if it was not. */
  readonly problem: string | null;
}

export interface LineTranslator {
  translate(line: string): Translation;
  /** All it knows: a translator made from this goes on where this one stands. */
  toJSON(): unknown;
}
