/** What a page may have done to rosters. Times are epoch milliseconds. */
import type { PlannedSpan } from './shift-view.ts';

export interface PlannedShift {
  readonly agent: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly absences: readonly PlannedSpan[];
}

/** What is planned of a site's business day, by the date it begins on. */
export interface RosterDay {
  readonly site: string;
  readonly day: string;
  readonly shifts: readonly PlannedShift[];
  /** Who brought it; null: nobody said. */
  readonly by: string | null;
  readonly atMs: number;
}

export type RosterFormat = 'json' | 'csv';

export type RosterOutcome =
  | { readonly days: readonly RosterDay[]; readonly problems?: undefined }
  /** Nothing was taken over; each problem is named by where it stands. */
  | { readonly days?: undefined; readonly problems: readonly string[] };

export interface RosterAccess {
  /** Null: no plan is known. */
  of(site: string, day: string): RosterDay | null;
  /**
   * Takes a roster over: each day of a site that it has a shift of is replaced.
   *
   * @throws Error for people where it can't be kept now
   */
  take(text: string, format: RosterFormat, by: string | null): Promise<RosterOutcome>;
  /** @returns whether there was one. @throws Error for people where it can't be kept now */
  remove(site: string, day: string): Promise<boolean>;
}
