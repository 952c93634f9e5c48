/** A made-up morning: some hours of the demo floor's simulation, ending at a moment of the test's. */
import { simulate } from '../server/demo/simulate.ts';

export type RecordedEvent = Readonly<Record<string, unknown>> & {
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export interface RecordingOptions {
  readonly untilMs: number;
  readonly hours: number;
  readonly seed?: number;
  /** Where it is that hour of the day: how much comes depends on it. */
  readonly timeZone?: string;
}

export function recordedDay({ untilMs, hours, seed = 7, timeZone = 'UTC' }: RecordingOptions): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const fromMs = untilMs - hours * 3_600_000;
  for (const event of simulate({ seed, run: 'test', fromMs, timeZone })) {
    if (Date.parse(event.time) > untilMs) break;
    events.push(event as unknown as RecordedEvent);
  }
  return events;
}

export const asLines = (events: readonly RecordedEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

/**
 * Another order, the same for the same seed. Events of one agent at one time keep theirs: there the order of the stream is
 * what counts.
 */
export function shuffled(events: readonly RecordedEvent[], seed: number): RecordedEvent[] {
  const groups = new Map<unknown, RecordedEvent[]>();
  for (const event of events) {
    const agent = event.data['contact'] === undefined || event.data['state'] ? event.data['agent'] : undefined;
    const key = typeof agent === 'string' ? `${agent} ${event.time}` : event;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  let state = seed;
  // Numerical Recipes' generator: chance enough for a test.
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return [...groups.values()]
    .map((group) => ({ group, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ group }) => group);
}

/** A zone in which it is that hour now: so a day begins where a test wants it, at whatever time the test runs. */
export function zoneAtHour(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  if (ahead === 0) return 'UTC';
  // The signs of these names are turned round.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
