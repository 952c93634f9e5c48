/** From where to where the stream FLOOR holds what it was given. */
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { FLOOR_STREAM, streamInfo } from './provision.ts';

export interface StreamSpan {
  /** Tells one instance of the stream from another of the same name. */
  readonly created: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** When the first message that is there was stored, epoch milliseconds; null where none is there. */
  readonly firstStoredAtMs: number | null;
}

/** Null where there is no stream. @throws Error where NATS does not answer */
export async function streamSpan(nc: NatsConnection): Promise<StreamSpan | null> {
  const info = await streamInfo(await jetstreamManager(nc, { checkAPI: false }), FLOOR_STREAM);
  if (!info) return null;
  const { messages, first_seq: firstSequence, last_seq: lastSequence, first_ts: firstAt } = info.state;
  return {
    created: info.created,
    firstSequence,
    lastSequence,
    firstStoredAtMs: messages === 0 ? null : Date.parse(firstAt)
  };
}
