/**
 * What can't be used, byte for byte, in the stream REJECTED: each sequence of FLOOR at most once, across restarts and
 * rebuilds, and never lost.
 */
import { DeliverPolicy, jetstream, jetstreamManager, PubHeaders } from '@nats-io/jetstream';
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/nats-core';
import type { Rejection, StreamMessage } from '../floor/stream-fold.ts';
import { OrderedSender, sizeOf, type OutgoingMessage } from './ordered-sender.ts';
import { FLOOR_STREAM, REJECTED_STREAM } from './provision.ts';

export const HEADER = {
  reason: 'Floorcast-Reason',
  detail: 'Floorcast-Detail',
  subject: 'Floorcast-Subject',
  sequence: 'Floorcast-Sequence',
  /** When the stream FLOOR that the sequence is of was made: another one counts from 1 again. */
  stream: 'Floorcast-Stream',
  /** The bytes that the message had, where it and these headers are more than NATS takes. FLOOR has it whole. */
  truncated: 'Floorcast-Truncated'
} as const;

const READ_AT_ONCE = 5000;
const READ_WITHIN_MS = 2000;
const LONGEST_DETAIL = 500;

/** A header is one line. */
const headerValue = (text: string): string =>
  text
    .slice(0, LONGEST_DETAIL)
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ');

export interface Rejections {
  /** Whether it is stored, or on its way there. */
  readonly has: (rejection: Rejection) => boolean;
  /** Stores it unless it is stored; returns at once. */
  readonly store: (rejection: Rejection, message: StreamMessage) => void;
  /** Resolves when all that was given has been stored, or `signal` is aborted; takes no more then. */
  readonly close: (signal: AbortSignal) => Promise<void>;
}

/** Somebody else stores what can't be used. */
export const STORED_ELSEWHERE: Rejections = {
  has: () => true,
  store: () => undefined,
  close: () => Promise.resolve()
};

/** The sequences of this instance of FLOOR that REJECTED holds. */
async function storedSequences(nc: NatsConnection, streamCreated: string): Promise<Set<number>> {
  const stored = new Set<number>();
  const consumer = await jetstream(nc).consumers.get(REJECTED_STREAM, {
    deliver_policy: DeliverPolicy.All,
    headers_only: true
  });
  let pending = (await consumer.info(true)).num_pending;
  while (pending > 0) {
    // What expires while it is read never comes: the next look counts as much as what the last message said.
    pending = 0;
    for await (const message of await consumer.fetch({ max_messages: READ_AT_ONCE, expires: READ_WITHIN_MS })) {
      const { headers: given } = message;
      if (given?.get(HEADER.stream) === streamCreated) stored.add(Number(given.get(HEADER.sequence)));
      pending = message.info.pending;
      if (pending === 0) break;
    }
  }
  return stored;
}

function headersOf({ reason, detail }: Rejection, { subject, sequence }: StreamMessage, created: string): MsgHdrs {
  const result = headers();
  result.set(HEADER.reason, reason);
  result.set(HEADER.detail, headerValue(detail));
  result.set(HEADER.subject, subject);
  result.set(HEADER.sequence, String(sequence));
  result.set(HEADER.stream, created);
  // Two servers on one stream, or one that died between storing and knowing: JetStream keeps the first.
  result.set(PubHeaders.MsgIdHdr, `${created}#${sequence}`);
  return result;
}

/** As much of the message as fits: it nearly filled one when it came, and the headers come on top. */
function fitting(message: OutgoingMessage & { headers: MsgHdrs }, limitBytes: number): OutgoingMessage {
  if (sizeOf(message) <= limitBytes) return message;
  message.headers.set(HEADER.truncated, String(message.data.length));
  const excess = sizeOf(message) - limitBytes;
  return { ...message, data: message.data.subarray(0, Math.max(0, message.data.length - excess)) };
}

async function messageLimit(nc: NatsConnection): Promise<number> {
  const jsm = await jetstreamManager(nc, { checkAPI: false });
  const { max_msg_size: limit } = (await jsm.streams.info(REJECTED_STREAM)).config;
  const maxPayload = nc.info?.max_payload ?? Infinity;
  return limit > 0 ? Math.min(limit, maxPayload) : maxPayload;
}

/**
 * @param streamCreated which instance of FLOOR the sequences are of
 * @param say told when storing has to wait, and when it goes on
 */
export async function openRejections(
  nc: NatsConnection,
  streamCreated: string,
  say: (text: string) => void
): Promise<Rejections> {
  const limitBytes = await messageLimit(nc);
  const stored = await storedSequences(nc, streamCreated);
  const sender = new OrderedSender(nc, {
    say: (text) => say(`${REJECTED_STREAM}: ${text}`),
    onRefused: ({ headers: of }, reason) => say(`${REJECTED_STREAM} refuses ${of?.get(HEADER.sequence)}: ${reason}`)
  });
  return {
    has: ({ sequence }) => stored.has(sequence),
    store(rejection, message) {
      if (stored.has(rejection.sequence)) return;
      stored.add(rejection.sequence);
      // The client reuses the buffer that a message came in.
      const data = message.data.slice();
      const given = {
        subject: `rejected.${rejection.reason}`,
        data,
        headers: headersOf(rejection, message, streamCreated)
      };
      // Nobody waits here: what follows the stream goes on, and the sender keeps what it has not stored yet.
      sender.send(fitting(given, limitBytes)).catch((error: Error) => say(`${REJECTED_STREAM}: ${error.message}`));
    },
    async close(signal) {
      const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      await Promise.race([sender.flush().catch(() => undefined), aborted]);
      sender.close();
    }
  };
}

/**
 * Stores those whose messages nobody will read again: whoever was to store them died before it had. What is not in the stream
 * any more can't be.
 */
export async function storeMissed(
  nc: NatsConnection,
  rejections: Rejections,
  missed: readonly Rejection[]
): Promise<void> {
  const jsm = await jetstreamManager(nc, { checkAPI: false });
  for (const rejection of missed) {
    if (rejections.has(rejection)) continue;
    const { sequence } = rejection;
    const message = await jsm.streams.getMessage(FLOOR_STREAM, { seq: sequence });
    if (!message) continue;
    const { subject, data } = message;
    rejections.store(rejection, { sequence, subject, data, storedAtMs: message.time.getTime() });
  }
}
