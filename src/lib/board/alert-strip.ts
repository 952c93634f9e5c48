import type { KeyedAlert } from './tiles/alert-rows.ts';

export interface Strip {
  readonly shown: readonly KeyedAlert[];
  readonly hidden: number;
  readonly isNarrow: boolean;
  /** How wide each of them is, in sizes of its letters. */
  readonly lineEms: number;
}

/** What an alert needs to be read, beside others. */
const LEAST_EMS = 38;
const MORE_EMS = 9;
const MORE_EMS_NARROW = 3;
/** Narrower ones give each alert two lines. */
const NARROW_EMS = 45;
/** At a desk they stand below each other. */
const DESK_LINES = 3;

/** @param alerts the most urgent first */
export function stripOf(alerts: readonly KeyedAlert[], widthEms: number, isWall: boolean): Strip {
  const isNarrow = widthEms < NARROW_EMS;
  const moreEms = isNarrow ? MORE_EMS_NARROW : MORE_EMS;
  const beside = isWall ? Math.max(1, Math.min(3, Math.floor((widthEms - moreEms) / LEAST_EMS))) : 1;
  const shown = alerts.slice(0, isWall ? beside : DESK_LINES);
  const hidden = alerts.length - shown.length;
  const room = widthEms - (isWall && hidden > 0 ? moreEms + 1 : 0);
  return { shown, hidden, isNarrow, lineEms: isWall ? room / Math.max(1, shown.length) - 0.6 : room };
}
