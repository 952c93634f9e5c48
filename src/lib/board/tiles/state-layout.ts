import { textEms } from './ems.ts';
import type { Room } from './layout.ts';
import { LINE } from './needs.ts';

export interface StateLayout {
  readonly columns: number;
  /** Whether a count stands in one line with its word. */
  readonly isInline: boolean;
  /** In type sizes of the tile: the bar, all below it, a count, a word. */
  readonly bar: number;
  readonly height: number;
  readonly numeral: number;
  readonly word: number;
}

const GAP = 0.8;
const MARK = 1.3;
/** A count beside its word. */
const COUNT = 2;
const LEAST_WORD = 0.8;

/** The states beside each other, in as few lines as leave their words readable; counts above words where there is room. */
export function stateLayout({ width, height }: Room, words: readonly string[]): StateLayout {
  const bar = Math.min(1.6, Math.max(0.4, height * 0.12));
  const left = height - bar - 0.2;
  const longest = Math.max(...words.map(textEms));
  const lineOf = (columns: number): number => left / Math.ceil(words.length / columns);
  const widthOf = (columns: number): number => (width + GAP) / columns - GAP;
  const wordIn = (columns: number, beside: number): number => Math.min(1, (widthOf(columns) - MARK - beside) / longest);
  const above = [6, 3, 2].find((each) => wordIn(each, 0) >= LEAST_WORD && lineOf(each) >= LINE + 1.2);
  if (above !== undefined) {
    const numeral = Math.min(5, (lineOf(above) - LINE) * 0.85, widthOf(above) / 2.2);
    return { columns: above, isInline: false, bar, height: left, numeral, word: wordIn(above, 0) };
  }
  const merit = (columns: number): number => Math.min(wordIn(columns, COUNT), lineOf(columns) / LINE);
  const columns = [3, 2, 6].sort((a, b) => merit(b) - merit(a))[0]!;
  const word = Math.max(0.4, merit(columns));
  return { columns, isInline: true, bar, height: left, numeral: word, word };
}
