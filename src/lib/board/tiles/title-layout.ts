import { fitText } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';
import type { Room } from './layout.ts';
import { TITLE } from './needs.ts';

export interface TitleLayout extends FittedText {
  /** What it takes from the tile, in type sizes; 0 where there is none. */
  readonly height: number;
}

/** Two lines of a smaller type. */
const TWO_LINES = 2.2;

/** Only a tile of this height has room for two. */
const HIGH = 6;

export function titleLayout(title: string, { width, height }: Room): TitleLayout {
  if (title === '') return { scale: 1, lines: 1, height: 0 };
  const fitted = fitText(title, width, height >= HIGH);
  return { ...fitted, height: fitted.lines === 2 ? TWO_LINES : TITLE };
}
