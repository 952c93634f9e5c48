/**
 * What one leg adds to the sums of its queue and channel, and when. Every figure of a window is made of these sums
 * (figures.ts), so this file and that one are the definitions of all of them.
 */
import { CATEGORIES } from '../contract/event-types.ts';
import type { Definition } from './definitions.ts';
import type { LegReading } from './leg-reading.ts';

const NAMES = [
  'offered',
  'offeredAtSite',
  'answered',
  'answeredWaitMs',
  'answeredInTarget',
  'abandoned',
  'abandonedShort',
  'abandonedWaitMs',
  'abandonedInTarget',
  'diverted',
  'divertedUnserved',
  'divertedUnservedAtSite',
  'serviceLevelNumerator',
  'serviceLevelDenominator',
  'serviceLevelDenominatorAtSite',
  'handled',
  'ringMs',
  'talkMs',
  'holdMs',
  'acwMs',
  'bearingRinging',
  'bearingHold',
  'bearingWrap',
  'transferred',
  'statingRequests',
  'resolvedAtFirst',
  'outboundAnswered',
  'outboundAbandoned',
  'outboundHandled',
  'outboundTalkMs',
  'ringNoAnswer',
  'incomplete',
  ...CATEGORIES.map((category) => `wrapped.${category}` as const)
] as const;

export type SumName = (typeof NAMES)[number];

/** The place of each sum in a vector of sums. */
export const SUM = Object.fromEntries(NAMES.map((name, place) => [name, place])) as Readonly<Record<SumName, number>>;
export const SUM_COUNT = NAMES.length;

/** Takes one part of a contribution: the instant it belongs to, which sum, how much. */
export type Add = (atMs: number, sum: number, amount: number) => void;

/** Reasons for which a contact leaves without an agent, and that is the queue's failure. */
const UNSERVED = new Set(['timeout', 'overflow', 'voicemail', 'full', 'other']);

/** A site leaves out who went on to another of its queues, or was got by one: they are counted where they ended up. */
function isCountedElsewhere(reading: LegReading, queue: string): boolean {
  if (reading.outcome !== 'diverted') return false;
  return reading.diversion === 'elsewhere' || (reading.divertedTo !== null && reading.divertedTo !== queue);
}

function addAnswered({ outcomeAtMs, waitMs }: LegReading, { thresholdMs }: Definition, add: Add): void {
  add(outcomeAtMs, SUM.answered, 1);
  add(outcomeAtMs, SUM.answeredWaitMs, waitMs);
  // Every formula has A below the line and A_T above it.
  if (waitMs <= thresholdMs) {
    add(outcomeAtMs, SUM.answeredInTarget, 1);
    add(outcomeAtMs, SUM.serviceLevelNumerator, 1);
  }
  add(outcomeAtMs, SUM.serviceLevelDenominator, 1);
  add(outcomeAtMs, SUM.serviceLevelDenominatorAtSite, 1);
}

function addAbandoned({ outcomeAtMs, waitMs }: LegReading, definition: Definition, add: Add): void {
  if (waitMs < definition.shortAbandonMs) {
    add(outcomeAtMs, SUM.abandonedShort, 1);
    return;
  }
  const inTarget = waitMs <= definition.thresholdMs;
  add(outcomeAtMs, SUM.abandoned, 1);
  add(outcomeAtMs, SUM.abandonedWaitMs, waitMs);
  if (inTarget) add(outcomeAtMs, SUM.abandonedInTarget, 1);
  if (definition.formula === 'early-ok' && inTarget) add(outcomeAtMs, SUM.serviceLevelNumerator, 1);
  if (definition.formula === 'answered' || (definition.formula === 'ignore-early' && inTarget)) return;
  add(outcomeAtMs, SUM.serviceLevelDenominator, 1);
  add(outcomeAtMs, SUM.serviceLevelDenominatorAtSite, 1);
}

function addDiverted(reading: LegReading, definition: Definition, elsewhere: boolean, add: Add): void {
  const { outcomeAtMs, diversion } = reading;
  add(outcomeAtMs, SUM.diverted, 1);
  if (!UNSERVED.has(diversion ?? 'other')) return;
  const inDenominator = definition.formula === 'offered';
  add(outcomeAtMs, SUM.divertedUnserved, 1);
  if (inDenominator) add(outcomeAtMs, SUM.serviceLevelDenominator, 1);
  if (elsewhere) return;
  add(outcomeAtMs, SUM.divertedUnservedAtSite, 1);
  if (inDenominator) add(outcomeAtMs, SUM.serviceLevelDenominatorAtSite, 1);
}

function addHandled(reading: LegReading, add: Add): void {
  const at = reading.endedAtMs;
  add(at, SUM.handled, 1);
  add(at, SUM.ringMs, reading.ringMs);
  add(at, SUM.talkMs, reading.talkMs);
  add(at, SUM.holdMs, reading.holdMs);
  add(at, SUM.acwMs, reading.acwMs);
  if (reading.bearsRinging) add(at, SUM.bearingRinging, 1);
  if (reading.bearsHold) add(at, SUM.bearingHold, 1);
  if (reading.bearsWrap) add(at, SUM.bearingWrap, 1);
  if (reading.isTransferred) add(at, SUM.transferred, 1);
  if (reading.category !== null) add(at, SUM[`wrapped.${reading.category}`], 1);
  if (reading.requests === null) return;
  add(at, SUM.statingRequests, 1);
  if (reading.requests <= 1) add(at, SUM.resolvedAtFirst, 1);
}

function addInbound(reading: LegReading, queue: string, definition: Definition, add: Add): void {
  const elsewhere = isCountedElsewhere(reading, queue);
  add(reading.offeredAtMs, SUM.offered, 1);
  if (!elsewhere) add(reading.offeredAtMs, SUM.offeredAtSite, 1);
  if (reading.outcome === 'answered') addAnswered(reading, definition, add);
  if (reading.outcome === 'abandoned') addAbandoned(reading, definition, add);
  if (reading.outcome === 'diverted') addDiverted(reading, definition, elsewhere, add);
  if (reading.isHandled) addHandled(reading, add);
  for (const { timeMs } of reading.unanswered) add(timeMs, SUM.ringNoAnswer, 1);
}

function addOutbound(reading: LegReading, add: Add): void {
  if (reading.outcome === 'answered') add(reading.outcomeAtMs, SUM.outboundAnswered, 1);
  if (reading.outcome === 'abandoned') add(reading.outcomeAtMs, SUM.outboundAbandoned, 1);
  if (!reading.isHandled) return;
  add(reading.endedAtMs, SUM.outboundHandled, 1);
  add(reading.endedAtMs, SUM.outboundTalkMs, reading.talkMs);
}

/** Everything that a leg of `queue` adds to the sums of that queue and the leg's channel. */
export function contribute(reading: LegReading, queue: string, definition: Definition, add: Add): void {
  if (!reading.isComplete) add(reading.firstMs, SUM.incomplete, 1);
  else if (reading.direction === 'inbound') addInbound(reading, queue, definition, add);
  else if (reading.direction === 'outbound') addOutbound(reading, add);
}
