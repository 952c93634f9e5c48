/**
 * How large the letters of a board are, from how far it is read and on how large a display.
 *
 * A letter is as legible as the angle that it fills in the reader's eye. For capitals, ISO 9241-303 prefers 20 to 22 minutes
 * of arc, and asks for 16 at least; smaller ones it allows where reading is incidental to the task, as for the label of a
 * figure that people know by its place. 10 are the least that anybody calls usable; perfect eyesight ends at 5.
 */
import type { BoardDocument } from '#lib/protocol/board-document.ts';

/** Of a capital, minutes of arc. */
const LABEL_ARC = 12;
const NUMERAL_ARC = 20;

/** A capital of Inter's, of its type size. */
const CAPITAL = 0.727;

const MM_PER_INCH = 25.4;
/** Displays are 16 : 9. */
const [LONG, SHORT] = [16 / Math.hypot(16, 9), 9 / Math.hypot(16, 9)];

/** Type sizes in hundredths of the board's height. */
export interface TypeScale {
  /** Of titles, units, names: the least there is. */
  readonly label: number;
  /** The least of numerals that matter. */
  readonly numeral: number;
}

/** How high something is that fills an angle of so many minutes of arc, as far away as `distanceMm`. */
const heightMm = (arc: number, distanceMm: number): number =>
  2 * distanceMm * Math.tan((arc / 60 / 2) * (Math.PI / 180));

export function typeScale({ viewing, orientation }: Pick<BoardDocument, 'viewing' | 'orientation'>): TypeScale {
  const displayMm = viewing.diagonalInches * MM_PER_INCH * (orientation === 'portrait' ? LONG : SHORT);
  const sizeOf = (arc: number): number => (heightMm(arc, viewing.distanceM * 1000) / CAPITAL / displayMm) * 100;
  return { label: sizeOf(LABEL_ARC), numeral: sizeOf(NUMERAL_ARC) };
}
