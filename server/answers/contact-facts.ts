/** A leg as questions about contacts are answered: what its facts amount to, and what is to be known of them. */
import { LATE_MS } from '#lib/protocol/explanation.ts';
import type { ContactFacts } from '#lib/protocol/contacts.ts';
import type { FloorConfig } from '../contract/config.ts';
import { queueNameOf } from '../floor/definitions.ts';
import type { Leg } from '../floor/leg.ts';
import type { LegReading } from '../floor/leg-reading.ts';
import type { Site } from '../floor/site.ts';
import { nameOf } from './figure-scope.ts';

/** Nobody sent its `contact.offered`. */
export const isOfferDerived = ({ offered }: Leg): boolean => offered === null;

/** It ended, and nobody said what had become of it. */
export const isWithoutOutcome = ({ ended, answered, abandoned, diverted }: Leg): boolean =>
  ended !== null && !answered && !abandoned && !diverted;

/** A snapshot of its source ended it. */
export const isHealed = ({ healedMs, ended }: Leg): boolean => healedMs !== null && ended === null;

const known = (ms: number): number | null => (Number.isFinite(ms) ? ms : null);

/** Until the outcome, or until now; null for a leg that is incomplete. */
export function waitUntil({ isComplete, outcome, waitMs, offeredAtMs }: LegReading, nowMs: number): number | null {
  if (!isComplete) return null;
  return outcome === null ? Math.max(0, nowMs - offeredAtMs) : waitMs;
}

function partsOf(reading: LegReading): Pick<ContactFacts, 'ringMs' | 'talkMs' | 'holdMs' | 'acwMs'> {
  const { isHandled, ringMs, talkMs, holdMs, acwMs, bearsRinging, bearsHold, bearsWrap } = reading;
  return {
    ringMs: isHandled && bearsRinging ? ringMs : null,
    talkMs: isHandled ? talkMs : null,
    holdMs: isHandled && bearsHold ? holdMs : null,
    acwMs: isHandled && bearsWrap ? acwMs : null
  };
}

/** @param reading of the leg, as it is counted */
export function contactFacts(
  config: FloorConfig,
  site: Site,
  leg: Leg,
  reading: LegReading,
  nowMs: number
): ContactFacts {
  const { contact, queue } = leg;
  return {
    contact,
    leg: leg.leg,
    queue: { id: queue, name: queueNameOf(config, site.id, queue) },
    channel: reading.channel,
    direction: reading.direction,
    offeredAtMs: known(reading.offeredAtMs),
    outcome: reading.outcome,
    outcomeAtMs: known(reading.outcomeAtMs),
    waitMs: waitUntil(reading, nowMs),
    reason: reading.diversion,
    toQueue: reading.divertedTo,
    agent: reading.agent === null ? null : { id: reading.agent, name: nameOf(site, reading.agent) },
    endedAtMs: known(reading.endedAtMs),
    ...partsOf(reading),
    lateMs: leg.lateMs > LATE_MS ? leg.lateMs : 0,
    isOfferDerived: isOfferDerived(leg),
    isWithoutOutcome: isWithoutOutcome(leg),
    isHealed: isHealed(leg)
  };
}
