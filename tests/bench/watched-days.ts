/** What the watch would have said on recorded days: each judged by the days before it. */
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import { baselineOf, type Baseline, type KeptDay } from '../../server/forecast/baseline.ts';
import { addTotals, NO_WORK, usualTotals, type WorkTotals } from '../../server/forecast/expected-work.ts';
import { watchDay } from '../../server/forecast/watched-day.ts';
import { WorkloadWatch } from '../../server/forecast/workload-watch.ts';
import type { RecordedDay } from './recorded-days.ts';

const MINUTE_MS = 60_000;
const SLOT_MINUTES = 30;

export interface Alarm {
  readonly date: string;
  readonly queue: string;
  /** The time on the site's clock, `09:41`, and since when it has been so. */
  readonly time: string;
  readonly since: string;
  readonly kind: WorkloadChange['kind'];
  readonly measure: WorkloadChange['measure'];
  readonly observed: number;
  readonly expected: number;
  /** The days that what is expected was learnt from. */
  readonly learntFromDays: number;
  lastedMinutes: number;
}

interface QueueDay {
  readonly arrivals: number[];
  readonly minutes: Map<number, { ended: number; readonly pieces: number[] }>;
}

/** By queue: what came and what ended, minute by minute. */
function minutesOf({ day, events }: RecordedDay): Map<string, QueueDay> {
  const minutes = Math.ceil((day.endMs - day.startMs) / MINUTE_MS);
  const queues = new Map<string, QueueDay>();
  const answeredMs = new Map<string, number>();
  const end = (day: QueueDay, minute: number, handleMs: number): void => {
    const worked = day.minutes.get(minute) ?? { ended: 0, pieces: [] };
    worked.ended++;
    worked.pieces.push(handleMs);
    day.minutes.set(minute, worked);
  };
  const of = (id: string): QueueDay => {
    let known = queues.get(id);
    if (!known) {
      known = { arrivals: Array<number>(minutes).fill(0), minutes: new Map() };
      queues.set(id, known);
    }
    return known;
  };
  for (const { type, timeMs, data } of events) {
    const minute = Math.floor((timeMs - day.startMs) / MINUTE_MS);
    if (type === 'contact.offered') of(data.queue).arrivals[minute]!++;
    if (type === 'contact.answered') answeredMs.set(data.contact, timeMs);
    if (type !== 'contact.ended') continue;
    const handleMs = timeMs - (answeredMs.get(data.contact) ?? timeMs);
    if (handleMs > 0) end(of(data.queue), minute, handleMs);
  }
  return queues;
}

const slotsOf = (arrivals: readonly number[]): number[] =>
  Array.from({ length: Math.ceil(arrivals.length / SLOT_MINUTES) }, (_, slot) =>
    arrivals.slice(slot * SLOT_MINUTES, (slot + 1) * SLOT_MINUTES).reduce((sum, each) => sum + each, 0)
  );

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

interface Known {
  readonly baseline: Baseline | null;
  readonly usual: WorkTotals;
}

function alarmsOf(
  watch: WorkloadWatch,
  { date, day }: RecordedDay,
  queue: string,
  { arrivals, minutes }: QueueDay,
  { baseline, usual }: Known
): Alarm[] {
  const alarms: Alarm[] = [];
  const open = new Map<string, Alarm>();
  const course = watchDay(watch, {
    baseline,
    slotMs: SLOT_MINUTES * MINUTE_MS,
    arrivals,
    channels: [{ usual, minutes }],
    isHeard: () => true
  });
  let minute = -1;
  for (const states of course) {
    const atMs = day.startMs + (++minute + 1) * MINUTE_MS;
    const changes = new Map(watch.changes(states, atMs).map((change) => [`${change.measure} ${change.kind}`, change]));
    for (const key of [...open.keys()]) if (!changes.has(key)) open.delete(key);
    for (const [key, { kind, measure, sinceMs, observed, expected }] of changes) {
      const alarm = open.get(key);
      if (alarm) {
        alarm.lastedMinutes++;
        continue;
      }
      const since = clock(Math.round((sinceMs - day.startMs) / MINUTE_MS));
      const learntFromDays = baseline?.days ?? 0;
      const time = clock(minute + 1);
      const one = { date, queue, time, since, kind, measure, observed, expected, learntFromDays, lastedMinutes: 1 };
      open.set(key, one);
      alarms.push(one);
    }
  }
  return alarms;
}

/** The alarms of all days, in order. */
export function watchDays(days: readonly RecordedDay[]): Alarm[] {
  const kept = new Map<string, KeptDay[]>();
  const worked = new Map<string, WorkTotals>();
  const alarms: Alarm[] = [];
  const watch = new WorkloadWatch();
  for (const [place, recorded] of days.entries()) {
    const queues = minutesOf(recorded);
    for (const [queue, minutes] of queues) {
      const baseline = baselineOf(kept.get(queue) ?? [], recorded.weekday);
      const usual = worked.get(queue) ?? NO_WORK;
      alarms.push(...alarmsOf(watch, recorded, queue, minutes, { baseline, usual }));
    }
    for (const queue of new Set([...queues.keys(), ...kept.keys()])) {
      const minutes = queues.get(queue);
      const counts = minutes ? slotsOf(minutes.arrivals) : [];
      if (!kept.has(queue))
        kept.set(
          queue,
          days.slice(0, place).map(({ weekday }) => ({ weekday, counts: [] }))
        );
      kept.get(queue)!.push({ weekday: recorded.weekday, counts });
      worked.set(queue, addTotals(worked.get(queue) ?? NO_WORK, usualTotals(minutes?.minutes.values() ?? [])));
    }
  }
  return alarms;
}

const round = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** What a person sees at that moment. */
export function sentence({
  date,
  queue,
  time,
  since,
  kind,
  measure,
  observed,
  expected,
  learntFromDays
}: Alarm): string {
  const what = measure === 'arrivals' ? 'contacts' : 'contacts’ worth of work';
  const word = kind === 'surge' ? 'More' : 'Less';
  const from = learntFromDays === 0 ? 'today alone' : `${learntFromDays} days`;
  const times = `×${round(observed / expected)}`;
  return `${date} ${time} ${queue}: ${word} than expected since ${since}: ${round(observed)} ${what}, ${round(expected)} expected (${times}; learnt from ${from})`;
}
