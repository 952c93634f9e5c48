/** A page on a display of another shape than it was made for: in rows, in the order in which its tiles are read. */
import type { Part } from './layout.ts';

interface Rows {
  /** How far its tiles are from their own shapes, all together. */
  readonly cost: number;
  /** Where its last row begins. */
  readonly from: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * Each tile keeps its share of the page, and rows end where the tiles come nearest to the shapes that they had.
 *
 * @param before width ÷ height of the page that the parts are of
 * @param after width ÷ height of the page that they are to fill
 */
export function inRows(parts: readonly Part[], before: number, after: number): Part[] {
  const whole = sum(parts.map(({ w, h }) => w * h));
  const shares = parts.map(({ w, h }) => (w * h) / whole);
  const shapes = parts.map(({ w, h }) => (w / h) * before);
  const heightOf = (from: number, to: number): number => sum(shares.slice(from, to));

  function costOf(from: number, to: number): number {
    const height = heightOf(from, to);
    const costs = shares.slice(from, to).map((share, place) => {
      const shape = (share / height / height) * after;
      return Math.abs(Math.log(shape / shapes[from + place]!));
    });
    return sum(costs);
  }

  // The best rows for the first tiles, for one more at a time.
  const best: Rows[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= parts.length; to++) {
    const ways = best.map(({ cost }, from) => ({ cost: cost + costOf(from, to), from }));
    best.push(ways.reduce((least, way) => (way.cost < least.cost ? way : least)));
  }

  function rowsTo(to: number): Part[] {
    if (to === 0) return [];
    const { from } = best[to]!;
    const h = heightOf(from, to);
    const y = heightOf(0, from);
    let x = 0;
    const row = parts.slice(from, to).map(({ tile }, place) => {
      const w = shares[from + place]! / h;
      const part = { tile, x, y, w, h };
      x += w;
      return part;
    });
    return [...rowsTo(from), ...row];
  }
  return rowsTo(parts.length);
}
