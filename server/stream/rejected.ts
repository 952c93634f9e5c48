/**
 * What can't be used, byte for byte, in the stream REJECTED: each sequence of FLOOR at most once, across restarts and
 * rebuilds, and never lost.
 */
import { DeliverPolicy, jetstream, jetstreamManager, type JetStreamClient } from '@nats-io/jetstream';
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/nats-core';
import type { Rejection, StreamMessage } from '../floor/stream-fold.ts';
import { backoffMs, pause } from './backoff.ts';
import { REJECTED_STREAM } from './provision.ts';

export const HEADER = {
  reason: 'Floorcast-Reason',
  detail: 'Floorcast-Detail',
  subject: 'Floorcast-Subject',
  sequence: 'Floorcast-Sequence',
  /** When the stream FLOOR that the sequence is of was made: another one counts from 1 again. */
  stream: 'Floorcast-Stream'
} as const;

/** A header is one line, and NATS has a limit for all of them. */
const headerValue = (text: string): string => text.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, 500);

export interface Rejections {
  /** Stores it unless it is stored; returns at once. */
  readonly store: (rejection: Rejection, message: StreamMessage) => void;
  /** Resolves when all that was given has been stored, or `signal` is aborted. */
  readonly flush: (signal: AbortSignal) => Promise<void>;
}

/** The sequences of this instance of FLOOR that REJECTED holds. */
async function storedSequences(nc: NatsConnection, streamCreated: string): Promise<Set<number>> {
  const stored = new Set<number>();
  const { state } = await (await jetstreamManager(nc)).streams.info(REJECTED_STREAM);
  if (state.messages === 0) return stored;
  const consumer = await jetstream(nc).consumers.get(REJECTED_STREAM, {
    deliver_policy: DeliverPolicy.All,
    headers_only: true
  });
  const messages = await consumer.consume({ max_messages: 5000 });
  for await (const { headers: given, seq, info } of messages) {
    if (given?.get(HEADER.stream) === streamCreated) stored.add(Number(given.get(HEADER.sequence)));
    if (info.pending === 0 || seq >= state.last_seq) break;
  }
  return stored;
}

function headersOf(rejection: Rejection, message: StreamMessage, streamCreated: string): MsgHdrs {
  const result = headers();
  result.set(HEADER.reason, rejection.reason);
  result.set(HEADER.detail, headerValue(rejection.detail));
  result.set(HEADER.subject, headerValue(message.subject));
  result.set(HEADER.sequence, String(message.sequence));
  result.set(HEADER.stream, streamCreated);
  return result;
}

async function publish(js: JetStreamClient, rejection: Rejection, message: StreamMessage, created: string): Promise<void> {
  await js.publish(`rejected.${rejection.reason}`, message.data, {
    headers: headersOf(rejection, message, created),
    // Two servers on one stream, or one that died between storing and knowing: JetStream keeps the first.
    msgID: `${created}#${message.sequence}`
  });
}

/** @param streamCreated which instance of FLOOR the sequences are of */
export async function openRejections(nc: NatsConnection, streamCreated: string): Promise<Rejections> {
  const js = jetstream(nc);
  const stored = await storedSequences(nc, streamCreated);
  const stopping = new AbortController();
  let last = Promise.resolve();

  const storeOne = async (rejection: Rejection, message: StreamMessage): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      try {
        await publish(js, rejection, message, streamCreated);
        return;
      } catch {
        await pause(backoffMs(attempt), stopping.signal);
      }
    }
  };

  return {
    store(rejection, message) {
      if (stored.has(rejection.sequence)) return;
      stored.add(rejection.sequence);
      // The client reuses the buffer that a message came in.
      const kept = { ...message, data: message.data.slice() };
      last = last.then(() => storeOne(rejection, kept));
    },
    async flush(signal) {
      signal.addEventListener('abort', () => stopping.abort());
      await last;
    }
  };
}
