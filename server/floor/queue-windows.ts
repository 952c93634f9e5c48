/**
 * A queue's windows as figures, of each of its channels and of all of them together. Most are as they were a moment ago: the
 * figures of a window are made anew only where it contains anything else.
 */
import type { Channel } from '../contract/event-types.ts';
import { eachWindow, figuresOfWindow, type ContactWindows, type Part } from './contact-windows.ts';
import type { WindowFigures } from './figures.ts';
import type { Queue } from './queue.ts';
import type { WindowName, WindowStarts } from './windows.ts';

interface Kept {
  /** Another one as soon as the window contains anything else. */
  mark: number;
  figures: WindowFigures;
}

type KeptWindows = Map<WindowName, Kept>;

export class QueueWindows {
  readonly #queue: Queue;
  readonly #kept = new Map<Channel | null, KeptWindows>();

  constructor(queue: Queue) {
    this.#queue = queue;
  }

  /** @param channel null: all of them together */
  at(starts: WindowStarts, channel: Channel | null = null): ContactWindows {
    const channels = channel === null ? this.#queue.channels : [channel];
    const parts = channels.map((each): Part => [this.#queue, each]);
    const kept = this.#keptOf(channel);
    return eachWindow((name) => figuresFrom(kept, name, parts, starts));
  }

  #keptOf(channel: Channel | null): KeptWindows {
    let kept = this.#kept.get(channel);
    if (!kept) this.#kept.set(channel, (kept = new Map<WindowName, Kept>()));
    return kept;
  }
}

function figuresFrom(
  windows: KeptWindows,
  name: WindowName,
  parts: readonly Part[],
  starts: WindowStarts
): WindowFigures {
  let mark = 0;
  for (const [queue, channel] of parts) mark += queue.ledger(channel).markOf(name, starts);
  const kept = windows.get(name);
  if (kept?.mark === mark) return kept.figures;
  const figures = figuresOfWindow(name, parts, starts, 'queue');
  windows.set(name, { mark, figures });
  return figures;
}
