/**
 * A television for weeks: what a delta costs the main thread of the page, on a processor six times slower; and whether
 * anything grows in 30 days. The built page in a real Chromium, over a real socket; what happens is made up.
 */
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { findChromium } from '../../server/setup/chromium.ts';
import { AGENT_WALL, TWELVE_TILES } from '../boards/made-documents.ts';
import { madeFloor } from '../boards/made-floor.ts';
import { atDayStart, moved } from '../boards/made-moves.ts';
import { startMadeServer } from '../boards/made-server.ts';
import { madeView } from '../boards/made-view.ts';
import { markDeltas, traced, workPerDelta, type Step, type Work } from './main-thread.ts';
import { clockOfHeartbeats } from './page-clock.ts';
import { median, quantile } from './quantiles.ts';

const SLOWDOWN = 6;
const DAY_MS = 86_400_000;
const DELTAS = 300;
const PAUSE_MS = 150;
const DAYS = Number(process.env['FLOORCAST_DAYS'] ?? 30);
/** Seconds between two deltas: 200,000 and more in 30 days. */
const DELTA_EVERY_S = 12;

export interface CostFigures {
  readonly deltas: number;
  /** Milliseconds of the main thread per delta, at the slowdown. */
  readonly median: number;
  readonly p90: number;
  readonly mean: number;
  /** Means. */
  readonly steps: Readonly<Record<Step, number>>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage'
];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function figures(work: readonly Work[]): CostFigures {
  const totals = work.map(({ total }) => total);
  const steps = Object.keys(work[0]!.steps) as Step[];
  return {
    deltas: work.length,
    median: median(totals),
    p90: quantile(totals, 0.9),
    mean: mean(totals),
    steps: Object.fromEntries(
      steps.map((step) => [step, mean(work.map((each) => each.steps[step]))])
    ) as CostFigures['steps']
  };
}

async function slowedDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

async function cost(browser: Browser, document: BoardDocument, agents: number): Promise<CostFigures> {
  const floor = madeFloor({ agents, nowMs: Date.now() });
  const server = await startMadeServer(() => Date.now());
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  try {
    let view = madeView(document, floor);
    server.show('made', view, Date.now());
    await markDeltas(page);
    await page.goto(`${server.url}/board/made?for=wall`);
    await pause(2000);
    await slowedDown(page);
    const events = await traced(browser, async () => {
      for (let delta = 0; delta < DELTAS; delta++) {
        view = moved(view, { ...floor, nowMs: Date.now() });
        server.show('made', view, Date.now());
        await pause(PAUSE_MS);
      }
    });
    // The first ones are still being compiled.
    return figures(workPerDelta(events).slice(10));
  } finally {
    await page.close();
    await server.close();
  }
}

/** After garbage was collected. */
interface Size {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface WeeksFigures {
  readonly days: number;
  readonly deltas: number;
  readonly firstHour: Size;
  readonly byDay: readonly Size[];
  readonly heapGrowthBytes: number;
}

async function sizeOf(session: CDPSession): Promise<Size> {
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heapBytes: usedSize, nodes, listeners: jsEventListeners };
}

async function weeks(browser: Browser, say: (text: string) => void): Promise<WeeksFigures> {
  const startMs = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  let nowMs = startMs;
  const floor = madeFloor({ nowMs });
  const server = await startMadeServer(() => nowMs);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const clock = await clockOfHeartbeats(page);
  try {
    let view = madeView(TWELVE_TILES, floor);
    let deltas = 0;
    server.show('made', view, nowMs);
    await page.goto(`${server.url}/board/made?for=wall`);
    await pause(2000);
    const session = await page.context().newCDPSession(page);
    const passUntil = async (untilMs: number): Promise<void> => {
      for (; nowMs < untilMs; nowMs += 1000) {
        const isNewDay = nowMs % DAY_MS === 0;
        const dayStartMs = Math.floor(nowMs / DAY_MS) * DAY_MS;
        if (isNewDay) view = atDayStart(view, dayStartMs);
        if (nowMs % (DELTA_EVERY_S * 1000) === 0) {
          view = moved(view, { ...floor, nowMs, dayStartMs });
          server.show('made', view, nowMs);
          deltas += 1;
        }
        // A frame that can't go out at once is not queued for: each has its turn.
        await new Promise(setImmediate);
        server.sockets.heartbeat();
        await clock.beat();
      }
      await clock.settled();
    };
    await passUntil(startMs + DAY_MS / 24);
    const firstHour = await sizeOf(session);
    const byDay: Size[] = [];
    for (let day = 1; day <= DAYS; day++) {
      await passUntil(startMs + day * DAY_MS);
      byDay.push(await sizeOf(session));
      const { heapBytes, nodes } = byDay[byDay.length - 1]!;
      say(`day ${day}: ${(heapBytes / 1e6).toFixed(2)} MB, ${nodes} nodes`);
    }
    const heapGrowthBytes = byDay[byDay.length - 1]!.heapBytes - firstHour.heapBytes;
    return { days: DAYS, deltas, firstHour, byDay, heapGrowthBytes };
  } finally {
    clock.close();
    await page.close();
    await server.close();
  }
}

export async function benchWeeks(say: (text: string) => void): Promise<object> {
  const browser = await chromium.launch({ executablePath: findChromium(say), args: ARGS });
  try {
    say(`a board of twelve tiles, a processor ${SLOWDOWN} times slower: ${DELTAS} deltas …`);
    const twelveTiles = await cost(browser, TWELVE_TILES, 40);
    say('three hundred agents …');
    const agents = await cost(browser, AGENT_WALL, 300);
    say(`${DAYS} days …`);
    return { slowdown: SLOWDOWN, twelveTiles, agents, weeks: await weeks(browser, say) };
  } finally {
    await browser.close();
  }
}
