/**
 * What a delta costs the main thread of a page on a processor six times slower. The built page in a real Chromium, over a
 * real socket; what happens is made up.
 *
 * Work is the time that the thread had the processor for, times the slowdown: Chromium's own throttling spins by the wall
 * clock, and would count what other programs did meanwhile six times over. Baseline, in the same run: a page that parses
 * the same frames and writes one text. No page does less.
 */
import type { Browser, Page } from '@playwright/test';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { PROTOCOL, type Hello } from '#lib/protocol/messages.ts';
import { AGENT_WALL, TWELVE_TILES } from '../boards/made-documents.ts';
import { madeFloor } from '../boards/made-floor.ts';
import { moved } from '../boards/made-moves.ts';
import { startMadeServer, type MadeServer } from '../boards/made-server.ts';
import { madeView } from '../boards/made-view.ts';
import { markDeltas, traced, workPerDelta, type Step, type Work } from './main-thread.ts';
import { median, quantile } from './quantiles.ts';
import { inWorkingBrowser } from './working-browser.ts';

const SLOWDOWN = 6;
const DELTAS = 300;
const PAUSE_MS = 150;
/** The first ones are still being compiled. */
const WARM_UP = 30;

export interface WorkFigures {
  readonly deltas: number;
  /** Milliseconds of the main thread per delta, at the slowdown. */
  readonly median: number;
  readonly p90: number;
  readonly mean: number;
  /** Medians. */
  readonly steps: Readonly<Record<Step, number>>;
}

interface BoardFigures extends WorkFigures {
  readonly baseline: WorkFigures;
  /** Of the medians. */
  readonly timesBaseline: number;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function figures(work: readonly Work[]): WorkFigures {
  const totals = work.map(({ total }) => total * SLOWDOWN);
  const steps = Object.keys(work[0]!.steps) as Step[];
  return {
    deltas: work.length,
    median: median(totals),
    p90: quantile(totals, 0.9),
    mean: totals.reduce((sum, total) => sum + total, 0) / totals.length,
    steps: Object.fromEntries(
      steps.map((step) => [step, median(work.map((each) => each.steps[step] * SLOWDOWN))])
    ) as WorkFigures['steps']
  };
}

const openBoard = async (page: Page, url: string): Promise<void> =>
  void (await page.goto(`${url}/board/made?for=wall`));

/** The least that a page can do with a delta. */
async function openBaseline(page: Page, url: string): Promise<void> {
  // Any address of the server that is no page of ours: from elsewhere Chromium opens no socket to this machine.
  await page.goto(`${url}/_app/version.json`);
  const hello: Hello = { type: 'hello', protocol: PROTOCOL, view: 'board/made?for=wall' };
  await page.evaluate((text) => {
    document.body.innerHTML = '<p style="contain: strict; height: 2em">0</p>';
    const shown = document.querySelector('p')!.firstChild as Text;
    const socket = new WebSocket(`ws://${location.host}/live`);
    socket.onopen = () => socket.send(text);
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const message = JSON.parse(data) as { readonly type: string; readonly number: number };
      if (message.type === 'delta') shown.data = String(message.number);
    };
  }, JSON.stringify(hello));
}

type Open = typeof openBoard;

async function workOf(browser: Browser, server: MadeServer, open: Open, move: () => void): Promise<WorkFigures> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const run = async (deltas: number): Promise<void> => {
    for (let delta = 0; delta < deltas; delta++) {
      move();
      await pause(PAUSE_MS);
    }
  };
  try {
    await markDeltas(page);
    const socket = page.waitForEvent('websocket', (opened) => opened.url().endsWith('/live'));
    await open(page, server.url);
    await (await socket).waitForEvent('framereceived');
    await run(WARM_UP);
    return figures(workPerDelta(await traced(browser, () => run(DELTAS))));
  } finally {
    await page.close();
  }
}

async function compared(browser: Browser, document: BoardDocument, agents: number): Promise<BoardFigures> {
  const floor = madeFloor({ agents, nowMs: Date.now() });
  const server = await startMadeServer(() => Date.now());
  let view = madeView(document, floor);
  const show = (): void => server.show('made', view, Date.now());
  const move = (): void => {
    view = moved(view, { ...floor, nowMs: Date.now() });
    show();
  };
  try {
    show();
    const baseline = await workOf(browser, server, openBaseline, move);
    const board = await workOf(browser, server, openBoard, move);
    return { ...board, baseline, timesBaseline: board.median / baseline.median };
  } finally {
    await server.close();
  }
}

export const benchWork = (say: (text: string) => void): Promise<object> =>
  inWorkingBrowser(say, async (browser) => {
    say(`a board of twelve tiles, and a page with one text: ${DELTAS} deltas each …`);
    const twelveTiles = await compared(browser, TWELVE_TILES, 40);
    say('three hundred agents …');
    return { slowdown: SLOWDOWN, twelveTiles, agents: await compared(browser, AGENT_WALL, 300) };
  });
