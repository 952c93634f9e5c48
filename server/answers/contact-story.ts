/** All that was said of one contact at a site, in the order of time. */
import type { Named } from '#lib/protocol/pages.ts';
import type { ContactAnswer, ContactEntry, LegStory } from '#lib/protocol/contacts.ts';
import type { FloorConfig } from '../contract/config.ts';
import { queueNameOf } from '../floor/definitions.ts';
import type { AgentMoment, Leg } from '../floor/leg.ts';
import type { LegReading } from '../floor/leg-reading.ts';
import type { Site } from '../floor/site.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { contactFacts, isHealed } from './contact-facts.ts';
import { nameOf } from './figure-scope.ts';

type Entry = Pick<ContactEntry, 'atMs' | 'what'> & Partial<ContactEntry>;

const entry = (more: Entry): ContactEntry => ({
  agent: null,
  detail: null,
  toQueue: null,
  requests: null,
  stands: true,
  ...more
});

interface Place {
  readonly config: FloorConfig;
  readonly site: Site;
}

const agentOf = ({ site }: Place, id: string): Named => ({ id, name: nameOf(site, id) });
const queueOf = ({ config, site }: Place, id: string): Named => ({ id, name: queueNameOf(config, site.id, id) });

function* offerOf({ offered, listings }: Leg, { isComplete, offeredAtMs }: LegReading): Generator<Entry> {
  if (offered) yield { atMs: offered.timeMs, what: 'offered' };
  else if (listings?.offered) yield { atMs: listings.offered.timeMs, what: 'listed' };
  else if (isComplete) yield { atMs: offeredAtMs, what: 'offerDerived' };
}

function* outcomesOf({ answered, diverted, abandoned }: Leg, reading: LegReading, place: Place): Generator<Entry> {
  const stands = (what: LegReading['outcome']): boolean => reading.outcome === what;
  if (answered) {
    const agent = agentOf(place, answered.agent);
    yield { atMs: answered.timeMs, what: 'answered', agent, stands: stands('answered') };
  }
  if (diverted) {
    const { timeMs, reason } = diverted;
    const toQueue = diverted.toQueue === null ? null : queueOf(place, diverted.toQueue);
    yield { atMs: timeMs, what: 'diverted', detail: reason, toQueue, stands: stands('diverted') };
  }
  if (abandoned) yield { atMs: abandoned.timeMs, what: 'abandoned', stands: stands('abandoned') };
}

function* momentsOf({ ringing, unanswered, heldMs, resumedMs }: Leg, place: Place): Generator<Entry> {
  const named = ({ timeMs, agent }: AgentMoment) => ({ atMs: timeMs, agent: agentOf(place, agent) });
  for (const each of ringing ?? []) yield { ...named(each), what: 'ringing' };
  for (const each of unanswered ?? []) yield { ...named(each), what: 'unanswered' };
  for (const atMs of heldMs ?? []) yield { atMs, what: 'held' };
  for (const atMs of resumedMs ?? []) yield { atMs, what: 'resumed' };
}

function* transferOf({ transferred }: Leg, place: Place): Generator<Entry> {
  if (!transferred) return;
  const { timeMs, toQueue, toAgent, toUnit } = transferred;
  yield {
    atMs: timeMs,
    what: 'transferred',
    agent: toAgent === null ? null : agentOf(place, toAgent),
    toQueue: toQueue === null ? null : queueOf(place, toQueue),
    detail: toUnit
  };
}

function* endOf(leg: Leg): Generator<Entry> {
  const { ended, healedMs, wrapped } = leg;
  if (ended) yield { atMs: ended.timeMs, what: 'ended' };
  else if (isHealed(leg)) yield { atMs: healedMs!, what: 'healed' };
  if (wrapped) yield { atMs: wrapped.timeMs, what: 'wrapped', detail: wrapped.category, requests: wrapped.requests };
}

/** Of one instant, in the order in which a contact goes. */
function entriesOf(leg: Leg, reading: LegReading, place: Place): ContactEntry[] {
  const before = [...offerOf(leg, reading), ...momentsOf(leg, place), ...outcomesOf(leg, reading, place)];
  const entries = [...before, ...transferOf(leg, place), ...endOf(leg)];
  return entries.map(entry).sort((a, b) => a.atMs - b.atMs);
}

function storyOf(place: Place, leg: Leg, nowMs: number): LegStory | null {
  const { counted: reading } = leg;
  const facts = reading && contactFacts(place.config, place.site, leg, reading, nowMs);
  return facts && { ...facts, entries: entriesOf(leg, reading, place) };
}

const beganMs = ({ entries }: LegStory): number => entries[0]?.atMs ?? Infinity;

/** Null where the contact is not known, or forgotten. */
export function answerContact(
  { floor }: StreamFold,
  { site: id, contact }: { readonly site: string; readonly contact: string },
  nowMs: number
): ContactAnswer | null {
  const site = floor.sites.get(id);
  if (!site) return null;
  const legs: LegStory[] = [];
  for (const queue of site.queues.values()) {
    for (const leg of queue.legs()) {
      const story = leg.contact === contact ? storyOf({ config: floor.config, site }, leg, nowMs) : null;
      if (story) legs.push(story);
    }
  }
  legs.sort((a, b) => beganMs(a) - beganMs(b));
  return legs.length === 0 ? null : { atMs: nowMs, timeZone: site.definition.timeZone, contact, legs };
}
