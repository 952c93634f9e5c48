/** Brings a fold of the stream forward to a past moment. */
import type { Moment } from '#lib/protocol/questions.ts';
import { LATE_MS, type LateNotes } from '../floor/late-notes.ts';
import type { StreamFold, StreamMessage } from '../floor/stream-fold.ts';

/**
 * Hands over the messages of the stream from a sequence on, in order, until `take` says that no more are wanted or the
 * stream ends.
 *
 * @throws the signal's reason as soon as that is aborted
 */
export type ReadMessages = (
  from: number,
  take: (message: StreamMessage) => boolean,
  signal: AbortSignal
) => Promise<void>;

export interface BringOptions {
  readonly read: ReadMessages;
  /** What is known to have come late, as of now. */
  readonly late: LateNotes;
  readonly signal: AbortSignal;
}

/** What happened up to a moment is taken for two business days; this is more than any two of them. */
const LATEST_MS = 3 * 86_400_000;
/** Messages that lie closer together than this are read in one go. */
const GAP = 500;

/**
 * The fold must stand at an earlier moment, or the same, and be of the same kind. Of kind `then` it may be brought forward
 * ever on; cut off, it stands where it is. Of kind `now` so, too, as long as notes tell what came late.
 *
 * @returns whether it can be brought forward from there
 */
export async function bringTo(fold: StreamFold, { atMs, known }: Moment, options: BringOptions): Promise<boolean> {
  const knownByMs = known === 'then' ? atMs : atMs + LATE_MS;
  const take = (message: StreamMessage): boolean => {
    if (message.storedAtMs > knownByMs) return false;
    // By the clock of the stream: cut off at any message, it contains nothing that is later than that.
    fold.take(message, Math.min(message.storedAtMs, atMs));
    return true;
  };
  await options.read(fold.sequence + 1, take, options.signal);
  const isLasting = known === 'then' || (await takeLate(fold, atMs, options));
  fold.advance(atMs);
  // What was live forgets with the next message; a replay does at once.
  if (known === 'now') fold.floor.forgetOld(atMs);
  return isLasting;
}

/** @returns whether notes told what is late */
async function takeLate(fold: StreamFold, atMs: number, { read, late, signal }: BringOptions): Promise<boolean> {
  const noted = late.after(fold.sequence, atMs);
  if (!noted) {
    const takeAny = (message: StreamMessage): boolean => {
      fold.takeAhead(message, atMs);
      return message.storedAtMs <= atMs + LATEST_MS;
    };
    await read(fold.sequence + 1, takeAny, signal);
    return false;
  }
  for (const sequences of spansOf(noted)) {
    const wanted = new Set(sequences);
    const last = sequences.at(-1)!;
    const takeNoted = (message: StreamMessage): boolean => {
      if (wanted.has(message.sequence)) fold.takeAhead(message, atMs);
      return message.sequence < last;
    };
    await read(sequences[0]!, takeNoted, signal);
  }
  return true;
}

function spansOf(sequences: readonly number[]): number[][] {
  const spans: number[][] = [];
  for (const sequence of sequences) {
    const span = spans.at(-1);
    if (span && sequence - span.at(-1)! < GAP) span.push(sequence);
    else spans.push([sequence]);
  }
  return spans;
}
