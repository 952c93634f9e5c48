import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { STATE_BUCKET } from '../../server/stream/state-store.ts';

/** Removes the saved states that are there: who starts next has all of the stream to read. */
export async function forgetStates(nc: NatsConnection): Promise<void> {
  const { streams } = await jetstreamManager(nc);
  for await (const name of streams.names()) if (name === `OBJ_${STATE_BUCKET}`) await streams.delete(name);
}
