/** What answers know besides the floor. */
import type { DayOfPredictions } from '../outlook/predictions.ts';
import { NO_DAYS, type KeptDays } from '../outlook/kept-days.ts';

export interface Besides {
  /** What came on the days before. */
  readonly keptDays: KeptDays;
  /** Of a site: what was foretold in the last days, and what of it held. */
  readonly predictions: (site: string, nowMs: number) => readonly DayOfPredictions[];
  /** When an agent of a site who is on a break is planned to be back, epoch milliseconds; null where no plan says so. */
  readonly backAtMs: (site: string, agent: string, nowMs: number) => number | null;
}

export const NOTHING_BESIDES: Besides = { keptDays: NO_DAYS, predictions: () => [], backAtMs: () => null };
