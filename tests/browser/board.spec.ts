import { expect, test as base, type Page } from '@playwright/test';
import type { NatsConnection } from '@nats-io/nats-core';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoConfig } from '../../server/demo/demo-config.ts';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { freePort } from '../../server/stream/free-port.ts';
import { openPublisher } from '../../server/stream/publisher.ts';
import { recordedDay } from '../recorded-day.ts';
import { eventually, newFolder, removeFolder, startServer, type TestServer } from '../start-server.ts';

interface Floor {
  server: TestServer;
  readonly publish: (events: readonly object[]) => Promise<void>;
  /** Starts it again on the same address, after a kill. */
  readonly restart: () => Promise<void>;
}

/** A server of the test's own, its site known to the configuration but empty. */
const test = base.extend<{ floor: Floor }>({
  floor: async ({}, use) => {
    const folder = newFolder();
    const configFile = join(folder, 'floor.json');
    writeFileSync(
      configFile,
      JSON.stringify({ ...demoConfig, sites: { demo: { name: 'Demo floor', timeZone: 'UTC' } } })
    );
    const env = { FLOOR_CONFIG: configFile, PORT: String(await freePort(0)) };
    const start = (): Promise<TestServer> => startServer({ folder, env });
    let nc: NatsConnection | null = null;
    const floor: Floor = {
      server: await start(),
      async publish(events) {
        nc ??= await connectNats({ url: floor.server.natsUrl(), name: 'test' });
        const publisher = openPublisher(nc);
        for (const event of events) await publisher.publish(event);
        await publisher.flush();
      },
      async restart() {
        floor.server = await start();
      }
    };
    await use(floor);
    await (nc as NatsConnection | null)?.close();
    await floor.server.stop();
    removeFolder(folder);
  }
});

let names = 0;
function offered(queue: string, more: object = {}): object {
  const id = `made-${++names}`;
  const data = { contact: id, queue };
  return {
    specversion: '1.0',
    id,
    source: '/test',
    type: 'contact.offered',
    time: new Date().toISOString(),
    site: 'demo',
    data,
    ...more
  };
}

const row = (page: Page, queue: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: queue }) });
const cell = (page: Page, queue: string, label: string) => row(page, queue).locator(`td[data-label="${label}"]`);
const main = (page: Page) => page.getByRole('main');

/** Opens a page and waits for its socket to the real server. */
async function open(page: Page, url: string): Promise<void> {
  const socket = page.waitForEvent('websocket', (each) => each.url().endsWith('/live'));
  await page.goto(url);
  await (await socket).waitForEvent('framereceived');
}

test('the first paint has the current figures before any script runs', async ({ browser, floor }) => {
  await floor.publish([offered('billing'), offered('billing')]);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await eventually('they are in', async () => {
    await page.goto(`${floor.server.url}/site/demo`);
    return (await cell(page, 'Billing', 'Offered').textContent()) === '2';
  });
  await expect(cell(page, 'Billing', 'Waiting')).toHaveText('2');
  await expect(cell(page, 'Sales', 'Longest wait')).toHaveText('–');
});

test('the board shows the figures that the API answers', async ({ page, floor }) => {
  const events = recordedDay({ untilMs: Date.now(), hours: 2 });
  await floor.publish(events);
  await open(page, `${floor.server.url}/`);
  await expect(page).toHaveURL(/\/site\/demo$/);
  const { sites } = (await (await fetch(`${floor.server.url}/api/floor`)).json()) as {
    sites: { demo: { queues: Record<string, { today: Record<string, number> }> } };
  };
  const number = new Intl.NumberFormat('en');
  const percent = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  for (const [id, name] of [
    ['billing', 'Billing'],
    ['support', 'Support'],
    ['sales', 'Sales']
  ] as const) {
    const { today } = sites.demo.queues[id]!;
    await expect(cell(page, name, 'Offered')).toHaveText(number.format(today['offered']!));
    await expect(cell(page, name, 'Answered')).toHaveText(number.format(today['answered']!));
    await expect(cell(page, name, 'Abandoned')).toHaveText(number.format(today['abandoned']!));
    await expect(cell(page, name, 'Service level')).toContainText(percent.format(today['serviceLevel']!));
  }
});

test('an event changes the figure in an open board, on the desk and on the wall', async ({ page, context, floor }) => {
  const wall = await context.newPage();
  await open(page, `${floor.server.url}/site/demo`);
  await open(wall, `${floor.server.url}/tv/demo`);
  await expect(cell(page, 'Sales', 'Offered')).toHaveText('0');
  await floor.publish([offered('sales')]);
  for (const each of [page, wall]) {
    await expect(cell(each, 'Sales', 'Offered')).toHaveText('1');
    await expect(cell(each, 'Sales', 'Waiting')).toHaveText('1');
    // The wait ticks in the browser.
    await expect(cell(each, 'Sales', 'Longest wait')).toContainText(/0:0[1-9]/);
  }
});

