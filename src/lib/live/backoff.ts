const FIRST_MS = 400;
const LONGEST_MS = 15_000;

/**
 * The pause before the next try, milliseconds: doubling up to 15 s, spread from half to the whole of that, so that a
 * thousand boards do not come back in one moment.
 *
 * @param failures how many tries failed in a row, from 0
 * @param random from 0 up to 1
 */
export function backoffMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16));
  return longest * (0.5 + random / 2);
}
