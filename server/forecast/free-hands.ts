/** Which hands are free, by the lines that they serve; the one that has been free the longest comes first. */
import type { HandNow } from './floor-now.ts';

/** Hands that serve the same lines are one group. What does not change from path to path. */
export interface Groups {
  /** By hand, its group; by group, its lines; by line, its groups. */
  readonly ofHand: Int32Array;
  readonly lines: readonly (readonly number[])[];
  readonly ofLine: readonly (readonly number[])[];
}

export function groupsOf(hands: readonly HandNow[], lineCount: number): Groups {
  const known = new Map<string, number>();
  const lines: (readonly number[])[] = [];
  const ofHand = Int32Array.from(hands, (hand) => {
    const key = hand.lines.join(' ');
    let group = known.get(key);
    if (group === undefined) known.set(key, (group = lines.push(hand.lines) - 1));
    return group;
  });
  const ofLine = Array.from({ length: lineCount }, (_, line) =>
    [...lines.keys()].filter((group) => lines[group]!.includes(line))
  );
  return { ofHand, lines, ofLine };
}

/** So many that are taken are carried along before they are let go. */
const MOST_TAKEN = 64;

export class FreeHands {
  readonly #groups: Groups;
  readonly #sinceMs: Float64Array;
  /** By group; those before its head are taken. */
  readonly #free: readonly number[][];
  readonly #heads: Int32Array;

  constructor(groups: Groups) {
    this.#groups = groups;
    this.#sinceMs = new Float64Array(groups.ofHand.length);
    this.#free = groups.lines.map(() => []);
    this.#heads = new Int32Array(groups.lines.length);
  }

  sinceMs(hand: number): number {
    return this.#sinceMs[hand]!;
  }

  add(hand: number, sinceMs: number): void {
    const group = this.#groups.ofHand[hand]!;
    const free = this.#free[group]!;
    this.#sinceMs[hand] = sinceMs;
    if (this.#heads[group]! > MOST_TAKEN) {
      free.splice(0, this.#heads[group]);
      this.#heads[group] = 0;
    }
    free.push(hand);
  }

  /** Takes the hand that serves a line and has been free the longest; −1 if none is. */
  take(line: number): number {
    let longest = -1;
    let sinceMs = Infinity;
    for (const group of this.#groups.ofLine[line]!) {
      const first = this.#free[group]![this.#heads[group]!];
      if (first === undefined || this.#sinceMs[first]! >= sinceMs) continue;
      longest = group;
      sinceMs = this.#sinceMs[first]!;
    }
    return longest === -1 ? -1 : this.#free[longest]![this.#heads[longest]!++]!;
  }
}
