/** Reads what FLOOR holds now, from a sequence on, and comes to an end. */
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { StreamMessage } from '../floor/stream-fold.ts';
import { pause } from './backoff.ts';
import { followFloor } from './follow-floor.ts';
import { FLOOR_STREAM, hasMessageFrom, streamInfo } from './provision.ts';

const LOOK_EVERY_MS = 1000;

export interface ReadOptions {
  /** The first sequence wanted. */
  readonly from: number;
  /** False: no more are wanted. A promise is waited for before the next one. */
  readonly onMessage: (message: StreamMessage) => Promise<void> | void | false;
  readonly say: (text: string) => void;
  /** Ends it, with its reason. */
  readonly signal?: AbortSignal;
}

/** Resolves when nothing is left to come up to `last`, though its message may be deleted while it is read. */
async function nothingLeft(jsm: JetStreamManager, position: () => number, last: number, over: AbortSignal) {
  for (let before = -1; position() < last && !over.aborted; before = position()) {
    await pause(LOOK_EVERY_MS, over);
    if (position() !== before) continue;
    const info = await streamInfo(jsm, FLOOR_STREAM).catch(() => undefined);
    if (info === null) throw new Error(`the stream ${FLOOR_STREAM} was deleted while it was read`);
    // No answer is no news: it is asked again.
    if (info && !(await hasMessageFrom(jsm, FLOOR_STREAM, position() + 1).catch(() => true))) return;
  }
}

/** @throws Error where there is no stream, or it is deleted under us */
export async function readFloor(nc: NatsConnection, { from, onMessage, say, signal }: ReadOptions): Promise<void> {
  signal?.throwIfAborted();
  const jsm = await jetstreamManager(nc, { checkAPI: false });
  const info = await streamInfo(jsm, FLOOR_STREAM);
  if (!info) throw new Error(`this NATS has no stream ${FLOOR_STREAM}`);
  const { messages, first_seq: first, last_seq: last } = info.state;
  if (messages === 0 || from > last) return;
  let position = Math.max(from, first) - 1;
  const over = new AbortController();
  const ended = new Promise<void>((resolve, reject) => {
    over.signal.addEventListener('abort', () => resolve());
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { signal: over.signal });
  });
  const follower = followFloor(nc, {
    from: position + 1,
    say,
    onMessage: (message) => {
      if (over.signal.aborted || signal?.aborted) return;
      const waiting = message.sequence <= last && onMessage(message);
      position = message.sequence;
      if (waiting === false || position >= last) over.abort();
      return waiting || undefined;
    }
  });
  try {
    await Promise.race([ended, nothingLeft(jsm, () => position, last, over.signal)]);
  } finally {
    over.abort();
    await follower.stop();
  }
}
