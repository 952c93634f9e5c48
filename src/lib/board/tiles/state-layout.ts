import { textEms } from './ems.ts';
import type { Room } from './layout.ts';
import { LINE } from './needs.ts';

export interface StateLayout {
  readonly columns: number;
  /** In type sizes of the tile: the bar, all below it, a count, a word. */
  readonly bar: number;
  readonly height: number;
  readonly numeral: number;
  readonly word: number;
}

const GAP = 0.8;
const MARK = 1.2;
const LEAST_WORD = 0.8;

/** The states beside each other, in as few lines as leave their words readable. */
export function stateLayout({ width, height }: Room, words: readonly string[]): StateLayout {
  const bar = Math.min(1.6, Math.max(0.5, height * 0.12));
  const left = height - bar;
  const longest = Math.max(...words.map(textEms));
  const fits = (columns: number): number => ((width + GAP) / columns - GAP - MARK) / longest;
  const columns =
    [6, 3, 2].find((each) => fits(each) >= LEAST_WORD && left / (6 / each) > 2.4) ?? (fits(3) >= 0.65 ? 3 : 2);
  const line = left / Math.ceil(words.length / columns);
  return {
    columns,
    bar,
    height: left,
    numeral: Math.max(0.9, Math.min(5, (line - LINE) * 0.85, ((width + GAP) / columns - GAP) / 2.2)),
    word: Math.min(1, fits(columns))
  };
}
