/** The figures of a list of legs: metrics.md, "Per queue, and summed over the queues of a site". Naive on purpose. */
import type { Leg } from './batch-legs.ts';

export type Level = 'queue' | 'site';

/** Both instants belong to it. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

const CATEGORIES = ['information', 'transaction', 'sale', 'complaint', 'satisfaction', 'suggestion', 'other'];
const UNSERVED = ['timeout', 'overflow', 'voicemail', 'full', 'other'];

export const ratio = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The mean of a part over handled legs; null where no leg bears what would tell it. */
function meanOf(legs: readonly Leg[], part: (leg: Leg) => number, told: (leg: Leg) => boolean): number | null {
  return legs.some(told) ? ratio(sum(legs.map(part)), legs.length) : null;
}

const isShort = (leg: Leg): boolean => leg.wait / 1000 < leg.definition.shortAbandonSeconds;
const inTarget = (leg: Leg): boolean => leg.wait / 1000 <= leg.definition.thresholdSeconds;

interface Counted {
  readonly answered: readonly Leg[];
  readonly abandoned: readonly Leg[];
  readonly divertedUnserved: readonly Leg[];
}

function serviceLevel({ answered, abandoned, divertedUnserved }: Counted): number | null {
  const fractions = ['offered', 'answered', 'ignore-early', 'early-ok'].map((formula) => {
    const mine = (legs: readonly Leg[]) => legs.filter((leg) => leg.definition.formula === formula);
    const A = mine(answered).length;
    const B = mine(abandoned).length;
    const D = mine(divertedUnserved).length;
    const A_T = mine(answered).filter(inTarget).length;
    const B_T = mine(abandoned).filter(inTarget).length;
    if (formula === 'offered') return [A_T, A + B + D] as const;
    if (formula === 'answered') return [A_T, A] as const;
    if (formula === 'ignore-early') return [A_T, A + B - B_T] as const;
    return [A_T + B_T, A + B] as const;
  });
  return ratio(sum(fractions.map(([top]) => top)), sum(fractions.map(([, bottom]) => bottom)));
}

/** Any window but now. */
export function windowFigures(legs: readonly Leg[], level: Level, { fromMs, toMs }: Window) {
  const within = (ms: number | null): boolean => ms !== null && fromMs <= ms && ms <= toMs;
  const inbound = legs.filter((leg) => leg.complete && leg.direction === 'inbound');
  const outbound = legs.filter((leg) => leg.complete && leg.direction === 'outbound');
  const countsHere = (leg: Leg): boolean => level === 'queue' || !leg.divertedElsewhere;

  const answered = inbound.filter((leg) => within(leg.answeredAt) && leg.outcome === 'answered');
  const left = inbound.filter((leg) => within(leg.abandonedAt));
  const abandoned = left.filter((leg) => !isShort(leg));
  const diverted = inbound.filter((leg) => within(leg.divertedAt));
  const divertedUnserved = diverted.filter((leg) => UNSERVED.includes(leg.diversion!) && countsHere(leg));
  const handled = inbound.filter((leg) => leg.handled && within(leg.endedAt));
  const waits = inbound.filter((leg) => within(leg.outcomeAt)).map((leg) => leg.wait);
  const reached = answered.length + abandoned.length + divertedUnserved.length;
  const counted = handled.filter((leg) => leg.requests !== null);
  const outboundHandled = outbound.filter((leg) => leg.handled && within(leg.endedAt));

  return {
    offered: inbound.filter((leg) => within(leg.offeredAt) && countsHere(leg)).length,
    answered: answered.length,
    abandoned: abandoned.length,
    abandonedShort: left.filter(isShort).length,
    diverted: diverted.length,
    divertedUnserved: divertedUnserved.length,
    handled: handled.length,
    answeredInTarget: answered.filter(inTarget).length,
    abandonedInTarget: abandoned.filter(inTarget).length,
    serviceLevel: serviceLevel({ answered, abandoned, divertedUnserved }),
    answerRate: ratio(answered.length, reached),
    abandonRate: ratio(abandoned.length, reached),
    asaMs: ratio(sum(answered.map((leg) => leg.wait)), answered.length),
    abandonWaitMs: ratio(sum(abandoned.map((leg) => leg.wait)), abandoned.length),
    maxWaitMs: waits.length > 0 ? Math.max(...waits) : null,
    ahtMs: meanOf(
      handled,
      (leg) => leg.ring + leg.talk + leg.acw,
      () => true
    ),
    talkMs: meanOf(
      handled,
      (leg) => leg.talk,
      () => true
    ),
    holdMs: meanOf(
      handled,
      (leg) => leg.hold,
      (leg) => leg.bearsHeld
    ),
    acwMs: meanOf(
      handled,
      (leg) => leg.acw,
      (leg) => leg.bearsWrapped
    ),
    ringMs: meanOf(
      handled,
      (leg) => leg.ring,
      (leg) => leg.bearsRinging
    ),
    transferred: handled.filter((leg) => leg.transferred).length,
    wrapped: Object.fromEntries(
      CATEGORIES.map((category) => [category, handled.filter((leg) => leg.category === category).length])
    ),
    firstContactResolution: ratio(counted.filter((leg) => leg.requests! <= 1).length, counted.length),
    outboundAnswered: outbound.filter((leg) => within(leg.answeredAt)).length,
    outboundAbandoned: outbound.filter((leg) => within(leg.abandonedAt)).length,
    outboundHandled: outboundHandled.length,
    outboundTalkMs: ratio(sum(outboundHandled.map((leg) => leg.talk)), outboundHandled.length),
    ringNoAnswer: inbound.flatMap((leg) => leg.unanswered).filter(({ timeMs }) => within(timeMs)).length
  };
}

/** `incomplete` is a figure of `today` only. */
export function incompleteIn(legs: readonly Leg[], { fromMs, toMs }: Window): number {
  return legs.filter((leg) => !leg.complete && fromMs <= leg.earliestMs && leg.earliestMs <= toMs).length;
}

export function nowFigures(legs: readonly Leg[], nowMs: number) {
  const inbound = legs.filter((leg) => leg.complete && leg.direction === 'inbound');
  const waiting = inbound.filter((leg) => leg.outcome === null);
  const ages = waiting.map((leg) => Math.max(0, nowMs - leg.offeredAt!));
  return {
    waiting: waiting.length,
    longestWaitMs: ages.length > 0 ? Math.max(...ages) : null,
    waitingOverTarget: waiting.filter((leg) => (nowMs - leg.offeredAt!) / 1000 > leg.definition.thresholdSeconds)
      .length,
    inProgress: inbound.filter((leg) => leg.answeredAt !== null && leg.endedAt === null).length
  };
}

/** An agent's, or several agents', of legs of any direction. */
export function handledBy(legs: readonly Leg[], agents: readonly string[], { fromMs, toMs }: Window) {
  const handled = legs.filter(
    (leg) =>
      leg.complete && leg.handled && agents.includes(leg.agent!) && fromMs <= leg.endedAt! && leg.endedAt! <= toMs
  );
  return {
    handled: handled.length,
    ahtMs: ratio(sum(handled.map((leg) => leg.ring + leg.talk + leg.acw)), handled.length)
  };
}

export function ringNoAnswerOf(legs: readonly Leg[], agent: string, { fromMs, toMs }: Window): number {
  return legs
    .filter((leg) => leg.complete)
    .flatMap((leg) => leg.unanswered)
    .filter((each) => each.agent === agent && fromMs <= each.timeMs && each.timeMs <= toMs).length;
}
