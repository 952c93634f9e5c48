/** The two streams: FLOOR, the only truth, and REJECTED, for what can't be used. */
import {
  jetstreamManager,
  JetStreamApiError,
  type JetStreamManager,
  type MsgRequest,
  type StreamInfo
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/nats-core';
import { FLOOR_SUBJECTS, REJECTED_SUBJECTS } from '../contract/subject.ts';

export const FLOOR_STREAM = 'FLOOR';
export const REJECTED_STREAM = 'REJECTED';

const DAY_MS = 24 * 3600_000;
const STREAM_NOT_FOUND = 10059;

/** The stream's configuration and state; null where there is none of that name. */
export async function streamInfo(jsm: JetStreamManager, name: string): Promise<StreamInfo | null> {
  try {
    return await jsm.streams.info(name);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === STREAM_NOT_FOUND) return null;
    throw error;
  }
}

/** Whether the stream holds a message of this or a later sequence. */
export async function hasMessageFrom(jsm: JetStreamManager, name: string, sequence: number): Promise<boolean> {
  // The server's API has it since 2.9; the client's types know it for direct reads only.
  const nextFrom = { seq: sequence, next_by_subj: '>' } as MsgRequest;
  return (await jsm.streams.getMessage(name, nextFrom)) !== null;
}

/** Whether every subject that `wanted` (ending in `>`) covers is one that `subjects` cover. */
const covers = (subjects: readonly string[], wanted: string): boolean =>
  subjects.some((subject) => subject === wanted || subject === '>');

async function provision(
  jsm: JetStreamManager,
  name: string,
  subject: string,
  maxAgeMs: number,
  duplicateWindowMs: number
): Promise<void> {
  const existing = await streamInfo(jsm, name);
  if (!existing) {
    await jsm.streams.add({
      name,
      subjects: [subject],
      max_age: nanos(maxAgeMs),
      duplicate_window: nanos(duplicateWindowMs)
    });
    return;
  }
  // Somebody's data: taken as it is. What it keeps and for how long is its owner's choice.
  const { subjects } = existing.config;
  if (!covers(subjects ?? [], subject)) {
    throw new Error(`the stream ${name} is bound to ${subjects?.join(', ') || 'nothing'}, and must be to ${subject}`);
  }
}

/**
 * Makes the streams that are missing; one that is there is adopted as it is.
 *
 * @param keepDays for how long a stream made here keeps its messages
 * @throws Error naming the stream where one that is there can't serve
 */
export async function provisionStreams(nc: NatsConnection, { keepDays }: { readonly keepDays: number }): Promise<void> {
  const jsm = await jetstreamManager(nc);
  const keptMs = keepDays * DAY_MS;
  await provision(jsm, FLOOR_STREAM, FLOOR_SUBJECTS, keptMs, Math.min(keptMs, 2 * 60_000));
  // As long as it keeps anything: then JetStream itself refuses a second copy of a rejection.
  await provision(jsm, REJECTED_STREAM, REJECTED_SUBJECTS, keptMs, keptMs);
}
