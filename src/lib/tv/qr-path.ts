import { encode } from 'uqr';

export interface QrPath {
  /** How many dots wide and high, the quiet edge with them. */
  readonly size: number;
  /** The dark dots, as the path of an SVG; one run of a row is one rectangle. */
  readonly path: string;
}

/** What phones need around it, dots. */
const QUIET = 2;

export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => {
    const runs = row.map((isDark) => (isDark ? '#' : ' ')).join('');
    return [...runs.matchAll(/#+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`);
  });
  return { size, path: path.join('') };
}
