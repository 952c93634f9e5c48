import { expect } from '@playwright/test';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { eventually } from '../eventually.ts';
import { recordedDay } from '../recorded-day.ts';
import { newFolder, removeFolder, startServer } from '../start-server.ts';
import { cell, main, offered, open, row, test } from './board-page.ts';

/** A TCP relay to the server that can be cut and mended. */
async function cuttableWire(serverPort: string) {
  const ends = new Set<Socket>();
  let isCut = false;
  const relay = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = createConnection(Number(serverPort), '127.0.0.1');
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => {}).on('close', () => [near, far].forEach((each) => each.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
  const cutAll = (): void => ends.forEach((end) => end.destroy());
  return {
    port: (relay.address() as AddressInfo).port,
    off: () => ((isCut = true), cutAll()),
    on: () => (isCut = false),
    close: () => (cutAll(), relay.close())
  };
}

test('the first paint has the current figures before any script runs', async ({ browser, floor }) => {
  await floor.publish([offered('billing'), offered('billing')]);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await eventually('they are in', async () => {
    await page.goto(`${floor.server.url}/site/demo`);
    return (await cell(page, 'billing', 'offered').textContent()) === '2';
  });
  await expect(cell(page, 'billing', 'waiting')).toHaveText('2');
  await expect(cell(page, 'sales', 'longestWaitMs')).toHaveText('–');
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
  for (const id of ['billing', 'support', 'sales']) {
    const { today } = sites.demo.queues[id]!;
    await expect(cell(page, id, 'offered')).toHaveText(number.format(today['offered']!));
    await expect(cell(page, id, 'answered')).toHaveText(number.format(today['answered']!));
    await expect(cell(page, id, 'abandoned')).toHaveText(number.format(today['abandoned']!));
    await expect(cell(page, id, 'serviceLevel')).toContainText(percent.format(today['serviceLevel']!));
  }
});

test('an event changes the figure in an open board, on the desk and on the wall', async ({ page, context, floor }) => {
  const wall = await context.newPage();
  await open(page, `${floor.server.url}/site/demo`);
  await open(wall, `${floor.server.url}/tv/demo`);
  await expect(cell(page, 'sales', 'offered')).toHaveText('0');
  await floor.publish([offered('sales')]);
  for (const each of [page, wall]) {
    await expect(cell(each, 'sales', 'offered')).toHaveText('1');
    await expect(cell(each, 'sales', 'waiting')).toHaveText('1');
    // The wait ticks in the browser.
    await expect(cell(each, 'sales', 'longestWaitMs')).toContainText(/0:0[1-9]/);
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
  await expect(cell(page, 'sales', 'offered')).toHaveText('1');
});

test('when the server is killed the figures go stale by steps, and are right again when it is back', async ({
  page,
  floor
}) => {
  await floor.publish([offered('billing')]);
  await open(page, `${floor.server.url}/site/demo`);
  await expect(cell(page, 'billing', 'offered')).toHaveText('1');
  await floor.server.kill();
  await expect(main(page)).toHaveAttribute('data-look', 'dimmed');
  await expect(page.getByRole('banner')).toContainText(/[Nn]o connection/);
  await expect(main(page)).toHaveAttribute('data-look', 'hatched', { timeout: 15_000 });
  await floor.restart();
  await floor.publish([offered('billing')]);
  await expect(main(page)).toHaveAttribute('data-look', 'live', { timeout: 30_000 });
  await expect(cell(page, 'billing', 'offered')).toHaveText('2');
});

test('a cut of the network costs no more than what was missed', async ({ page, floor }) => {
  // A wire of the test's own between browser and server: what it cuts, neither of them closed.
  const cut = await cuttableWire(new URL(floor.server.url).port);
  const frames: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  await open(page, `http://127.0.0.1:${cut.port}/site/demo`);
  await floor.publish([offered('billing')]);
  await expect(cell(page, 'billing', 'offered')).toHaveText('1');
  cut.off();
  await expect(main(page)).toHaveAttribute('data-look', 'dimmed');
  await floor.publish([offered('billing')]);
  cut.on();
  await expect(cell(page, 'billing', 'offered')).toHaveText('2', { timeout: 20_000 });
  await expect(main(page)).toHaveAttribute('data-look', 'live');
  expect(frames.filter((frame) => frame.startsWith('{"type":"snapshot"'))).toHaveLength(0);
  cut.close();
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
  await expect(row(page, 'billing')).toContainText('silent');
  await expect(row(page, 'sales')).not.toContainText('silent');
  await expect(main(page)).toHaveAttribute('data-look', 'live');
});

test('the desk token is asked for once, by keyboard', async ({ page }) => {
  const folder = newFolder();
  const server = await startServer({ folder, env: { FLOOR_DESK_TOKEN: 'open sesame, please' } });
  try {
    await page.goto(`${server.url}/`);
    await expect(page).toHaveURL(/\/enter/);
    await page.getByLabel('Token').focus();
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel('Token').focus();
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
