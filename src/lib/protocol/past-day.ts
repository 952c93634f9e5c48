/** What was counted on a business day that is over: what a board compares today with. */
import type { ChannelId } from './figures.ts';

export interface PastDayQuestion {
  readonly site: string;
  /** By the date it begins on in the site's zone, `2026-11-23`. */
  readonly day: string;
}

export interface PastSlot {
  /** Of a quarter of an hour since the day's start. */
  readonly number: number;
  /** In the server's own order: of no use to anybody else. */
  readonly sums: readonly number[];
  /** Of an outcome in it; null if there was none. */
  readonly longestWaitMs: number | null;
}

export interface PastDay {
  /** Epoch milliseconds; the day ends before `endMs`. */
  readonly startMs: number;
  readonly endMs: number;
  /** Of each queue and channel of which anything was counted. */
  readonly parts: readonly {
    readonly queue: string;
    readonly channel: ChannelId;
    readonly slots: readonly PastSlot[];
    /** How many waited when the day began. */
    readonly waiting: number;
  }[];
}
