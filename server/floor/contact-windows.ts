/** The contacts' figures of every window: what the windows of queues and channels amount to, added up. */
import type { Channel } from '../contract/event-types.ts';
import { SUM } from './contributions.ts';
import type { Level } from './figure-definitions.ts';
import { windowFigures, type WindowFigures } from './figures.ts';
import type { Queue } from './queue.ts';
import { addSums, emptySums, type Bucket } from './sums.ts';
import type { WindowName, WindowStarts } from './windows.ts';

/** One of the queues and channels over which figures are added up. */
export type Part = readonly [queue: Queue, channel: Channel];

export type TodayFigures = WindowFigures & { readonly incomplete: number };

/** Every window but now. */
export type ContactWindows = Readonly<Record<WindowName, WindowFigures>> & { readonly today: TodayFigures };

export class Total {
  readonly sums = emptySums();
  longestWaitMs = -Infinity;

  /** Adds a bucket of the part's ledger. */
  add([queue, channel]: Part, bucket: Bucket): void {
    addSums(this.sums, bucket.sums);
    this.longestWaitMs = Math.max(this.longestWaitMs, queue.longestWaitMs(channel, bucket));
  }

  figures(level: Level): WindowFigures {
    return windowFigures(this.sums, this.longestWaitMs, level);
  }

  todayFigures(level: Level): TodayFigures {
    return { ...this.figures(level), incomplete: this.sums[SUM.incomplete]! };
  }
}

/** The figures of one window, added up over parts; today's tell as well what could not be counted. */
export function figuresOfWindow(
  name: WindowName,
  parts: readonly Part[],
  starts: WindowStarts,
  level: Level
): WindowFigures {
  const total = new Total();
  for (const part of parts) total.add(part, part[0].ledger(part[1]).window(name, starts));
  return name === 'today' ? total.todayFigures(level) : total.figures(level);
}

export const eachWindow = (figuresOf: (name: WindowName) => WindowFigures): ContactWindows => ({
  today: figuresOf('today') as TodayFigures,
  interval: figuresOf('interval'),
  last5m: figuresOf('last5m'),
  last15m: figuresOf('last15m'),
  last30m: figuresOf('last30m'),
  last60m: figuresOf('last60m')
});

export const contactWindows = (parts: readonly Part[], starts: WindowStarts, level: Level): ContactWindows =>
  eachWindow((name) => figuresOfWindow(name, parts, starts, level));
