/** What the watch would have said on recorded days: each judged by the days before it. */
import { forecastArrivals, TO_WATCH } from '../../server/forecast/arrival-forecast.ts';
import { baselineOf, type Baseline, type KeptDay } from '../../server/forecast/baseline.ts';
import { UNWATCHED, WorkloadWatch, type Change, type WorkloadStep } from '../../server/forecast/workload-watch.ts';
import type { RecordedDay } from './recorded-days.ts';

const MINUTE_MS = 60_000;
const SLOT_MINUTES = 30;
/** Handle times of which so few were seen tell nothing of their mean. */
const LEAST_HANDLED = 30;

export interface Alarm {
  readonly date: string;
  readonly queue: string;
  /** The time on the site's clock, `09:41`, and since when it has been so. */
  readonly time: string;
  readonly since: string;
  readonly kind: Change['kind'];
  readonly measure: Change['measure'];
  readonly observed: number;
  readonly expected: number;
  /** The days that what is expected was learnt from. */
  readonly learntFromDays: number;
  lastedMinutes: number;
}

interface QueueDay {
  readonly arrivals: number[];
  readonly handled: number[][];
}

/** By queue: what came and what ended, minute by minute. */
function minutesOf({ day, events }: RecordedDay): Map<string, QueueDay> {
  const minutes = Math.ceil((day.endMs - day.startMs) / MINUTE_MS);
  const queues = new Map<string, QueueDay>();
  const answeredMs = new Map<string, number>();
  const of = (id: string): QueueDay => {
    let known = queues.get(id);
    if (!known) {
      known = { arrivals: Array<number>(minutes).fill(0), handled: Array.from({ length: minutes }, () => []) };
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
    if (handleMs > 0) of(data.queue).handled[minute]!.push(handleMs);
  }
  return queues;
}

interface HandleTimes {
  readonly meanMs: number;
  readonly variation: number;
}

/** Null where too few are known. */
function handleTimesOf(handled: readonly number[]): HandleTimes | null {
  if (handled.length < LEAST_HANDLED) return null;
  const meanMs = handled.reduce((sum, each) => sum + each, 0) / handled.length;
  const variance = handled.reduce((sum, each) => sum + (each - meanMs) ** 2, 0) / handled.length;
  return { meanMs, variation: Math.sqrt(variance) / meanMs };
}

const slotsOf = (arrivals: readonly number[]): number[] =>
  Array.from({ length: Math.ceil(arrivals.length / SLOT_MINUTES) }, (_, slot) =>
    arrivals.slice(slot * SLOT_MINUTES, (slot + 1) * SLOT_MINUTES).reduce((sum, each) => sum + each, 0)
  );

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

interface Known {
  readonly baseline: Baseline | null;
  readonly handleTimes: HandleTimes | null;
}

function stepOf(day: QueueDay, minute: number, { baseline, handleTimes }: Known, atMs: number): WorkloadStep {
  const soFar = day.arrivals.slice(0, minute);
  const forecast = forecastArrivals(baseline, SLOT_MINUTES * MINUTE_MS, soFar, TO_WATCH);
  const { meanMs, variation } = handleTimes ?? { meanMs: 1, variation: 0 };
  return {
    atMs,
    arrivals: day.arrivals[minute]!,
    relativeHandleTimes: handleTimes ? day.handled[minute]!.map((each) => each / meanMs) : [],
    expected: {
      mean: forecast.meanIn(minute),
      dispersion: forecast.dispersion,
      uncertainty: forecast.levelError
    },
    handleVariation: variation
  };
}

function watchDay(
  watch: WorkloadWatch,
  { date, day }: RecordedDay,
  queue: string,
  minutes: QueueDay,
  known: Known
): Alarm[] {
  const alarms: Alarm[] = [];
  const open = new Map<string, Alarm>();
  let states = UNWATCHED;
  for (let minute = 0; minute < minutes.arrivals.length; minute++) {
    const atMs = day.startMs + (minute + 1) * MINUTE_MS;
    states = watch.after(states, stepOf(minutes, minute, known, atMs));
    const changes = new Map(watch.changes(states, atMs).map((change) => [`${change.measure} ${change.kind}`, change]));
    for (const key of [...open.keys()]) if (!changes.has(key)) open.delete(key);
    for (const [key, { kind, measure, sinceMs, observed, expected }] of changes) {
      const alarm = open.get(key);
      if (alarm) {
        alarm.lastedMinutes++;
        continue;
      }
      const since = clock(Math.round((sinceMs - day.startMs) / MINUTE_MS));
      const learntFromDays = known.baseline?.days ?? 0;
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
  const handled = new Map<string, number[]>();
  const alarms: Alarm[] = [];
  const watch = new WorkloadWatch();
  for (const [place, recorded] of days.entries()) {
    const queues = minutesOf(recorded);
    for (const [queue, minutes] of queues) {
      const baseline = baselineOf(kept.get(queue) ?? [], recorded.weekday);
      const handleTimes = handleTimesOf(handled.get(queue) ?? []);
      alarms.push(...watchDay(watch, recorded, queue, minutes, { baseline, handleTimes }));
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
      handled.set(queue, [...(handled.get(queue) ?? []), ...(minutes?.handled.flat() ?? [])]);
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
