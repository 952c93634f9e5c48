/** The legs that a figure looks at, and what each adds to it. */
import type { FigureQuestion } from '#lib/protocol/explanation.ts';
import type { Standing } from '#lib/protocol/contacts.ts';
import { sumAt } from '../floor/figure-definitions.ts';
import type { SumName } from '../floor/contributions.ts';
import type { Leg } from '../floor/leg.ts';
import type { LegReading } from '../floor/leg-reading.ts';
import type { Queue } from '../floor/queue.ts';
import type { FigureScope, Span } from './figure-scope.ts';
import { totalOf, type LegFigure } from './leg-figure.ts';
import { standingRules } from './standings.ts';
import { emptyTallies, PLACE } from './tallies.ts';

export interface LegShare {
  readonly leg: Leg;
  readonly reading: LegReading;
  readonly queue: Queue;
  readonly standing: Standing;
  /** What it adds above and below the line. */
  readonly above: number;
  readonly below: number;
  readonly isCounted: boolean;
}

export interface Shares {
  readonly shares: readonly LegShare[];
  /** All that was added, by place. */
  readonly total: Float64Array;
  /** The same, but for legs with late events. */
  readonly inTime: Float64Array;
}

/** Nothing that a leg says of itself is later than the last that was said of it, or than what ended it. */
const isBefore = ({ lastMs, healedMs }: Leg, { startMs }: Span): boolean =>
  lastMs < startMs && (healedMs ?? -Infinity) < startMs;

function* candidates(queues: readonly Queue[], { window, channel }: FigureQuestion, span: Span) {
  for (const queue of queues) {
    // What is open stays open, however long nothing has been said of it.
    const legs = window === 'now' ? [...queue.waiting, ...queue.inProgress] : queue.legs();
    for (const leg of legs) {
      const reading = window !== 'now' && isBefore(leg, span) ? null : leg.counted;
      if (reading && (channel === null || reading.channel === channel)) yield { leg, reading, queue };
    }
  }
}

/** @param lateMs an event that came to the stream by more than this after its time is late */
export function sharesOf(
  question: FigureQuestion,
  { queues, window, level }: FigureScope,
  { adds, made, above, below }: LegFigure,
  lateMs: number
): Shares {
  const rules = standingRules(question.figure).map(({ standing, adds: name, ofQueue }) => ({
    standing,
    place: PLACE[ofQueue ? name : sumAt(level, name as SumName)]
  }));
  const [total, inTime, own] = [emptyTallies(), emptyTallies(), emptyTallies()];
  /** The places that the leg at hand has added to. */
  const touched: number[] = [];
  const add = (atMs: number, place: number, amount: number): void => {
    if (atMs < window.startMs || atMs > window.endMs) return;
    own[place]! += amount;
    total[place]! += amount;
    touched.push(place);
  };
  const shares: LegShare[] = [];
  for (const { leg, reading, queue } of candidates(queues, question, window)) {
    adds(reading, queue, add);
    if (touched.length === 0) continue;
    const rule = rules.find(({ place }) => own[place] !== 0);
    if (rule) {
      const [over, under] = [totalOf(above, own), below ? totalOf(below, own) : 0];
      const isCounted = made === 'longest' || over !== 0 || under !== 0;
      shares.push({ leg, reading, queue, standing: rule.standing, above: over, below: under, isCounted });
    }
    const isInTime = leg.lateMs <= lateMs;
    for (const place of touched) {
      if (isInTime) inTime[place]! += own[place]!;
      own[place] = 0;
    }
    touched.length = 0;
  }
  return { shares, total, inTime };
}
