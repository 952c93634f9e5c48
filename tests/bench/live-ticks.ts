// The cost of a tick late in the day of a large floor: every figure of every window of the site, its queues, channels, teams
// and agents, made current after the events of a second. As for live views, what has not changed is the same object as a
// tick before. Every tenth tick rolling windows move on by a step, and those are told apart. Then the same for what the
// site's own board shows and what has changed on it, for a board of twelve tiles that shows everything at a desk and on a
// wall, and for all of it as the JSON of the report. Prints JSON.
import { difference } from '#lib/protocol/patch.ts';
import { readEnvelope } from '../../server/contract/read-event.ts';
import type { FloorEvent } from '../../server/contract/event-types.ts';
import { Floor } from '../../server/floor/floor.ts';
import { sitesReport } from '../../server/floor/report.ts';
import { readSite } from '../../server/floor/site-reading.ts';
import { STEP_MS } from '../../server/floor/windows.ts';
import { opaqueIds } from '../../server/opaque-ids.ts';
import type { BoardContext } from '../../server/views/board-reading.ts';
import { boardView } from '../../server/views/board-view.ts';
import { FloorAt } from '../../server/views/floor-at.ts';
import { BY_NAME, forWalls } from '../../server/views/people.ts';
import { siteView } from '../../server/views/site-view.ts';
import { busyDay } from './busy-day.ts';
import { largeBoard } from './large-board.ts';
import { quantile } from './quantiles.ts';

const START_MS = Date.UTC(2026, 10, 23);
const HOUR_MS = 3_600_000;
/** The busiest time: everyone has come, and nobody has gone. */
const FROM_MS = START_MS + 15 * HOUR_MS;
const WARM_UP = 100;
const TICKS = 400;
const TICK_MS = 1000;

interface Tick {
  readonly ms: number;
  /** Whether rolling windows have moved. */
  readonly isStep: boolean;
}

type View = Readonly<Record<string, unknown>>;

const floor = new Floor({});
const shown: Record<string, View> = {};

const BOARD = { id: 'large', version: 1, document: largeBoard('izmir') };
const DESK: BoardContext = {
  audience: 'desk',
  people: BY_NAME,
  rejected: 0,
  alerts: () => ({}),
  messages: {},
  lastWeek: () => null,
  outlook: () => null,
  shift: () => null
};
const WALL: BoardContext = { ...DESK, audience: 'wall', people: forWalls(opaqueIds()) };

function show(name: string, view: object): void {
  difference(shown[name] ?? {}, view as View);
  shown[name] = view as View;
}

/** What is measured, one after the other. */
const MEASURES = {
  figures: (nowMs: number): void => {
    for (const site of floor.sites.values()) readSite(site, nowMs);
  },
  board: (nowMs: number): void => show('board', siteView(floor, 'izmir', nowMs, 0)!),
  tiles: (nowMs: number): void => show('tiles', boardView(new FloorAt(floor, nowMs), BOARD, DESK)),
  tilesOnWall: (nowMs: number): void => show('tilesOnWall', boardView(new FloorAt(floor, nowMs), BOARD, WALL)),
  report: (nowMs: number): void => void sitesReport(floor, nowMs)
};

type Measure = keyof typeof MEASURES;

const names = Object.keys(MEASURES) as Measure[];
const ticks: Record<Measure, Tick[]> = { figures: [], board: [], tiles: [], tilesOnWall: [], report: [] };
let changes = 0;
let nowMs = FROM_MS;

const measuring = (): Measure | undefined => names.find((name) => ticks[name].length < WARM_UP + TICKS);

function tick(name: Measure): void {
  const startedAt = performance.now();
  floor.settle(nowMs);
  MEASURES[name](nowMs);
  ticks[name].push({ ms: performance.now() - startedAt, isStep: nowMs % STEP_MS === 0 });
  nowMs += TICK_MS;
}

const spread = (ticks: readonly Tick[]) => {
  const times = ticks.map(({ ms }) => ms);
  return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), maxMs: Math.max(...times) };
};

function figuresOf(name: Measure) {
  const measured = ticks[name].slice(WARM_UP);
  return { ...spread(measured), atStep: spread(measured.filter(({ isStep }) => isStep)) };
}

for (const { timeMs, text } of busyDay({ queues: 200, agents: 2000, startMs: START_MS })) {
  while (timeMs > nowMs && measuring()) tick(measuring()!);
  if (!measuring()) break;
  if (timeMs > FROM_MS) changes++;
  const { event } = readEnvelope(JSON.parse(text)) as { event: FloorEvent };
  floor.admit(event);
  floor.apply(event, timeMs);
}
const figures = {
  ticks: TICKS,
  eventsPerTick: changes / ((nowMs - FROM_MS) / TICK_MS),
  firstMs: ticks.figures[0]!.ms,
  ...figuresOf('figures'),
  board: figuresOf('board'),
  tiles: figuresOf('tiles'),
  tilesOnWall: figuresOf('tilesOnWall'),
  report: figuresOf('report')
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
