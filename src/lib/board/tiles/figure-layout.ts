import type { Room } from './layout.ts';
import { LINE } from './needs.ts';

export interface FigureLayout {
  /** The size of the numeral's letters, in sizes of the tile's. */
  readonly numeral: number;
  /** Where its course is drawn; null: nowhere. */
  readonly trend: { readonly at: 'beside' | 'below'; readonly width: number; readonly height: number } | null;
  /** How high what lies between title and feet is. */
  readonly height: number;
}

interface Content {
  /** How wide the figure is, in its own size. */
  readonly ems: number;
  /** Lines below it. */
  readonly feet: number;
  readonly hasTrend: boolean;
}

/** Above this a numeral says nothing more, and its tile is better left quiet. */
const LARGEST = 14;
const LEAST_TREND = { width: 4, height: 1.2 } as const;
/** Beside the numeral a course has at least this part of the width. */
const BESIDE = 0.36;
/** Between the numeral and its course, and how much of the height a course below takes. */
const BETWEEN = 1;
const BELOW = 0.3;
/** A numeral's box is a little higher than its letters. */
export const NUMERAL_LINE = 1.06;

/** The numeral as large as there is room for; its course where it takes least from it. */
export function figureLayout(room: Room, { ems, feet, hasTrend }: Content): FigureLayout {
  const height = Math.max(1, room.height - feet * LINE);
  const sizeIn = (width: number, high: number): number => Math.min(LARGEST, width / ems, high / NUMERAL_LINE);
  const alone = sizeIn(room.width, height);
  if (!hasTrend) return { numeral: alone, trend: null, height };
  const belowHeight = Math.max(LEAST_TREND.height, height * BELOW);
  const below = sizeIn(room.width, height - belowHeight - 0.3);
  const beside = sizeIn(room.width - Math.max(LEAST_TREND.width, room.width * BESIDE) - BETWEEN, height);
  if (Math.max(below, beside) < 1.4) return { numeral: alone, trend: null, height };
  if (beside >= below) {
    const width = Math.min(room.width - beside * ems - BETWEEN, 5 * height);
    return { numeral: beside, trend: { at: 'beside', width, height: Math.min(height * 0.9, 0.6 * width + 1) }, height };
  }
  return { numeral: below, trend: { at: 'below', width: room.width, height: belowHeight }, height };
}
