/** What snapshots said of one leg: of its listings only that is kept which can matter. */
import type { EventData, EventOf } from '../contract/event-types.ts';
import { parseDateTime } from '../contract/date-time.ts';
import { factOf, precedes, type Fact, type Leg, type Offered } from './leg.ts';

export interface Listings {
  readonly first: Fact;
  /** When it was listed last. */
  readonly lastMs: number;
  /** Stands in for a missing `contact.offered`: its earliest `since`. Null while it was never listed as waiting. */
  readonly offered: Offered | null;
}

type Snapshot = EventOf<'source.snapshot'>;
type Entry<K extends 'waiting' | 'inProgress'> = NonNullable<EventData['source.snapshot'][K]>[number];
type Waiting = Entry<'waiting'>;

function standInOf(snapshot: Snapshot, { since, channel }: Waiting): Offered {
  const { source, id, timeMs } = snapshot;
  const sinceMs = Math.min(parseDateTime(since), timeMs);
  return { timeMs: sinceMs, source, id, channel: channel ?? null, direction: null };
}

/** Adds that a snapshot lists the leg; `waiting` is its entry there, null for one in progress. */
export function list(leg: Leg, snapshot: Snapshot, waiting: Waiting | null): void {
  const known = leg.listings;
  const standIn = waiting && standInOf(snapshot, waiting);
  leg.touch();
  leg.lastMs = Math.max(leg.lastMs, snapshot.timeMs);
  leg.listings = {
    first: !known || precedes(snapshot, known.first) ? factOf(snapshot) : known.first,
    lastMs: Math.max(known?.lastMs ?? -Infinity, snapshot.timeMs),
    offered: standIn && precedes(standIn, known?.offered ?? null) ? standIn : (known?.offered ?? null)
  };
}
