/** Small floors for tests: times are exponential unless something else is given. */
import type { Doing, FloorNow, HandNow, LineNow, WorkTimes } from './floor-now.ts';
import { LifeTable, Lifetimes } from './life-table.ts';

const ENDS = 20_000;

/** Of exponential times: an end in each span of age at the same rate. */
export function exponential(meanMs: number): LifeTable {
  const lifetimes = new Lifetimes();
  for (let place = 0; place < ENDS; place++) {
    lifetimes.add(0, -meanMs * Math.log(1 - (place + 0.5) / ENDS), true);
  }
  return new LifeTable(lifetimes, meanMs);
}

/** Over in a moment. */
export const AT_ONCE = exponential(1);
const MINUTES = 30;

export const TIMES: WorkTimes = {
  afterCall: AT_ONCE,
  turnaround: AT_ONCE,
  backMs: 60_000,
  breaks: exponential(600_000),
  betweenBreaksMs: Infinity
};

const TALK = exponential(180_000);
const PATIENCE = exponential(120_000);

export function line(queue: string, perMinute: number, more: Partial<LineNow> = {}): LineNow {
  return {
    queue,
    rule: { thresholdMs: 20_000, shortAbandonMs: 0, formula: 'offered', target: 0.8 },
    canLie: false,
    waitingMs: [],
    arrivals: Array<number>(MINUTES).fill(perMinute),
    arrivalVariance: 0,
    patience: PATIENCE,
    ringMs: 0,
    talk: TALK,
    notThere: 1e-9,
    ...more
  };
}

export const FREE: Doing = { kind: 'free', forMs: 60_000, isPassedOver: false };
export const TALKING: Doing = { kind: 'busy', forMs: 0, lasting: TALK, isTalk: true };

/** Hands of as many agents that serve these lines. */
export const hands = (count: number, lines: readonly number[], doing: Doing = TALKING): HandNow[] =>
  Array.from({ length: count }, (_, place) => ({ agent: `${lines.join('-')}/${place}`, lines, doing }));

export const floorOf = (lines: readonly LineNow[], ...groups: readonly HandNow[][]): FloorNow => ({
  lines,
  hands: groups.flat(),
  times: TIMES
});
