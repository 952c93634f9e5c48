/** How many waited, over the day: steps up where contacts were offered, down where they got their outcome, by minute. */
import type { LegReading } from './leg-reading.ts';

export const CURVE_SLOT_MS = 60_000;

export class WaitingCurve {
  /** By minute since the epoch: offered minus outcomes. */
  readonly #steps = new Map<number, number>();

  /** Takes out what a leg was, and puts in what it is. */
  replace(before: LegReading | null, after: LegReading): void {
    if (before) this.#add(before, -1);
    this.#add(after, 1);
  }

  /**
   * @param waitingNow how many wait at `nowMs`: the curve is counted back from there, so what was open before it counts
   * @returns by minute since `fromMs` (a full minute): how many waited at its end, the last one being now; zeros left out
   */
  between(fromMs: number, nowMs: number, waitingNow: number): Map<number, number> {
    const first = Math.floor(fromMs / CURVE_SLOT_MS);
    const last = Math.floor(nowMs / CURVE_SLOT_MS);
    const curve = new Map<number, number>();
    for (let minute = last, waiting = waitingNow; minute >= first; minute--) {
      if (waiting !== 0) curve.set(minute - first, waiting);
      waiting -= this.#steps.get(minute) ?? 0;
    }
    return curve;
  }

  forgetBefore(atMs: number): void {
    for (const minute of this.#steps.keys()) if (minute * CURVE_SLOT_MS < atMs) this.#steps.delete(minute);
  }

  #add(reading: LegReading, sign: number): void {
    if (!reading.isComplete || reading.direction !== 'inbound') return;
    // An outcome that is earlier than the offer (a source's dirt) is a wait of nothing.
    this.#step(reading.offeredAtMs, sign);
    if (reading.outcome !== null) this.#step(Math.max(reading.outcomeAtMs, reading.offeredAtMs), -sign);
  }

  #step(atMs: number, amount: number): void {
    const minute = Math.floor(atMs / CURVE_SLOT_MS);
    this.#steps.set(minute, (this.#steps.get(minute) ?? 0) + amount);
  }
}
