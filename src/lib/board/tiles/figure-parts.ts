import type { FigureFormat, Parts } from '#lib/format/figures.ts';
import type { Unit } from '#lib/protocol/figures.ts';
import { textEms } from './ems.ts';

/** What stands before and after a figure's whole number is written smaller by this. */
export const REST = 0.5;

/** A figure in the parts that are written large and small. */
export function figureParts(value: number | null, unit: Unit, format: FigureFormat, target: number | null): Parts {
  if (unit === 'ratio') return format.ratioParts(value, target);
  return ['', unit === 'count' ? format.count(value) : format.duration(value), ''];
}

/** How wide a figure of so many characters is: what it may become soon has room too. */
const LEAST: Readonly<Record<Unit, string>> = { count: '00', ratio: '00', duration: '0:00' };

/** In the size of its whole number. */
export function partsEms([before, whole, after]: Parts, unit: Unit): number {
  const large = Math.max(textEms(whole), textEms(LEAST[unit]));
  return large + REST * textEms(before + after) + 0.05;
}
