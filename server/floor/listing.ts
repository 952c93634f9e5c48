/** An agent's entry in a snapshot. */
import { parseDateTime } from '../contract/date-time.ts';
import type { AgentState, EventData } from '../contract/event-types.ts';
import { attributesOf, type Attributes } from './agent-attributes.ts';
import { stateNamed } from './standing.ts';

export interface Listing extends Attributes {
  readonly state: AgentState;
  readonly reason: string | null;
  readonly free: number | null;
  /** Since when the agent is in that state; it may be later than the snapshot. */
  readonly sinceMs: number;
}

type Entry = NonNullable<EventData['source.snapshot']['agents']>[number];

export function listingOf(entry: Entry): Listing {
  const { state, reason, free, since } = entry;
  return {
    ...attributesOf(entry),
    state: stateNamed(state),
    reason: reason ?? null,
    free: free ?? null,
    sinceMs: parseDateTime(since)
  };
}

function isSameList(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((each, place) => each === b[place]));
}

/** Null: not listed. */
export function isSameListing(a: Listing | null, b: Listing | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.state === b.state &&
    a.reason === b.reason &&
    a.free === b.free &&
    a.sinceMs === b.sinceMs &&
    a.name === b.name &&
    a.extension === b.extension &&
    a.team === b.team &&
    isSameList(a.queues, b.queues)
  );
}

/** The same listing, with the queues of one before it where they are the same: most say the same, and they are long. */
export const sharing = (listing: Listing, before: Listing): Listing =>
  isSameList(listing.queues, before.queues) ? { ...listing, queues: before.queues } : listing;
