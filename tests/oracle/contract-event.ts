/** An event as it stands in the stream: parsed JSON that has passed validation. Its `data` may bear members it ignores. */
export interface ContractEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly site: string;
  readonly data: Members;
}

type Optional<T> = T | null | undefined;

/** The members that a figure may depend on. */
export interface Members {
  readonly contact?: Optional<string>;
  readonly queue?: Optional<string>;
  readonly leg?: Optional<string>;
  readonly channel?: Optional<string>;
  readonly direction?: Optional<string>;
  readonly agent?: Optional<string>;
  readonly waitMs?: Optional<number>;
  readonly reason?: Optional<string>;
  readonly toQueue?: Optional<string>;
  readonly toAgent?: Optional<string>;
  readonly category?: Optional<string>;
  readonly requests?: Optional<number>;
  readonly state?: Optional<string>;
  readonly free?: Optional<number>;
  readonly team?: Optional<string>;
  readonly queues?: Optional<readonly string[]>;
  readonly until?: Optional<string>;
  /** Of a snapshot's entries. */
  readonly since?: Optional<string>;
  readonly agents?: Optional<readonly Members[]>;
  readonly waiting?: Optional<readonly Members[]>;
  readonly inProgress?: Optional<readonly Members[]>;
  readonly [other: string]: unknown;
}

/** An event with its times in epoch milliseconds, and its place in the stream. */
export interface TimedEvent extends ContractEvent {
  readonly timeMs: number;
}

export const epochMs = (dateTime: string): number => Temporal.Instant.from(dateTime).epochMilliseconds;

/** What was received by `asOfMs`, in stream order: of each (source, id) the first, and of those none that is later. */
export function receivedBy(asOfMs: number, events: readonly ContractEvent[]): TimedEvent[] {
  const seen = new Set<string>();
  const received: TimedEvent[] = [];
  for (const event of events) {
    const name = JSON.stringify([event.source, event.id]);
    if (seen.has(name)) continue;
    seen.add(name);
    const timeMs = epochMs(event.time);
    if (timeMs <= asOfMs) received.push({ ...event, timeMs });
  }
  return received;
}
