/**
 * One way in which the next half hour may go: contacts come as they may, wait as long as they may, and are served by whoever
 * is free and serves their queue; the longest-waiting first, by the agent that has been free the longest. All queues and all
 * agents at once, so that nobody counts in full in each of their queues.
 */
import { Agenda } from './agenda.ts';
import { Coming } from './coming.ts';
import { normal, type Dice } from './dice.ts';
import type { Doing, FloorNow } from './floor-now.ts';
import { FreeHands, type Groups } from './free-hands.ts';
import { WaitingLine } from './waiting-line.ts';

/** Longer than anybody is on the line. */
const CAN_LIE_MS = 1e12;
/** How many of those who are shown as free are there is not the same at all times: so much it varies, on the logit scale. */
const NOT_THERE_SWAYS = 0.7;

export class Path {
  readonly lines: readonly WaitingLine[];
  readonly #floor: FloorNow;
  readonly #arrivals: Dice;
  readonly #others: Dice;
  readonly #groups: Groups;
  readonly #free: FreeHands;
  readonly #breakMs: Float64Array;
  readonly #busy = new Agenda();
  readonly #coming: Coming;
  /** Of those who are shown as free, by line. */
  readonly #notThere: readonly number[];
  #nowMs = 0;

  /**
   * @param groups those of the floor's hands
   * @param arrivals deals what comes, whoever serves: two floors with the same contacts to come can be compared
   * @param others deals what the agents do
   */
  constructor(floor: FloorNow, groups: Groups, arrivals: Dice, others: Dice) {
    this.#floor = floor;
    this.#arrivals = arrivals;
    this.#others = others;
    this.lines = floor.lines.map(({ rule, ringMs }) => new WaitingLine(rule, ringMs));
    this.#coming = new Coming(floor.lines, arrivals);
    this.#groups = groups;
    this.#free = new FreeHands(groups);
    this.#breakMs = new Float64Array(floor.hands.length);
    const sway = NOT_THERE_SWAYS * normal(arrivals);
    this.#notThere = floor.lines.map(({ notThere }) => 1 / (1 + Math.exp(Math.log(1 / notThere - 1) - sway)));
    this.#beginLines();
    this.#beginHands();
  }

  /** Goes on to a moment, milliseconds from now. */
  to(endMs: number): void {
    for (;;) {
      const arrivalMs = this.#coming.nextMs;
      const freeMs = this.#busy.nextMs;
      if (Math.min(arrivalMs, freeMs) > endMs) break;
      this.#nowMs = Math.min(arrivalMs, freeMs);
      if (freeMs <= arrivalMs) this.#becomeFree(this.#busy.take());
      else this.#arrive();
    }
    this.#nowMs = endMs;
  }

  /** Who waits now waits on. */
  #beginLines(): void {
    for (const [place, { waitingMs, patience }] of this.#floor.lines.entries()) {
      for (const ageMs of waitingMs) {
        const leavesMs = patience.after(ageMs, this.#others());
        this.lines[place]!.add(-ageMs, leavesMs, this.#keepsMs(place, this.#others));
      }
    }
  }

  #beginHands(): void {
    const { betweenBreaksMs } = this.#floor.times;
    for (const [hand, { doing }] of this.#floor.hands.entries()) {
      const freeMs = this.#freeInMs(doing);
      this.#breakMs[hand] = freeMs - Math.log(1 - this.#others()) * betweenBreaksMs;
      this.#busy.add(freeMs, hand);
    }
  }

