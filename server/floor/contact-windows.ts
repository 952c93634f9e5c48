/** The contacts' figures of every window but now. */
import { SUM } from './contributions.ts';
import type { Level } from './figure-definitions.ts';
import { windowFigures, type WindowFigures } from './figures.ts';
import type { Sums } from './sums.ts';
import { WINDOW_NAMES, type WindowName } from './windows.ts';

/** Today's tell as well what could not be counted. */
export type TodayFigures = WindowFigures & { readonly incomplete: number };

export type ContactWindows = Readonly<Record<WindowName, WindowFigures>> & { readonly today: TodayFigures };

/** @param figuresOf the window at a place in the order of names */
export const eachWindow = (figuresOf: (place: number) => WindowFigures): ContactWindows => ({
  today: figuresOf(0) as TodayFigures,
  interval: figuresOf(1),
  last5m: figuresOf(2),
  last15m: figuresOf(3),
  last30m: figuresOf(4),
  last60m: figuresOf(5)
});

/** @param longestWaitMs −Infinity if nobody's wait ended in the window */
export function figuresAt(place: number, sums: Sums, longestWaitMs: number, level: Level): WindowFigures {
  const figures = windowFigures(sums, longestWaitMs, level);
  if (WINDOW_NAMES[place] !== 'today') return figures;
  const today: TodayFigures = { ...figures, incomplete: sums[SUM.incomplete]! };
  return today;
}
