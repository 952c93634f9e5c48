/** The contacts' figures of every window but now. */
import { SUM } from './contributions.ts';
import type { Level } from './figure-definitions.ts';
import { windowFigures, type WindowFigures } from './figures.ts';
import type { Sums } from './sums.ts';
import { WINDOW_NAMES, type WindowName } from './windows.ts';

/** Today's tell as well what could not be counted. */
export type TodayFigures = WindowFigures & { readonly incomplete: number };

export type ContactWindows = Readonly<Record<WindowName, WindowFigures>> & { readonly today: TodayFigures };

/** @param of the window at a place in the order of names */
export const eachWindow = <T>(of: (place: number) => T): Record<WindowName, T> => ({
  today: of(0),
  interval: of(1),
  last5m: of(2),
  last15m: of(3),
  last30m: of(4),
  last60m: of(5)
});

/** @param longestWaitMs −Infinity if nobody's wait ended in the window */
export function figuresAt(place: number, sums: Sums, longestWaitMs: number, level: Level): WindowFigures {
  const figures = windowFigures(sums, longestWaitMs, level);
  if (WINDOW_NAMES[place] !== 'today') return figures;
  const today: TodayFigures = { ...figures, incomplete: sums[SUM.incomplete]! };
  return today;
}
