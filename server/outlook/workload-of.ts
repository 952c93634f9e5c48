/**
 * Unexpected changes in the workload of a site's queues, as of the last full minute. Each is told from the whole course of
 * the day: what came late is in it, and a restart changes nothing.
 */
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import type { BusinessDay } from '../floor/calendar.ts';
import type { Queue } from '../floor/queue.ts';
import type { Site } from '../floor/site.ts';
import { wasHeard, type Source } from '../floor/source.ts';
import { MINUTE_MS } from '../floor/work-by-minute.ts';
import { AlarmLevels } from '../forecast/alarm-level.ts';
import { watchDay, type WatchedDay } from '../forecast/watched-day.ts';
import { DEFAULT_WATCH, UNWATCHED, WorkloadWatch } from '../forecast/workload-watch.ts';
import { SLOT_MS, usualOfSite, type KeptDays, type Usual } from './kept-days.ts';

const DAY_MS = 24 * 3_600_000;

/** What was computed for one queue holds for others. */
const levels = new AlarmLevels();
const watches = new Map<number, WorkloadWatch>();

function watchOf(falseAlarmDays: number): WorkloadWatch {
  let watch = watches.get(falseAlarmDays);
  if (!watch) {
    watch = new WorkloadWatch({ ...DEFAULT_WATCH, falseAlarmMs: falseAlarmDays * DAY_MS }, levels);
    watches.set(falseAlarmDays, watch);
  }
  return watch;
}

/** Of a source that promises no heartbeats every minute counts. */
function hearing(source: Source | undefined, { startMs }: BusinessDay, nowMs: number): (minute: number) => boolean {
  return (minute) => {
    const fromMs = startMs + minute * MINUTE_MS;
    return !source || wasHeard(source, fromMs, fromMs + MINUTE_MS, nowMs);
  };
}

function watchedDay(site: Site, queue: Queue, { baseline, work }: Usual, untilMs: number, nowMs: number): WatchedDay {
  const day = site.dayAt(nowMs);
  const arrivals = Array<number>(Math.max(0, Math.round((untilMs - day.startMs) / MINUTE_MS))).fill(0);
  const worked = [...queue.work.day(day)];
  for (const [, minutes] of worked) {
    for (const [minute, each] of minutes) if (minute < arrivals.length) arrivals[minute]! += each.arrivals;
  }
  return {
    baseline,
    slotMs: SLOT_MS,
    arrivals,
    channels: worked.map(([channel, minutes]) => ({ usual: work(channel), minutes })),
    isHeard: hearing(site.sources.get(queue.source ?? ''), day, nowMs)
  };
}

/** The last full minute ended then. */
export const lastFullMs = (nowMs: number): number => Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;

function changesOf(site: Site, queue: Queue, usual: Usual, nowMs: number): readonly WorkloadChange[] {
  const untilMs = lastFullMs(nowMs);
  const watch = watchOf(queue.falseAlarmDays);
  let states = UNWATCHED;
  for (const each of watchDay(watch, watchedDay(site, queue, usual, untilMs, nowMs))) states = each;
  return watch.changes(states, untilMs);
}

/** By queue, those of which there are any. The site must be settled for the moment. */
export function workloadOf(site: Site, nowMs: number, keptDays: KeptDays): Record<string, readonly WorkloadChange[]> {
  const usual = usualOfSite(site, nowMs, keptDays);
  const changes = [...site.queues.values()].map(
    (queue) => [queue.id, changesOf(site, queue, usual(queue.id), nowMs)] as const
  );
  return Object.fromEntries(changes.filter(([, some]) => some.length > 0));
}
