/** Which hand becomes free next: a binary heap of times, without an object for each. */
export class Agenda {
  #times = new Float64Array(64);
  #hands = new Int32Array(64);
  #size = 0;

  /** Infinity where nothing is noted. */
  get nextMs(): number {
    return this.#size === 0 ? Infinity : this.#times[0]!;
  }

  add(atMs: number, hand: number): void {
    if (this.#size === this.#times.length) this.#grow();
    let place = this.#size++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#times[above]! <= atMs) break;
      this.#move(above, place);
      place = above;
    }
    this.#put(place, atMs, hand);
  }

  /** Takes the hand that is noted for the earliest time. */
  take(): number {
    const first = this.#hands[0]!;
    const last = --this.#size;
    if (last > 0) this.#sink(this.#times[last]!, this.#hands[last]!);
    return first;
  }

  #sink(atMs: number, hand: number): void {
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#times[below + 1]! < this.#times[below]!) below++;
      if (this.#times[below]! >= atMs) break;
      this.#move(below, place);
      place = below;
    }
    this.#put(place, atMs, hand);
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from]!;
    this.#hands[to] = this.#hands[from]!;
  }

  #put(place: number, atMs: number, hand: number): void {
    this.#times[place] = atMs;
    this.#hands[place] = hand;
  }

  #grow(): void {
    const [times, hands] = [this.#times, this.#hands];
    this.#times = new Float64Array(2 * times.length);
    this.#hands = new Int32Array(2 * hands.length);
    this.#times.set(times);
    this.#hands.set(hands);
  }
}
