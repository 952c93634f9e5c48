/**
 * The legs of calls: each time a call enters a queue is one. A call can be in progress in one leg and wait in the next:
 * Asterisk may log that it was transferred only after it has entered the queue it was transferred to.
 */
interface LegRecord {
  readonly call: string;
  readonly queue: string;
  /** 1 for the first time that the call is in this queue. */
  readonly number: number;
  /** Null where the log begins later. */
  readonly offeredMs: number | null;
  answered: { readonly atMs: number; readonly agent: string } | null;
  /** Null as long as the call waits or is talked with. */
  overMs: number | null;
}

/** Of a leg that is over only this is still asked for; there are many of them. */
type LegThatIsOver = readonly [call: string, queue: string, number: number, overMs: number];

export type SavedLegs = readonly (LegRecord | LegThatIsOver)[];

export class Leg {
  readonly #is: LegRecord;

  constructor(saved: SavedLegs[number]) {
    this.#is = 'call' in saved ? { ...saved } : leftOf(saved);
  }

  get call(): string {
    return this.#is.call;
  }

  get queue(): string {
    return this.#is.queue;
  }

  get number(): number {
    return this.#is.number;
  }

  get offeredMs(): number | null {
    return this.#is.offeredMs;
  }

  get answered(): LegRecord['answered'] {
    return this.#is.answered;
  }

  get overMs(): number | null {
    return this.#is.overMs;
  }

  get status(): 'waiting' | 'in-progress' | 'over' {
    if (this.#is.overMs !== null) return 'over';
    return this.#is.answered ? 'in-progress' : 'waiting';
  }

  answer(agent: string, atMs: number): void {
    this.#is.answered = { atMs, agent };
  }

  over(atMs: number): void {
    this.#is.overMs = atMs;
  }

  toJSON(): SavedLegs[number] {
    const { call, queue, number, overMs } = this.#is;
    return overMs === null ? this.#is : [call, queue, number, overMs];
  }
}

function leftOf([call, queue, number, overMs]: LegThatIsOver): LegRecord {
  return { call, queue, number, overMs, offeredMs: null, answered: null };
}

/** A call that comes back to a queue later than this is taken for a new one. */
const REMEMBERED_MS = 6 * 3_600_000;

export class CallLegs {
  readonly #byCall = new Map<string, Leg[]>();

  constructor(saved: SavedLegs = []) {
    for (const leg of saved) this.#add(new Leg(leg));
  }

  open(call: string, queue: string, offeredMs: number | null): Leg {
    const number = this.#of(call, queue).length + 1;
    return this.#add(new Leg({ call, queue, number, offeredMs, answered: null, overMs: null }));
  }

  isKnown(call: string, queue: string): boolean {
    return this.#of(call, queue).length > 0;
  }

  waiting(call: string, queue: string): Leg | undefined {
    return this.#of(call, queue).findLast((leg) => leg.status === 'waiting');
  }

  /** The one that this agent answered, if there is more than one. */
  inProgress(call: string, queue: string, agent: string): Leg | undefined {
    const legs = this.#of(call, queue).filter((leg) => leg.status === 'in-progress');
    return legs.find((leg) => leg.answered?.agent === agent) ?? legs[0];
  }

  /** The legs in which a call waits, in whatever queue. */
  waitingAnywhere(call: string): Leg[] {
    return (this.#byCall.get(call) ?? []).filter((leg) => leg.status === 'waiting');
  }

  /** Oldest call first. */
  notOver(): Leg[] {
    return [...this.#byCall.values()].flat().filter((leg) => leg.status !== 'over');
  }

  /** Lets go of what can't come up again. */
  forget(nowMs: number): void {
    for (const [call, legs] of this.#byCall) {
      if (legs.every((leg) => leg.overMs !== null && leg.overMs < nowMs - REMEMBERED_MS)) this.#byCall.delete(call);
    }
  }

  toJSON(): SavedLegs {
    return [...this.#byCall.values()].flat().map((leg) => leg.toJSON());
  }

  #of(call: string, queue: string): Leg[] {
    return (this.#byCall.get(call) ?? []).filter((leg) => leg.queue === queue);
  }

  #add(leg: Leg): Leg {
    const legs = this.#byCall.get(leg.call);
    if (legs) legs.push(leg);
    else this.#byCall.set(leg.call, [leg]);
    return leg;
  }
}
