import { fitText } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';
import { textEms } from './ems.ts';
import type { Room } from './layout.ts';
import { TITLE } from './needs.ts';

export interface TitleLayout extends FittedText {
  /** What it takes from the tile, in type sizes; 0 where there is none. */
  readonly height: number;
  /** Where what the title leaves open is written; null: nowhere. */
  readonly more: 'beside' | 'below' | null;
}

/** Two lines of a smaller type. */
const TWO_LINES = 2.2;
/** What the line below takes. */
const BELOW = 1.3;
/** Both in one line are not written smaller than this. */
const LEAST = 0.72;

/** Only a tile of this height has room for two. */
const HIGH = 6;

/** @param more what the title leaves open; may be empty */
export function titleLayout(title: string, more: string, { width, height }: Room): TitleLayout {
  if (title === '') return { scale: 1, lines: 1, height: 0, more: null };
  const together = width / ((textEms(title) + textEms(more)) * 1.03 + 0.8);
  if (more !== '' && together >= LEAST) {
    return { scale: Math.min(1, together), lines: 1, height: TITLE, more: 'beside' };
  }
  const fitted = fitText(title, width, height >= HIGH);
  if (fitted.lines === 2) return { ...fitted, height: TWO_LINES, more: null };
  if (more === '' || height < HIGH) return { ...fitted, height: TITLE, more: null };
  return { ...fitted, height: TITLE + BELOW, more: 'below' };
}