  #freeInMs(doing: Doing): number {
    const dice = this.#others;
    const { afterCall, turnaround } = this.#floor.times;
    const [first, second, third] = [dice(), dice(), dice()];
    if (doing.kind === 'away') return doing.forMs + turnaround.fresh(second);
    if (doing.kind === 'busy') {
      const endMs = doing.lasting.after(doing.forMs, first) + turnaround.fresh(second);
      return doing.isTalk ? endMs + afterCall.fresh(third) : endMs;
    }
    // Somebody waits, and is not taken: so the agent is not there, whatever is shown.
    if (doing.isPassedOver) return turnaround.after(doing.forMs, first);
    return Math.max(0, turnaround.fresh(first) - doing.forMs);
  }

  /** How likely who has been free for so long is not there for a contact of a line. */
  #isAway(line: number, freeForMs: number): boolean {
    const share = this.#notThere[line]!;
    const { backMs } = this.#floor.times;
    return this.#others() < share * -Math.expm1(-freeForMs / (backMs * (1 - share)));
  }

  #backInMs(): number {
    return -Math.log(1 - this.#others()) * this.#floor.times.backMs;
  }

  /** For how long a contact keeps an agent from the next one. */
  #keepsMs(line: number, dice: Dice): number {
    const { afterCall, turnaround } = this.#floor.times;
    const { ringMs, talk } = this.#floor.lines[line]!;
    return ringMs + talk.fresh(dice()) + afterCall.fresh(dice()) + turnaround.fresh(dice());
  }

  #arrive(): void {
    const dice = this.#arrivals;
    const line = this.#coming.take();
    const leavesMs = this.#nowMs + this.#floor.lines[line]!.patience.fresh(dice());
    const keepsMs = this.#keepsMs(line, dice);
    const hand = this.#takeFree(line);
    if (hand === -1) {
      this.lines[line]!.add(this.#nowMs, leavesMs, keepsMs);
      return;
    }
    this.lines[line]!.countAnswer(this.#nowMs, 0);
    this.#busy.add(this.#nowMs + keepsMs, hand);
  }

  /** The hand that has been free the longest, and takes a contact of the line; −1 if none does. */
  #takeFree(line: number): number {
    for (;;) {
      const hand = this.#free.take(line);
      if (hand === -1 || (!this.#isOnBreak(hand) && !this.#isNotThere(hand, line))) return hand;
    }
  }

  /** Whether it takes a break rather than a contact. */
  #isOnBreak(hand: number): boolean {
    const beganMs = this.#breakMs[hand]!;
    if (beganMs > this.#nowMs) return false;
    const { breaks, betweenBreaksMs } = this.#floor.times;
    const backMs = Math.max(this.#nowMs, beganMs + breaks.fresh(this.#others()));
    this.#breakMs[hand] = backMs - Math.log(1 - this.#others()) * betweenBreaksMs;
    this.#busy.add(backMs, hand);
    return true;
  }

  /** Whether it only looked as if it were free. */
  #isNotThere(hand: number, line: number): boolean {
    if (!this.#isAway(line, this.#nowMs - this.#free.sinceMs(hand))) return false;
    this.#busy.add(this.#nowMs + this.#backInMs(), hand);
    return true;
  }

  #becomeFree(hand: number): void {
    if (this.#isOnBreak(hand)) return;
    const line = this.#longestWaiting(this.#groups.lines[this.#groups.ofHand[hand]!]!);
    if (line === -1) this.#free.add(hand, this.#freeSinceMs(hand));
    else this.#busy.add(this.#nowMs + this.lines[line]!.answerFirst(this.#nowMs), hand);
  }

  /** Who is free from the beginning has been so for a while. */
  #freeSinceMs(hand: number): number {
    const { doing } = this.#floor.hands[hand]!;
    return this.#nowMs === 0 && doing.kind === 'free' ? -doing.forMs : this.#nowMs;
  }

  /** The line of the one that has waited the longest; what can lie comes last. */
  #longestWaiting(lines: readonly number[]): number {
    let longest = -1;
    let sinceMs = Infinity;
    for (const line of lines) {
      const offeredMs = this.lines[line]!.firstOfferedMs(this.#nowMs);
      if (offeredMs === Infinity) continue;
      const rankMs = this.#floor.lines[line]!.canLie ? offeredMs + CAN_LIE_MS : offeredMs;
      if (rankMs >= sinceMs) continue;
      sinceMs = rankMs;
      longest = line;
    }
    return longest;
  }
}
