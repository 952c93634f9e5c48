/**
 * A television for weeks: whether anything grows in 30 days. The built page in a real Chromium, over a real socket; what
 * happens is made up, and the clock of the page is that of its heartbeats.
 */
import type { Browser, CDPSession } from '@playwright/test';
import { TWELVE_TILES } from '../boards/made-documents.ts';
import { madeFloor } from '../boards/made-floor.ts';
import { atDayStart, moved } from '../boards/made-moves.ts';
import { startMadeServer } from '../boards/made-server.ts';
import { madeView } from '../boards/made-view.ts';
import { clockOfHeartbeats } from './page-clock.ts';
import { inWorkingBrowser } from './working-browser.ts';

const DAY_MS = 86_400_000;
const DAYS = Number(process.env['FLOORCAST_DAYS'] ?? 30);
/** Seconds between two deltas: 200,000 and more in 30 days. */
const DELTA_EVERY_S = 12;

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
    const socket = page.waitForEvent('websocket', (opened) => opened.url().endsWith('/live'));
    await page.goto(`${server.url}/board/made?for=wall`);
    await (await socket).waitForEvent('framesent');
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

export const benchWeeks = (say: (text: string) => void): Promise<WeeksFigures> =>
  inWorkingBrowser(say, (browser) => weeks(browser, say));
