/**
 * Real days for benches: contract events as lines, in the file that BENCH_EVENTS names, in order of time; FLOOR_CONFIG may
 * state the site's zone. Without it what needs them is left out, with a word.
 */
import { readFileSync } from 'node:fs';
import { readConfigFile } from '../../server/config-file.ts';
import type { FloorConfig } from '../../server/contract/config.ts';
import type { FloorEvent } from '../../server/contract/event-types.ts';
import { readEvent } from '../../server/contract/read-event.ts';
import type { BusinessDay, Calendar } from '../../server/floor/calendar.ts';
import { Floor } from '../../server/floor/floor.ts';

export interface RecordedDay {
  /** The date it begins on, and its weekday, 1 (Monday) – 7. */
  readonly date: string;
  readonly weekday: number;
  readonly day: BusinessDay;
  readonly events: readonly FloorEvent[];
}

export interface RecordedDays {
  readonly site: string;
  readonly config: FloorConfig;
  readonly days: readonly RecordedDay[];
}

function eventsIn(path: string): FloorEvent[] {
  const encoder = new TextEncoder();
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => readEvent(encoder.encode(line)).event ?? []);
}

export function recordedDay(calendar: Calendar, startMs: number, events: readonly FloorEvent[]): RecordedDay {
  const day = calendar.dayOf(startMs)!;
  const date = calendar.dateOf(day);
  return { date, weekday: Temporal.PlainDate.from(date).dayOfWeek, day, events };
}

/** Null, and a word, where no days are given. Of several sites, the one that speaks first. */
export function recordedDays(say: (text: string) => void): RecordedDays | null {
  const { BENCH_EVENTS: path, FLOOR_CONFIG: configPath } = process.env;
  if (!path) {
    say('no recorded days: BENCH_EVENTS names a file of events, one a line, in order of time');
    return null;
  }
  const config = configPath ? readConfigFile(configPath).config : {};
  const events = eventsIn(path);
  const site = events[0]!.site;
  const calendar = new Floor(config).calendarOf(site);
  const byDay = Map.groupBy(
    events.filter((event) => event.site === site),
    ({ timeMs }) => calendar.dayOf(timeMs)!.startMs
  );
  return { site, config, days: [...byDay].map(([startMs, ofDay]) => recordedDay(calendar, startMs, ofDay)) };
}
