/** From where on the stream FLOOR still holds what it was given. */
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { FLOOR_STREAM, streamInfo } from './provision.ts';

export interface StreamSpan {
  readonly firstSequence: number;
  /** When the first message that is there was stored, epoch milliseconds. */
  readonly firstStoredAtMs: number;
}

/** Null where there is no stream, or nothing in it. @throws where NATS does not answer */
export async function streamSpan(nc: NatsConnection): Promise<StreamSpan | null> {
  const info = await streamInfo(await jetstreamManager(nc, { checkAPI: false }), FLOOR_STREAM);
  if (!info || info.state.messages === 0) return null;
  return { firstSequence: info.state.first_seq, firstStoredAtMs: Date.parse(info.state.first_ts) };
}