test('when the nats-server is killed the figures look stale, and recover by themselves', async ({ page, floor }) => {
  await open(page, `${floor.server.url}/site/demo`);
  await expect(main(page)).toHaveAttribute('data-look', 'live');
  // Stopped as a frozen machine is: the connection stands, and nobody answers.
  process.kill(floor.server.natsPid(), 'SIGSTOP');
  await expect(main(page)).toHaveAttribute('data-look', 'dimmed');
  process.kill(floor.server.natsPid(), 'SIGKILL');
  await expect(main(page)).toHaveAttribute('data-look', 'live', { timeout: 30_000 });
  await floor.publish([offered('sales')]);
  await expect(cell(page, 'Sales', 'Offered')).toHaveText('1');
});

test('when the server is killed the figures go stale by steps, and are right again when it is back', async ({
  page,
  floor
}) => {
  await floor.publish([offered('billing')]);
  await open(page, `${floor.server.url}/site/demo`);
  await expect(cell(page, 'Billing', 'Offered')).toHaveText('1');
  await floor.server.kill();
  await expect(main(page)).toHaveAttribute('data-look', 'dimmed');
  await expect(page.getByRole('banner')).toContainText(/[Nn]o connection/);
  await expect(main(page)).toHaveAttribute('data-look', 'hatched', { timeout: 15_000 });
  await floor.restart();
  await floor.publish([offered('billing')]);
  await expect(main(page)).toHaveAttribute('data-look', 'live', { timeout: 30_000 });
  await expect(cell(page, 'Billing', 'Offered')).toHaveText('2');
});

test('a cut of the network is shown, and costs no more than what was missed', async ({ page, context, floor }) => {
  const frames: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  await open(page, `${floor.server.url}/site/demo`);
  await floor.publish([offered('billing')]);
  await expect(cell(page, 'Billing', 'Offered')).toHaveText('1');
  // Chromium's "offline" leaves open sockets alone: this one is cut by the server's death of it.
  await context.setOffline(true);
  await expect(main(page)).toHaveAttribute('data-look', /live|dimmed/);
  await context.setOffline(false);
  await floor.publish([offered('billing')]);
  await expect(cell(page, 'Billing', 'Offered')).toHaveText('2');
  expect(frames.filter((frame) => frame.startsWith('{"type":"snapshot"'))).toHaveLength(0);
});

test('a silent source marks only what is its own', async ({ page, floor }) => {
  const heartbeat = (source: string, everyMs: number): object => ({
    ...offered('x'),
    source,
    type: 'source.heartbeat',
    data: { name: source.slice(1), everyMs }
  });
  await floor.publish([
    heartbeat('/quiet', 200),
    heartbeat('/steady', 60_000),
    offered('billing', { source: '/quiet' }),
    offered('sales', { source: '/steady' })
  ]);
  await open(page, `${floor.server.url}/site/demo`);
  await expect(row(page, 'Billing')).toContainText('Silent');
  await expect(row(page, 'Sales')).not.toContainText('Silent');
  await expect(main(page)).toHaveAttribute('data-look', 'live');
});

for (const [name, width, height] of [
  ['720p', 1280, 720],
  ['1080p', 1920, 1080],
  ['4K', 3840, 2160],
  ['portrait', 1080, 1920]
] as const) {
  test(`the wall fits ${name} without scrolling`, async ({ page, floor }) => {
    await floor.publish(recordedDay({ untilMs: Date.now(), hours: 1 }));
    await page.setViewportSize({ width, height });
    await open(page, `${floor.server.url}/tv/demo`);
    await expect(cell(page, 'Billing', 'Offered')).not.toHaveText('0');
    const overflow = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      const clipped = [...document.querySelectorAll('td, th[scope=col], .figure, h1')].filter(
        (each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline'
      );
      return {
        x: scrollWidth - innerWidth,
        y: scrollHeight - innerHeight,
        clipped: clipped.map((each) => each.textContent)
      };
    });
    expect(overflow).toEqual({ x: 0, y: 0, clipped: [] });
  });
}

test('the desk token is asked for once, by keyboard', async ({ page }) => {
  const folder = newFolder();
  const server = await startServer({ folder, env: { FLOOR_DESK_TOKEN: 'open sesame, please' } });
  try {
    await page.goto(`${server.url}/`);
    await expect(page).toHaveURL(/\/enter/);
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel(/token/i).focus();
    await page.keyboard.type('open sesame, please');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${server.url}/`);
    await page.reload();
    await expect(page).toHaveURL(`${server.url}/`);
  } finally {
    await server.stop();
    removeFolder(folder);
  }
});
