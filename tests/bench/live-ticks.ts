// The cost of a tick late in the day of a large floor: everything that is shown, after the events of a second. Prints JSON.
import { readEnvelope } from '../../server/contract/read-event.ts';
import type { FloorEvent } from '../../server/contract/event-types.ts';
import { Floor } from '../../server/floor/floor.ts';
import { sitesReport } from '../../server/floor/report.ts';
import { busyDay } from './busy-day.ts';
import { quantile } from './quantiles.ts';

const START_MS = Date.UTC(2026, 10, 23);
const HOUR_MS = 3_600_000;
/** The busiest time: everyone has come, and nobody has gone. */
const FROM_MS = START_MS + 15 * HOUR_MS;
const WARM_UP = 100;
const TICKS = 400;
const TICK_MS = 1000;

const floor = new Floor({});
const tickMs: number[] = [];
let changes = 0;
let nowMs = FROM_MS;

function tick(): void {
  const startedAt = performance.now();
  floor.settle(nowMs);
  sitesReport(floor, nowMs);
  tickMs.push(performance.now() - startedAt);
  nowMs += TICK_MS;
}

for (const { timeMs, text } of busyDay({ queues: 200, agents: 2000, startMs: START_MS })) {
  while (timeMs > nowMs && tickMs.length < WARM_UP + TICKS) tick();
  if (tickMs.length === WARM_UP + TICKS) break;
  if (tickMs.length >= WARM_UP) changes++;
  const { event } = readEnvelope(JSON.parse(text)) as { event: FloorEvent };
  floor.admit(event);
  floor.apply(event, timeMs);
}
const measured = tickMs.slice(WARM_UP);
const figures = {
  ticks: TICKS,
  eventsPerTick: changes / TICKS,
  firstMs: tickMs[0],
  p50Ms: quantile(measured, 0.5),
  p99Ms: quantile(measured, 0.99),
  maxMs: Math.max(...measured)
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
