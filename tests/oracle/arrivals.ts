/** When the events of a random floor come: each is stored by a stream at a moment of its own. */
import fc from 'fast-check';
import type { FloorConfig } from '../../server/contract/config.ts';
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

export const spanMs = (mostMs: number) =>
  fc.oneof(
    fc.constant(0),
    fc.nat(mostMs / 1000).map((seconds) => seconds * 1000),
    fc.nat(mostMs)
  );

export const lags = fc.array(
  fc.oneof(
    spanMs(3000),
    spanMs(5000).map((ms) => -ms),
    fc.constant(-300_000)
  ),
  { minLength: 1 }
);
