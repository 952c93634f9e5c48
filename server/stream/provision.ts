/** The two streams: FLOOR, the only truth, and REJECTED, for what can't be used. */
import {
  jetstreamManager,
  JetStreamApiError,
  RetentionPolicy,
  type JetStreamManager,
  type MsgRequest,
  type StreamConfig,
  type StreamInfo
} from '@nats-io/jetstream';
import { millis, nanos, TimeoutError, type NatsConnection } from '@nats-io/nats-core';
import { FLOOR_SUBJECTS, REJECTED_SUBJECTS } from '../contract/subject.ts';
import { backoffMs, pause } from './backoff.ts';

export const FLOOR_STREAM = 'FLOOR';
export const REJECTED_STREAM = 'REJECTED';

export interface ProvisionOptions {
  /** For how long messages are kept. */
  readonly keepDays: number;
  /** Told what an adopted stream does otherwise than it was asked for. */
  readonly say?: (text: string) => void;
}

const DAY_MS = 24 * 3600_000;
const STREAM_NOT_FOUND = 10059;
/** JetStream's own short-sightedness, as while a cluster elects a leader, passes in seconds. */
const MOST_ATTEMPTS = 10;
/** Tells the streams made here from somebody else's. */
const MADE_HERE = 'Made by Floorcast';

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

type Say = ProvisionOptions['say'];
type Wanted = Pick<StreamConfig, 'name' | 'max_age' | 'duplicate_window'> & { readonly subject: string };

async function create(jsm: JetStreamManager, { subject, ...config }: Wanted): Promise<void> {
  try {
    await jsm.streams.add({ ...config, subjects: [subject], description: MADE_HERE });
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || isPassing(error)) throw error;
    throw new Error(`the stream ${config.name} can't be made on ${subject}: ${error.message}`, { cause: error });
  }
}

/** Why a stream that is there can't serve; null if it can. */
function unfitness({ subjects = [], retention }: StreamConfig, { subject }: Wanted): string | null {
  if (!subjects.some((each) => each === subject || each === '>')) {
    return `is bound to ${subjects.join(', ') || 'nothing'}, and must be to ${subject}`;
  }
  if (retention !== RetentionPolicy.Limits) return `drops what was read (retention ${retention}), and must keep it`;
  return null;
}

/** Somebody's data: nothing is ever shortened, and only what was made here is prolonged. */
async function adopt(jsm: JetStreamManager, config: StreamConfig, wanted: Wanted, say: Say): Promise<void> {
  const { name, max_age } = wanted;
  const problem = unfitness(config, wanted);
  if (problem !== null) throw new Error(`the stream ${name} ${problem}`);
  if (config.max_age === max_age) return;
  const isShorter = config.max_age > 0 && config.max_age < max_age;
  if (isShorter && config.description === MADE_HERE) {
    await jsm.streams.update(name, { max_age, duplicate_window: wanted.duplicate_window });
    return;
  }
  const kept = config.max_age === 0 ? 'everything' : `${millis(config.max_age) / DAY_MS} days`;
  say?.(`the stream ${name} keeps ${kept}, whatever FLOOR_KEEP_DAYS says: it is left as it is`);
}

async function provision(jsm: JetStreamManager, wanted: Wanted, say: Say): Promise<void> {
  const existing = await streamInfo(jsm, wanted.name);
  if (existing) await adopt(jsm, existing.config, wanted, say);
  else await create(jsm, wanted);
}

const isPassing = (error: unknown): boolean =>
  error instanceof TimeoutError || (error instanceof JetStreamApiError && error.status === 503);

async function withPatience(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isPassing(error) || attempt === MOST_ATTEMPTS) throw error;
      await pause(backoffMs(attempt));
    }
  }
}

/**
 * Makes the streams that are missing; one that is there is adopted.
 *
 * @throws Error naming the stream where one that is there can't serve
 */
export async function provisionStreams(nc: NatsConnection, { keepDays, say }: ProvisionOptions): Promise<void> {
  const keep = nanos(keepDays * DAY_MS);
  const floor = { name: FLOOR_STREAM, subject: FLOOR_SUBJECTS, max_age: keep, duplicate_window: nanos(2 * 60_000) };
  // As long as it keeps anything: then JetStream itself refuses a second copy of a rejection.
  const rejected = { name: REJECTED_STREAM, subject: REJECTED_SUBJECTS, max_age: keep, duplicate_window: keep };
  await withPatience(async () => {
    const jsm = await jetstreamManager(nc);
    await provision(jsm, floor, say);
    await provision(jsm, rejected, say);
  });
}
