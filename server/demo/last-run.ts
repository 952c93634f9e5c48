/** Reads back what the demo itself has said in the stream, to learn what its last run left open. */
import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { readEvent } from '../contract/read-event.ts';
import { FLOOR_STREAM } from '../stream/provision.ts';
import { DEMO_SITE } from './demo-config.ts';
import { LeftOpen } from './left-open.ts';
import { DEMO_NAME, DEMO_SOURCE } from './world.ts';

/** Nothing on the demo floor lasts as long. */
const LONGEST_MS = 24 * 3_600_000;

/** @throws Error where there is no stream */
export async function readLastRun(nc: NatsConnection): Promise<LeftOpen> {
  const leftOpen = new LeftOpen();
  const heartbeat = await lastHeartbeatMs(nc);
  if (heartbeat === null) return leftOpen;
  const consumer = await jetstream(nc).consumers.get(FLOOR_STREAM, {
    filter_subjects: `floor.${DEMO_SITE}.>`,
    deliver_policy: DeliverPolicy.StartTime,
    opt_start_time: new Date(heartbeat - LONGEST_MS).toISOString()
  });
  if ((await consumer.info()).num_pending === 0) return leftOpen;
  for await (const message of await consumer.consume({ max_messages: 5000 })) {
    const { event } = readEvent(message.data);
    if (event?.source === DEMO_SOURCE) leftOpen.take(event);
    if (message.info.pending === 0) break;
  }
  return leftOpen;
}

/** When the stream stored it: every event of the run was stored before the next was due. */
async function lastHeartbeatMs(nc: NatsConnection): Promise<number | null> {
  const { streams } = await jetstreamManager(nc);
  const subject = `floor.${DEMO_SITE}.source.${DEMO_NAME}.heartbeat`;
  return (await streams.getMessage(FLOOR_STREAM, { last_by_subj: subject }))?.time.getTime() ?? null;
}
