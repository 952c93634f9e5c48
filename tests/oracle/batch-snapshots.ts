/** What snapshots say of one leg: events.md, 5. Naive on purpose. */
import { byName, byTimeThenName } from './code-point-order.ts';
import { epochMs, type Members, type TimedEvent } from './contract-event.ts';

export const legName = ({ queue, contact, leg }: Members): string => JSON.stringify([queue, contact, leg ?? '1']);

/** `since` is a date-time; one later than the snapshot counts as the snapshot's time. */
export const sinceMsOf = ({ since }: Members, { timeMs }: TimedEvent): number => Math.min(epochMs(since!), timeMs);

export interface StandIn {
  readonly timeMs: number;
  readonly channel: string | null;
}

export interface Healing {
  /** For a missing `contact.offered`. */
  readonly offered: StandIn | undefined;
  /** For a missing `contact.ended`, or a missing outcome. */
  readonly endedMs: number | null;
}

const lists = (array: 'waiting' | 'inProgress', name: string, { data }: TimedEvent): boolean =>
  (data[array] ?? []).some((entry) => legName(entry) === name);

function standInFor(name: string, snapshots: readonly TimedEvent[]): StandIn | undefined {
  const listings = snapshots
    .toSorted(byName)
    .flatMap((snapshot) => (snapshot.data.waiting ?? []).map((entry) => ({ entry, snapshot })))
    .filter(({ entry }) => legName(entry) === name)
    .map(({ entry, snapshot }) => ({ timeMs: sinceMsOf(entry, snapshot), channel: entry.channel ?? null }));
  return listings.toSorted((a, b) => a.timeMs - b.timeMs)[0];
}

/**
 * @param events all `contact.*` events of the leg
 * @param snapshots all of the leg's site, of whatever source
 */
export function healingOf(name: string, events: readonly TimedEvent[], snapshots: readonly TimedEvent[]): Healing {
  const earliest = (verb: string) =>
    events.filter(({ type }) => type === `contact.${verb}`).toSorted(byTimeThenName)[0];
  const listings = snapshots
    .filter((snapshot) => lists('waiting', name, snapshot) || lists('inProgress', name, snapshot))
    .toSorted(byTimeThenName);
  const offered = earliest('offered');
  const standIn = standInFor(name, snapshots);
  const source = offered?.source ?? listings[0]?.source;
  const answered = earliest('answered');
  const isOut = earliest('abandoned') !== undefined || earliest('diverted') !== undefined;
  const offeredMs = offered?.timeMs ?? standIn?.timeMs;

  const endedBy = (array: 'waiting' | 'inProgress', fromMs: number): number | null => {
    const lacking = snapshots
      .filter((snapshot) => snapshot.source === source && snapshot.data[array] != null && snapshot.timeMs >= fromMs)
      .filter(({ timeMs }) => listings.every((listing) => listing.timeMs < timeMs));
    return lacking.length === 0 ? null : Math.min(...lacking.map(({ timeMs }) => timeMs));
  };

  let endedMs: number | null = null;
  if (earliest('ended')) endedMs = null;
  else if (answered) endedMs = endedBy('inProgress', Math.max(answered.timeMs, offeredMs ?? -Infinity));
  else if (!isOut && offeredMs !== undefined) endedMs = endedBy('waiting', offeredMs);
  return { offered: standIn, endedMs };
}
