/**
 * The floor as a function of the stream's position: folds message after message, in order, and tells which can't be used.
 * What is judged against a clock is judged against the moment the stream stored it, so a rebuild comes to the same.
 *
 * An event whose time is still to come (a source's clock is ahead of ours) waits until it is due: no figure of a moment
 * contains what happens after it.
 */
import type { FloorConfig } from '../contract/config.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { readEvent, type RejectionReason } from '../contract/read-event.ts';
import { subjectOf } from '../contract/subject.ts';
import { Floor } from './floor.ts';
import { rejectionByTime } from './judge-time.ts';
import { LATE_MS, LateNotes } from './late-notes.ts';

export interface StreamMessage {
  readonly sequence: number;
  readonly storedAtMs: number;
  readonly subject: string;
  readonly data: Uint8Array;
}

export interface Rejection {
  readonly sequence: number;
  readonly reason: RejectionReason;
  readonly detail: string;
}

/** How often it is looked for what can be forgotten, by the clock of the stream: a rebuild forgets at the same places. */
const FORGET_EVERY_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** How many of the latest rejections are kept to be shown; all of them are in the stream REJECTED. */
const SHOWN_REJECTIONS = 100;

/** An event that is not due yet. */
export interface Held {
  readonly event: FloorEvent;
  readonly storedAtMs: number;
}

export interface Counts {
  read: number;
  applied: number;
  duplicate: number;
  rejected: number;
}

/** All that is known besides the floor. */
export interface FoldFacts {
  readonly sequence: number;
  readonly lastStoredAtMs: number | null;
  /** The latest moment that it was told: of what is later nothing has been applied. */
  readonly asOfMs: number;
  readonly forgetAtMs: number;
  readonly counts: Counts;
  readonly rejections: readonly Rejection[];
  readonly held: readonly Held[];
}

export interface FoldOptions {
  /** For how many days the names of events are remembered at least. */
  readonly keepDays?: number;
}

export class StreamFold {
  readonly floor: Floor;
  readonly counts: Counts = { read: 0, applied: 0, duplicate: 0, rejected: 0 };
  readonly rejections: Rejection[] = [];
  readonly late = new LateNotes();
  /** The last stream sequence that has been folded in. */
  sequence = 0;
  lastStoredAtMs: number | null = null;
  /** By time, earliest first. */
  readonly #held: Held[] = [];
  #forgetAtMs = -Infinity;
  #asOfMs = -Infinity;
  readonly #keepMs: number;

  constructor(config: FloorConfig, { keepDays = Infinity }: FoldOptions = {}) {
    this.floor = new Floor(config);
    this.#keepMs = keepDays * DAY_MS;
  }

  /** Events that are not due yet. */
  get after(): number {
    return this.#held.length;
  }

  /** @returns why the message can't be used; null if it can */
  take(message: StreamMessage, nowMs: number): Rejection | null {
    if (message.storedAtMs >= this.#forgetAtMs) this.#forgetOld(Math.min(message.storedAtMs, nowMs), nowMs);
    this.sequence = message.sequence;
    this.lastStoredAtMs = message.storedAtMs;
    this.counts.read++;
    const read = readEvent(message.data);
    if (!read.event) return this.#reject(message, read.reason, read.detail);
    const { event } = read;
    const subject = subjectOf(event);
    if (subject !== message.subject) {
      return this.#reject(message, 'subject-mismatch', `belongs under ${subject}, came under ${message.subject}`);
    }
    if (this.floor.hasSeen(event)) {
      this.counts.duplicate++;
      return null;
    }
    const untimely = rejectionByTime(event, message.storedAtMs, this.floor.calendarOf(event.site));
    if (untimely) return this.#reject(message, untimely.reason, untimely.detail);
    this.floor.admit(event);
    if (message.storedAtMs - event.timeMs > LATE_MS) this.late.add(message.sequence, event.timeMs);
    // What has come due meanwhile came before: of one agent and one time, the order of the stream counts.
    this.#release(nowMs);
    if (event.timeMs > nowMs) this.#hold({ event, storedAtMs: message.storedAtMs });
    else this.#apply({ event, storedAtMs: message.storedAtMs });
    return null;
  }

  /**
   * A message from beyond the fold's position, for a fold that stands at a past moment: applied where it tells of that
   * moment or what was before it. The position stays.
   */
  takeAhead({ data, subject, storedAtMs }: StreamMessage, nowMs: number): void {
    const { event } = readEvent(data);
    if (!event || subject !== subjectOf(event) || this.floor.hasSeen(event)) return;
    if (rejectionByTime(event, storedAtMs, this.floor.calendarOf(event.site))) return;
    this.floor.admit(event);
    this.#release(nowMs);
    if (event.timeMs <= nowMs) this.#apply({ event, storedAtMs });
  }

  /** Nothing is in the stream up to a sequence any more: the fold stands there. */
  skipTo(sequence: number): void {
    this.sequence = Math.max(this.sequence, sequence);
  }

  /** Makes every figure current for `nowMs`. @returns when the next event comes due; Infinity if none waits */
  advance(nowMs: number): number {
    this.#release(nowMs);
    this.floor.settle(nowMs);
    return this.#held[0]?.event.timeMs ?? Infinity;
  }

  facts(): FoldFacts {
    const { sequence, lastStoredAtMs, counts, rejections } = this;
    const [asOfMs, forgetAtMs, held] = [this.#asOfMs, this.#forgetAtMs, this.#held];
    return { sequence, lastStoredAtMs, asOfMs, forgetAtMs, counts, rejections, held };
  }

  /** Of a fold of nothing; its floor is restored for itself. */
  restore(facts: FoldFacts): void {
    this.sequence = facts.sequence;
    this.lastStoredAtMs = facts.lastStoredAtMs;
    this.#asOfMs = facts.asOfMs;
    this.#forgetAtMs = facts.forgetAtMs;
    Object.assign(this.counts, facts.counts);
    this.rejections.push(...facts.rejections);
    this.#held.push(...facts.held);
  }

  #release(nowMs: number): void {
    if (nowMs > this.#asOfMs) this.#asOfMs = nowMs;
    let due = 0;
    while (due < this.#held.length && this.#held[due]!.event.timeMs <= nowMs) due++;
    if (due === 0) return;
    for (const held of this.#held.splice(0, due)) this.#apply(held);
  }

  #forgetOld(storedAtMs: number, nowMs: number): void {
    this.#forgetAtMs = storedAtMs + FORGET_EVERY_MS;
    this.advance(nowMs);
    this.floor.forgetOld(storedAtMs, this.#keepMs);
  }

  #apply({ event, storedAtMs }: Held): void {
    this.floor.apply(event, storedAtMs);
    this.counts.applied++;
  }

  #hold(held: Held): void {
    const place = this.#held.findLastIndex(({ event }) => event.timeMs <= held.event.timeMs) + 1;
    this.#held.splice(place, 0, held);
  }

  #reject({ sequence }: StreamMessage, reason: RejectionReason, detail: string): Rejection {
    this.counts.rejected++;
    const rejection = { sequence, reason, detail };
    this.rejections.push(rejection);
    if (this.rejections.length > SHOWN_REJECTIONS) this.rejections.shift();
    return rejection;
  }
}
