/**
 * The windows of a queue or a site as figures, of each channel and of all of them together. Most are as they were a moment
 * ago: the figures of a window are made anew only where it contains anything else.
 */
import type { Channel } from '../contract/event-types.ts';
import { eachWindow, figuresAt, type ContactWindows } from './contact-windows.ts';
import type { Level } from './figure-definitions.ts';
import type { WindowFigures } from './figures.ts';
import type { Ledger } from './ledger.ts';
import { addSums, emptySums, type Bucket } from './sums.ts';
import { WINDOW_NAMES, type WindowStarts } from './windows.ts';

/** What is counted of a queue, or of a site. */
export interface Scope {
  readonly level: Level;
  /** Those that have been counted. */
  readonly channels: readonly Channel[];
  ledger(channel: Channel): Ledger;
  /** The longest wait of an outcome in the channel's window at a place; −Infinity if there was none. */
  longestWaitIn(channel: Channel, place: number, starts: WindowStarts): number;
  /** The same in one of the slots of its days. */
  longestWaitMs(channel: Channel, slot: Bucket): number;
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
  /** By the channels that are added up, and under null all of them together. */
  readonly #kept = new Map<string | null, KeptWindows>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** @param only what is added up; null: all that is there */
  at(starts: WindowStarts, only: readonly Channel[] | null = null): ContactWindows {
    const channels = this.#channelsOf(only);
    const key = only === null ? null : channels.join();
    let kept = this.#kept.get(key);
    if (!kept) this.#kept.set(key, (kept = new KeptWindows()));
    return kept.at(this.#versionsOf(channels, starts), (place) => this.#figuresOf(channels, place, starts));
  }

  #channelsOf(only: readonly Channel[] | null): readonly Channel[] {
    const { channels } = this.#scope;
    return only === null ? channels : channels.filter((channel) => only.includes(channel));
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
