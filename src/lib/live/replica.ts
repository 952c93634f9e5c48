import type { Delta, Position, Snapshot } from '#lib/protocol/messages.ts';
import { applyPatch } from '#lib/protocol/patch.ts';

/** The browser's copy of a view. */
export interface Replica<T> extends Position {
  /** The moment the figures are of, server's clock, epoch milliseconds. */
  readonly atMs: number;
  readonly data: T;
}

/** The replica after the message; null where a delta between the two is missing. */
export function advance<T>(replica: Replica<T>, message: Snapshot<T> | Delta): Replica<T> | null {
  if (message.type === 'snapshot') {
    const { epoch, number, atMs, data } = message;
    return { epoch, number, atMs, data };
  }
  if (message.number !== replica.number + 1) return null;
  const data = applyPatch(replica.data, message.patch);
  return { epoch: replica.epoch, number: message.number, atMs: message.atMs, data };
}
