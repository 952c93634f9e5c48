/** What a leg's facts amount to: its outcome, its wait, its parts. Pure; the definitions are those of the metrics page. */
import type { Category, Channel, Direction, DiversionReason } from '../contract/event-types.ts';
import type { AgentMoment, Leg, Offered } from './leg.ts';

export type Outcome = 'answered' | 'diverted' | 'abandoned';

export interface LegReading {
  readonly channel: Channel;
  readonly direction: Direction;
  /** False where nobody said when it was offered: then it counts as incomplete, at its first event, and as nothing else. */
  readonly isComplete: boolean;
  readonly firstMs: number;
  readonly offeredAtMs: number;
  /** The agent who answered. */
  readonly agent: string | null;
  readonly outcome: Outcome | null;
  /** NaN while there is no outcome. */
  readonly outcomeAtMs: number;
  readonly waitMs: number;
  readonly diversion: DiversionReason | null;
  readonly divertedTo: string | null;
  /** Answered and ended: the parts below count. */
  readonly isHandled: boolean;
  readonly endedAtMs: number;
  readonly ringMs: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly acwMs: number;
  readonly bearsRinging: boolean;
  readonly bearsHold: boolean;
  readonly bearsWrap: boolean;
  readonly isTransferred: boolean;
  readonly category: Category | null;
  readonly requests: number | null;
  /** How many of its `unanswered` have been counted (they only grow). */
  readonly unanswered: readonly AgentMoment[];
}

interface StandingOutcome {
  readonly kind: Outcome;
  readonly atMs: number;
  readonly waitMs: number | null;
  readonly channel: Channel | null;
  readonly direction: Direction | null;
}

/** Answered beats diverted beats abandoned; an end without any of them is a diversion. */
function standingOutcome({ answered, diverted, abandoned }: Leg, endedMs: number | null): StandingOutcome | null {
  if (answered) {
    const { timeMs, waitMs, channel, direction } = answered;
    return { kind: 'answered', atMs: timeMs, waitMs, channel, direction };
  }
  if (diverted) {
    return { kind: 'diverted', atMs: diverted.timeMs, waitMs: diverted.waitMs, channel: null, direction: null };
  }
  if (abandoned) {
    const { timeMs, waitMs, channel } = abandoned;
    return { kind: 'abandoned', atMs: timeMs, waitMs, channel, direction: null };
  }
  return endedMs === null ? null : { kind: 'diverted', atMs: endedMs, waitMs: null, channel: null, direction: null };
}

/** Sums must stay exact, and the contract lets a source claim to have made someone wait for longer than the universe. */
const LONGEST_WAIT_MS = 10 * 366 * 24 * 3_600_000;

/** NaN where nothing says when it was offered. */
function offeredAt(offered: Offered | null, outcome: StandingOutcome | null, direction: Direction): number {
  if (offered) return offered.timeMs;
  if (!outcome) return NaN;
  if (outcome.waitMs !== null) return outcome.atMs - Math.min(outcome.waitMs, LONGEST_WAIT_MS);
  return direction === 'inbound' ? NaN : outcome.atMs;
}

/** From the answering agent's latest ringing to the answer. */
function ringMs(ringing: readonly AgentMoment[] | null, agent: string, answeredAtMs: number): number {
  let latest = -Infinity;
  for (const ring of ringing ?? []) {
    if (ring.agent === agent && ring.timeMs <= answeredAtMs && ring.timeMs > latest) latest = ring.timeMs;
  }
  return latest === -Infinity ? 0 : answeredAtMs - latest;
}

/** Time covered by the spans from each `held` to the first `resumed` not before it, inside the talk; overlaps once. */
function holdMs(leg: Leg, fromMs: number, toMs: number): number {
  if (!leg.heldMs) return 0;
  const resumed = [...(leg.resumedMs ?? [])].sort((a, b) => a - b);
  let covered = 0;
  let coveredTo = fromMs;
  for (const held of [...leg.heldMs].sort((a, b) => a - b)) {
    const start = Math.max(held, coveredTo);
    const end = Math.min(resumed.find((at) => at >= held) ?? toMs, toMs);
    if (end > start) {
      covered += end - start;
      coveredTo = end;
    }
  }
  return covered;
}

const NOBODY: readonly AgentMoment[] = [];

/**
 * Reads a leg's facts.
 *
 * @param healedMs when a snapshot ended it: null for none. A real end replaces that
 */
export function readLeg(leg: Leg, healedMs: number | null = null): LegReading {
  const { answered, wrapped } = leg;
  const offered = leg.offered ?? leg.listings?.offered ?? null;
  const endMs = leg.ended?.timeMs ?? healedMs;
  const outcome = standingOutcome(leg, endMs);
  const direction = offered?.direction ?? outcome?.direction ?? 'inbound';
  const offeredAtMs = offeredAt(offered, outcome, direction);
  const outcomeAtMs = outcome?.atMs ?? NaN;
  const isHandled = answered !== null && endMs !== null;
  const endedAtMs = isHandled ? endMs : NaN;
  return {
    channel: offered?.channel ?? outcome?.channel ?? 'voice',
    direction,
    isComplete: !Number.isNaN(offeredAtMs),
    firstMs: leg.firstMs,
    offeredAtMs,
    agent: answered?.agent ?? null,
    outcome: outcome?.kind ?? null,
    outcomeAtMs,
    waitMs: Math.max(0, outcomeAtMs - offeredAtMs),
    diversion: outcome?.kind === 'diverted' ? (leg.diverted?.reason ?? 'other') : null,
    divertedTo: outcome?.kind === 'diverted' ? (leg.diverted?.toQueue ?? null) : null,
    isHandled,
    endedAtMs,
    ringMs: isHandled ? ringMs(leg.ringing, answered.agent, answered.timeMs) : 0,
    talkMs: isHandled ? Math.max(0, endedAtMs - answered.timeMs) : 0,
    holdMs: isHandled ? holdMs(leg, answered.timeMs, endedAtMs) : 0,
    acwMs: isHandled && wrapped ? Math.max(0, wrapped.timeMs - endedAtMs) : 0,
    bearsRinging: leg.ringing !== null,
    bearsHold: leg.heldMs !== null,
    bearsWrap: wrapped !== null,
    isTransferred: leg.transferred !== null,
    category: wrapped?.category ?? null,
    requests: wrapped?.requests ?? null,
    unanswered: leg.unanswered ? leg.unanswered.slice() : NOBODY
  };
}
