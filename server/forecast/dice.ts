/** Dice that fall the same way for the same seed, and what can be made of them. */

/** 0 ≤ x < 1 */
export type Dice = () => number;

/** So often they are thrown before it counts: near seeds begin near each other. */
const WARM_UP = 12;

/** Doty-Humphrey's "small fast counting" generator of 128 bits: integers only, as there are millions of throws. */
export function diceOf(seed: number): Dice {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = 0x2545f491;
  let counter = 1;
  const next = (): number => {
    const thrown = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + thrown) | 0;
    return (thrown >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < WARM_UP; round++) next();
  return next;
}

export function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}

/** Of mean 1. @param variance 0: always 1 */
export function gammaAroundOne(dice: Dice, variance: number): number {
  if (variance <= 0) return 1;
  const shape = 1 / variance;
  return shape < 1 ? gamma(dice, shape + 1) * variance * (1 - dice()) ** variance : gamma(dice, shape) * variance;
}

/** Marsaglia and Tsang, "A simple method for generating gamma variables" (2000); for shapes from 1 on. */
function gamma(dice: Dice, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(dice);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - dice()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
