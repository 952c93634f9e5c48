/** What a connector says, as events of the contract. */
import { createHash } from 'node:crypto';
import { formatDateTime } from '../contract/date-time.ts';
import type { EventData, EventType } from '../contract/event-types.ts';

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** An event that has no name yet; members of `data` that are undefined are left out. */
export type EventDraft = {
  [T in EventType]: { readonly type: T; readonly atMs: number; readonly data: Loose<EventData[T]> };
}[EventType];

/** Who speaks, and of which floor. */
export interface Speaker {
  readonly source: string;
  readonly site: string;
}

/** An event as it travels. */
export type WireEvent = {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: EventType;
  readonly time: string;
  readonly site: string;
  readonly data: object;
};

const stated = (data: object): object =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

/**
 * @param cause what the event was made from. The id is that of the cause and of all that the event says: whoever reads the
 *   same cause again writes the same event, and what differs never takes another's name
 */
export function writeEvent(speaker: Speaker, draft: EventDraft, cause: string): WireEvent {
  const { source, site } = speaker;
  const said = { source, type: draft.type, time: formatDateTime(draft.atMs), site, data: stated(draft.data) };
  const id = createHash('sha256')
    .update(JSON.stringify([cause, said]))
    .digest('base64url')
    .slice(0, 22);
  return { specversion: '1.0', id, ...said };
}
