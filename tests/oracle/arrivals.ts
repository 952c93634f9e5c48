/** Events on their way through a stream: when each was stored, and what the clock showed when it was folded in. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FloorConfig } from '../../server/contract/config.ts';
import { readEnvelope } from '../../server/contract/read-event.ts';
import { subjectOf } from '../../server/contract/subject.ts';
import type { StreamFold, StreamMessage } from '../../server/floor/stream-fold.ts';
import { businessDayStart } from './business-day.ts';
import { epochMs, type ContractEvent } from './contract-event.ts';

/** When an event came, and what the clock of the server showed when it was folded in. */
export interface Arrival {
  readonly event: ContractEvent;
  readonly storedAtMs: number;
  readonly nowMs: number;
}

/** Stored in stream order, each at its own time, later, or (its source's clock ahead of ours) up to five minutes before. */
export function arrivalsOf(events: readonly ContractEvent[], lags: readonly number[]): Arrival[] {
  let storedAtMs = -Infinity;
  return events.map((event, index) => {
    storedAtMs = Math.max(storedAtMs, epochMs(event.time) + lags[index % lags.length]!);
    return { event, storedAtMs, nowMs: storedAtMs };
  });
}

/** The events that the stream's fold must take: no repeats of one that was taken, and none of a settled day. */
export function taken(arrivals: readonly Arrival[], config: FloorConfig): ContractEvent[] {
  const seen = new Set<string>();
  return arrivals
    .filter(({ event, storedAtMs }) => {
      const name = JSON.stringify([event.source, event.id]);
      const settings = config.sites?.[event.site];
      const [timeZone, startsAt] = [settings?.timeZone ?? 'UTC', settings?.dayStartsAt ?? '00:00'];
      const today = businessDayStart(storedAtMs, timeZone, startsAt);
      const yesterday = businessDayStart(today - 1, timeZone, startsAt);
      if (seen.has(name) || epochMs(event.time) < yesterday) return false;
      seen.add(name);
      return true;
    })
    .map(({ event }) => event);
}

export const bytes = (event: ContractEvent): Uint8Array => new TextEncoder().encode(JSON.stringify(event));

/** The arrival as the stream brings it. */
export function messageOf({ event, storedAtMs }: Arrival, sequence: number): StreamMessage {
  const read = readEnvelope(event).event;
  assert.ok(read);
  return { sequence, storedAtMs, subject: subjectOf(read), data: bytes(event) };
}

/** Folds arrivals in, as what follows in the stream. */
export function foldIn(fold: StreamFold, arrivals: readonly Arrival[]): void {
  for (const arrival of arrivals) fold.take(messageOf(arrival, fold.sequence + 1), arrival.nowMs);
}

export const spanMs = (mostMs: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constant(0),
    fc.nat(mostMs / 1000).map((seconds) => seconds * 1000),
    fc.nat(mostMs)
  );

export const lags: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(
    spanMs(3000),
    spanMs(5000).map((ms) => -ms),
    fc.constant(-300_000)
  ),
  { minLength: 1 }
);
