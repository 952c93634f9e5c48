/** A floor as of a past moment, which can be brought forward to later ones. */
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

export class PastFloor {
  readonly fold: StreamFold;
  readonly known: Moment['known'];
  /** It can stand at this moment or any later one. */
  #atMs: number;
  #isComplete = false;
  #canGoOn = true;

  /** @param fold one that contains nothing that was stored, or happened, after `atMs` */
  constructor(fold: StreamFold, known: Moment['known'], atMs: number) {
    this.fold = fold;
    this.known = known;
    this.#atMs = atMs;
  }

  get atMs(): number {
    return this.#atMs;
  }

  isAt({ atMs, known }: Moment): boolean {
    return this.#isComplete && this.known === known && this.#atMs === atMs;
  }

  canReach({ atMs, known }: Moment): boolean {
    return this.#canGoOn && this.known === known && this.#atMs <= atMs;
  }

  /** Cut off by the signal it stands somewhere on its way, and may still reach later moments. */
  async bringTo(atMs: number, options: BringOptions): Promise<void> {
    this.#isComplete = false;
    await this.#readTo(atMs, options);
    if (this.known === 'now') await this.#takeLate(atMs, options);
    this.fold.advance(atMs);
    // What was live forgets with the next message; a replay does at once.
    if (this.known === 'now') this.fold.floor.forgetOld(atMs);
    this.#atMs = atMs;
    this.#isComplete = true;
  }

  async #readTo(atMs: number, { read, signal }: BringOptions): Promise<void> {
    const knownByMs = this.known === 'then' ? atMs : atMs + LATE_MS;
    const take = (message: StreamMessage): boolean => {
      if (message.storedAtMs > knownByMs) return false;
      // By the clock of the stream: cut off at any message, it contains nothing that is later than that.
      const clockMs = Math.min(message.storedAtMs, atMs);
      this.fold.take(message, clockMs);
      this.#atMs = Math.max(this.#atMs, clockMs);
      return true;
    };
    await read(this.fold.sequence + 1, take, signal);
  }

  async #takeLate(atMs: number, { read, late, signal }: BringOptions): Promise<void> {
    this.#atMs = atMs;
    const noted = late.after(this.fold.sequence, atMs);
    if (!noted) return this.#takeAnyLate(atMs, read, signal);
    for (const sequences of spansOf(noted)) {
      const wanted = new Set(sequences);
      const last = sequences.at(-1)!;
      const take = (message: StreamMessage): boolean => {
        if (wanted.has(message.sequence)) this.fold.takeAhead(message, atMs);
        return message.sequence < last;
      };
      await read(sequences[0]!, take, signal);
    }
  }

  /** Not all is noted: what comes ahead of its turn here, and belongs to later moments, is lost to them. */
  async #takeAnyLate(atMs: number, read: ReadMessages, signal: AbortSignal): Promise<void> {
    this.#canGoOn = false;
    const take = (message: StreamMessage): boolean => {
      this.fold.takeAhead(message, atMs);
      return message.storedAtMs <= atMs + LATEST_MS;
    };
    await read(this.fold.sequence + 1, take, signal);
  }
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
