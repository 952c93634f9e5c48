/** The contacts that come in one path, to all lines: minute by minute at the rate that is expected, and at the path's own level. */
import { gammaAroundOne, type Dice } from './dice.ts';
import type { LineNow } from './floor-now.ts';

const MINUTE_MS = 60_000;

export class Coming {
  readonly #lines: readonly LineNow[];
  readonly #dice: Dice;
  /** How much more than expected comes to each line. */
  readonly #levels: readonly number[];
  /** Arrivals of the current minute: up to each line, added up. */
  readonly #upTo: Float64Array;
  #minute = -1;
  #nextMs = 0;

  constructor(lines: readonly LineNow[], dice: Dice) {
    this.#lines = lines;
    this.#dice = dice;
    this.#levels = lines.map(({ arrivalVariance }) => gammaAroundOne(dice, arrivalVariance));
    this.#upTo = new Float64Array(lines.length);
    this.#find();
  }

  /** When the next contact comes; Infinity where nothing is expected any more. */
  get nextMs(): number {
    return this.#nextMs;
  }

  /** Takes it. @returns the line that it comes to */
  take(): number {
    const line = placeOf(this.#upTo, this.#dice() * this.#perMinute);
    this.#nextMs += this.#gapMs();
    this.#find();
    return line;
  }

  get #perMinute(): number {
    return this.#upTo[this.#upTo.length - 1] ?? 0;
  }

  /** What would come after the end of a minute comes at the rate of the next one instead. */
  #find(): void {
    const minutes = this.#lines[0]?.arrivals.length ?? 0;
    while (this.#nextMs >= (this.#minute + 1) * MINUTE_MS) {
      if (++this.#minute >= minutes) this.#nextMs = Infinity;
      if (this.#minute >= minutes) return;
      this.#enterMinute();
      this.#nextMs = this.#minute * MINUTE_MS + this.#gapMs();
    }
  }

  #enterMinute(): void {
    let sum = 0;
    for (let line = 0; line < this.#upTo.length; line++) {
      sum += this.#lines[line]!.arrivals[this.#minute]! * this.#levels[line]!;
      this.#upTo[line] = sum;
    }
  }

  #gapMs(): number {
    return this.#perMinute > 0 ? (-Math.log(1 - this.#dice()) * MINUTE_MS) / this.#perMinute : Infinity;
  }
}

/** The first place whose sum is above a value. */
function placeOf(upTo: Float64Array, value: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
