/**
 * The windows of a queue or a site as figures, of each channel and of all of them together. Most are as they were a moment
 * ago: the figures of a window are made anew only where it contains anything else.
 */
import type { Channel } from '../contract/event-types.ts';
import { eachWindow, figuresAt, type ContactWindows } from './contact-windows.ts';
import type { Level } from './figure-definitions.ts';
import type { WindowFigures } from './figures.ts';
import type { Ledger } from './ledger.ts';
import { addSums, emptySums } from './sums.ts';
import { WINDOW_NAMES, type WindowStarts } from './windows.ts';

/** What is counted of a queue, or of a site. */
export interface Scope {
  readonly level: Level;
  /** Those that have been counted. */
  readonly channels: readonly Channel[];
  ledger(channel: Channel): Ledger;
  /** The longest wait of an outcome in the channel's window at a place; −Infinity if there was none. */
  longestWaitIn(channel: Channel, place: number, starts: WindowStarts): number;
}

/** The figures of windows, and the versions of what they were made of. */
class KeptWindows {
  #versions: readonly number[] = [];
  #windows: ContactWindows | null = null;

  /** @param figuresOf the window at a place */
  at(versions: readonly number[], figuresOf: (place: number) => WindowFigures): ContactWindows {
    const [before, known] = [this.#versions, this.#windows];
    if (known && isSame(versions, before)) return known;
    this.#versions = versions;
    return (this.#windows = eachWindow((place) =>
      known && versions[place] === before[place] ? known[WINDOW_NAMES[place]!] : figuresOf(place)
    ) as ContactWindows);
  }
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  for (let place = 0; place < a.length; place++) if (a[place] !== b[place]) return false;
  return true;
}

export class ScopeWindows {
  readonly #scope: Scope;
  /** By channel; null: all of them together. */
  readonly #kept = new Map<Channel | null, KeptWindows>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** @param channel null: all of them together */
  at(starts: WindowStarts, channel: Channel | null = null): ContactWindows {
    const channels = channel === null ? this.#scope.channels : [channel];
    let kept = this.#kept.get(channel);
    if (!kept) this.#kept.set(channel, (kept = new KeptWindows()));
    return kept.at(this.#versionsOf(channels, starts), (place) => this.#figuresOf(channels, place, starts));
  }

  /** Those of ledgers only grow, so that their sum is another one as soon as one of them is. */
  #versionsOf(channels: readonly Channel[], starts: WindowStarts): number[] {
    const versions = [0, 0, 0, 0, 0, 0];
    for (const channel of channels) {
      const ledger = this.#scope.ledger(channel);
      const windows = ledger.windows(starts);
      for (let place = 0; place < versions.length; place++) versions[place]! += ledger.counts + windows[place]!.moves;
    }
    return versions;
  }

  #figuresOf(channels: readonly Channel[], place: number, starts: WindowStarts): WindowFigures {
    const sums = emptySums();
    let longestWaitMs = -Infinity;
    for (const channel of channels) {
      addSums(sums, this.#scope.ledger(channel).windows(starts)[place]!.sums);
      longestWaitMs = Math.max(longestWaitMs, this.#scope.longestWaitIn(channel, place, starts));
    }
    return figuresAt(place, sums, longestWaitMs, this.#scope.level);
  }
}
