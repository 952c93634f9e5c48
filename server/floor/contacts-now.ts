/** Who waits and who is being served at a moment, of one queue or of several, channel by channel. */
import type { Channel } from '../contract/event-types.ts';
import type { Queue } from './queue.ts';

export interface ContactsNow {
  waiting: number;
  waitingOverTarget: number;
  /** When the longest-waiting one was offered; null if none waits. */
  longestWaitSinceMs: number | null;
  inProgress: number;
}

export interface WaitingFigures {
  readonly waiting: number;
  readonly longestWaitMs: number | null;
  readonly waitingOverTarget: number;
  readonly inProgress: number;
}

const nobody = (): ContactsNow => ({ waiting: 0, waitingOverTarget: 0, longestWaitSinceMs: null, inProgress: 0 });

function wait(contacts: ContactsNow, offeredAtMs: number, isOverTarget: boolean): void {
  contacts.waiting++;
  if (isOverTarget) contacts.waitingOverTarget++;
  contacts.longestWaitSinceMs = Math.min(contacts.longestWaitSinceMs ?? Infinity, offeredAtMs);
}

/** @returns those of a channel; null: of all of them */
export function contactsNow(queues: Iterable<Queue>, nowMs: number): (channel: Channel | null) => ContactsNow {
  const all = nobody();
  const byChannel = new Map<Channel, ContactsNow>();
  const of = (channel: Channel): ContactsNow => {
    let contacts = byChannel.get(channel);
    if (!contacts) byChannel.set(channel, (contacts = nobody()));
    return contacts;
  };
  for (const queue of queues) {
    for (const { counted } of queue.waiting) {
      const { channel, offeredAtMs } = counted!;
      const isOverTarget = nowMs - offeredAtMs > queue.definition(channel).thresholdMs;
      wait(all, offeredAtMs, isOverTarget);
      wait(of(channel), offeredAtMs, isOverTarget);
    }
    for (const { counted } of queue.inProgress) {
      all.inProgress++;
      of(counted!.channel).inProgress++;
    }
  }
  return (channel) => (channel === null ? all : of(channel));
}

/** The same, added up. */
export function together(parts: readonly ContactsNow[]): ContactsNow {
  const sum = nobody();
  for (const { waiting, waitingOverTarget, longestWaitSinceMs, inProgress } of parts) {
    sum.waiting += waiting;
    sum.waitingOverTarget += waitingOverTarget;
    sum.inProgress += inProgress;
    if (longestWaitSinceMs === null) continue;
    sum.longestWaitSinceMs = Math.min(sum.longestWaitSinceMs ?? Infinity, longestWaitSinceMs);
  }
  return sum;
}

export function waitingFigures(contacts: ContactsNow, nowMs: number): WaitingFigures {
  const { waiting, longestWaitSinceMs, waitingOverTarget, inProgress } = contacts;
  const longestWaitMs = longestWaitSinceMs === null ? null : Math.max(0, nowMs - longestWaitSinceMs);
  return { waiting, longestWaitMs, waitingOverTarget, inProgress };
}
