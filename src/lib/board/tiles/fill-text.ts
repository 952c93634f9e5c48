import { textEms } from './ems.ts';
import type { Room } from './layout.ts';

export interface FilledText {
  /** In type sizes of the tile. */
  readonly scale: number;
  /** How many lines of that size there is room for. */
  readonly lines: number;
}

export const FILLED_LINE = 1.3;

/** How many lines a text takes: words go to the next one whole, so some of each line stays empty. */
function linesOf(text: string, width: number): number {
  const longest = Math.max(...text.split(/\s+/).map(textEms));
  return text
    .split('\n')
    .map((line) =>
      Math.max(1, Math.ceil((textEms(line) + Math.min(longest, 4) * Math.floor(textEms(line) / width)) / width))
    )
    .reduce((sum, lines) => sum + lines, 0);
}

/** How high a text is, in type sizes, as large as the tile's letters are. */
export const filledHeight = (text: string, width: number): number => linesOf(text, width) * FILLED_LINE;

/** As large as a text can be in a room, between two sizes; what is too long for the smaller is cut. */
export function fillText(text: string, { width, height }: Room, least: number, most: number): FilledText {
  const linesAt = (scale: number): number => Math.max(1, Math.floor(height / scale / FILLED_LINE));
  for (let scale = most; scale > least; scale *= 0.93) {
    const isBroken = Math.max(...text.split(/\s+/).map(textEms)) > width / scale;
    if (!isBroken && linesOf(text, width / scale) <= linesAt(scale)) return { scale, lines: linesAt(scale) };
  }
  return { scale: least, lines: linesAt(least) };
}
