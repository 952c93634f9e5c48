/**
 * The next half hour, foretold every quarter of an hour on recorded days and on the demo floor, and scored by what came: the
 * error against "as it is now", the share of likely ranges that held; and what a projection costs on a large floor.
 */
import { formatDateTime } from '../../server/contract/date-time.ts';
import { readEnvelope } from '../../server/contract/read-event.ts';
import { DEMO_SITE, demoConfig } from '../../server/demo/demo-config.ts';
import { simulate as demo } from '../../server/demo/simulate.ts';
import { agentsNeeded } from '../../server/forecast/agents-needed.ts';
import { calibrationOf, type Calibration } from '../../server/forecast/calibration.ts';
import { floorOf, line, TALKING } from '../../server/forecast/testing.ts';
import { project } from '../../server/forecast/projection.ts';
import type { FloorConfig } from '../../server/contract/config.ts';
import { Floor } from '../../server/floor/floor.ts';
import { median } from './quantiles.ts';
import { recordedDay, recordedDays, type RecordedDay } from './recorded-days.ts';
import { ScoredDays, type Scored } from './scored-days.ts';

/** The first ones are those that the method was made on: what counts are the others. */
const MADE_ON_DAYS = 14;
/** Wherever it is measured. */
const DEMO: FloorConfig = { ...demoConfig, sites: { [DEMO_SITE]: { timeZone: 'UTC' } } };
const DEMO_DAYS = 5;
const DEMO_FIRST_SCORED = 2;
const ROUNDS = 5;

type Scores = Readonly<Record<string, Calibration & { readonly share: number }>>;

/** By figure and horizon. */
function scoresOf(all: readonly Scored[]): Scores {
  const groups = Map.groupBy(all, ({ figure, minutes }) => `${figure} +${minutes}`);
  return Object.fromEntries(
    [...groups].map(([name, each]) => {
      const calibration = calibrationOf(each);
      return [name, { ...calibration, share: calibration.held / calibration.ranges }];
    })
  );
}

const cell = (value: number | null, width = 9): string => (value === null ? '–' : value.toFixed(3)).padStart(width);

function tableOf(scores: Scores): string {
  const head = `${'figure'.padEnd(18)}${['error', 'as it was', 'ranges', 'held', 'meant'].map((each) => each.padStart(10)).join('')}`;
  const lines = Object.entries(scores).map(
    ([name, { error, errorAsItWas, ranges, share, meant }]) =>
      `${name.padEnd(18)}${cell(error, 10)}${cell(errorAsItWas, 10)}${String(ranges).padStart(10)}${cell(share, 10)}${cell(meant / ranges, 10)}`
  );
  return [head, ...lines].join('\n');
}

function score(days: readonly RecordedDay[], site: string, config: FloorConfig, scoredFrom: number): Scored[] {
  const scored = new ScoredDays(site, config);
  const all: Scored[] = [];
  for (const [place, day] of days.entries()) {
    const its = scored.score(day);
    if (place >= scoredFrom) all.push(...its);
  }
  return all;
}

function onRecordedDays(say: (text: string) => void): Readonly<Record<string, Scores>> | null {
  const recorded = recordedDays((text) => say(`projection: ${text}`));
  if (!recorded) return null;
  const { days, site, config } = recorded;
  say(`projection: ${days.length} recorded days …`);
  const all = score(days, site, config, 0);
  const isLater = ({ date }: Scored): boolean => date > days[MADE_ON_DAYS - 1]!.date;
  const scores = { madeOn: scoresOf(all.filter((each) => !isLater(each))), scoredOn: scoresOf(all.filter(isLater)) };
  say(`projection: the days after the first ${MADE_ON_DAYS}\n${tableOf(scores.scoredOn)}`);
  return scores;
}

function demoDays(): RecordedDay[] {
  const fromMs = Date.UTC(2026, 10, 23);
  const { calendar } = new Floor(DEMO).site(DEMO_SITE);
  const events = [];
  for (const event of demo({ seed: 11, run: 'bench', fromMs, timeZone: 'UTC' })) {
    if (event.time >= formatDateTime(fromMs + DEMO_DAYS * 86_400_000)) break;
    events.push(readEnvelope(event).event!);
  }
  const byDay = Map.groupBy(events, ({ timeMs }) => calendar.dayOf(timeMs)!.startMs);
  return [...byDay].map(([startMs, ofDay]) => recordedDay(calendar, startMs, ofDay));
}

function onDemoFloor(say: (text: string) => void): Scores {
  say('projection: the demo floor …');
  const scores = scoresOf(score(demoDays(), DEMO_SITE, DEMO, DEMO_FIRST_SCORED));
  say(`projection: the demo floor\n${tableOf(scores)}`);
  return scores;
}

/** Milliseconds of the processor. */
function costOf(
  queues: number,
  agents: number,
  perMinute: number
): Readonly<Record<'projection' | 'agentsNeeded', number>> {
  const lines = Array.from({ length: queues }, (_, place) =>
    line(`q${place}`, perMinute, { waitingMs: [5000], arrivalVariance: 0.05 })
  );
  const hands = Array.from({ length: agents }, (_, place) => {
    const its = new Set([place % queues, (place * 7 + 3) % queues, (place * 11 + 5) % queues]);
    return { agent: `a${place}`, lines: [...its].sort((a, b) => a - b), doing: TALKING };
  });
  const floor = floorOf(lines, hands);
  const spent = (work: () => void): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const projections = project(floor, { seed: 1 });
  const each = Array.from({ length: ROUNDS }, () => ({
    projection: spent(() => void project(floor, { seed: 1 })),
    needed: spent(() => projections.forEach(({ queue, prospects }) => agentsNeeded(floor, queue, prospects[2]!)))
  }));
  return {
    projection: median(each.map(({ projection }) => projection)),
    agentsNeeded: median(each.map(({ needed }) => needed))
  };
}

export interface ProjectionFigures {
  readonly recorded: Readonly<Record<string, Scores>> | null;
  readonly demo: Scores;
  readonly costMs: Readonly<Record<string, Readonly<Record<'projection' | 'agentsNeeded', number>>>>;
}

export function benchProjection(say: (text: string) => void): Promise<ProjectionFigures> {
  const costMs = {
    '4 queues, 60 agents, 10 contacts a minute': costOf(4, 60, 2.5),
    '40 queues, 400 agents, 100 contacts a minute': costOf(40, 400, 2.5),
    '40 queues, 1,500 agents, 400 contacts a minute': costOf(40, 1500, 10)
  };
  return Promise.resolve({ recorded: onRecordedDays(say), demo: onDemoFloor(say), costMs });
}
