import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { demoConfig } from '../../server/demo/demo-config.ts';
import { freePort } from '../../server/stream/free-port.ts';
import { aBoard, aFigure } from '../../server/boards/testing.ts';
import { desk, DESK_TOKEN } from '../paired-display.ts';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { openPublisher } from '../../server/stream/publisher.ts';
import { newFolder, removeFolder, startServer, type TestServer } from '../start-server.ts';
import { alive, visit } from './board-page.ts';
import { expectFitsAll, expectNoBarriers, type Screen } from './looks.ts';

/** Louder machines than a television's take their time. */
const PATIENCE = { timeout: 30_000 };

interface Place {
  server: TestServer;
  /** The desk's browser, let in. */
  readonly page: Page;
  readonly restart: () => Promise<void>;
}

const test = base.extend<{ place: Place }>({
  place: async ({ page }, use) => {
    const folder = newFolder();
    const configFile = join(folder, 'floor.json');
    writeFileSync(configFile, JSON.stringify(demoConfig));
    const env = { FLOOR_CONFIG: configFile, PORT: String(await freePort(0)), FLOOR_DESK_TOKEN: DESK_TOKEN };
    const start = (): Promise<TestServer> => startServer({ folder, env });
    const place = {
      server: await start(),
      page,
      async restart() {
        place.server = await start();
      }
    };
    for (const title of ['The floor', 'Team leaders']) await desk(place.server)('POST', 'boards', board(title));
    await page.goto(`${place.server.url}/displays`);
    await page.getByLabel('Token').fill(DESK_TOKEN);
    await page.getByRole('button', { name: 'Open the board' }).click();
    await expect(page.getByRole('heading', { name: 'Displays' })).toBeVisible();
    await alive(page);
    await use(place);
    await place.server.stop();
    removeFolder(folder);
  }
});

const board = (title: string) =>
  aBoard(title, {
    pages: [{ id: 'p', title: null, tiles: [aFigure('level', { title }), aFigure('offered', { x: 6 })] }]
  });

/** A television: a browser that knows nothing yet. */
async function television(browser: Browser, { server }: Place, userAgent?: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    ...(userAgent !== undefined && { userAgent })
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/tv`);
  return page;
}

const codeOn = async (tv: Page): Promise<string> => (await tv.locator('.letter').allTextContents()).join('');
const card = (page: Page, name: string) => page.getByRole('article', { name });
const boardOn = (tv: Page, title: string) => tv.getByRole('heading', { name: title, level: 1 });

async function pairAtDesk({ page }: Place, tv: Page, name: string, boards: readonly string[]): Promise<void> {
  await page.getByLabel('Code on its screen').fill(await codeOn(tv));
  await page.getByLabel('Name').fill(name);
  for (const title of boards) await page.getByLabel('Add a board').selectOption({ label: title });
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(`${name} is paired.`);
}

test('a television is paired by its code, shows its board through a restart of the server, and is cut off when it is revoked', async ({
  browser,
  place
}) => {
  const tv = await television(browser, place);
  await pairAtDesk(place, tv, 'North wall', ['The floor']);
  await expect(boardOn(tv, 'The floor')).toBeVisible(PATIENCE);

  await place.server.stop();
  await expect(tv.locator('[data-look="hatched"]').first()).toBeVisible(PATIENCE);
  await place.restart();
  await expect(tv.locator('main[data-look="live"]')).toBeVisible(PATIENCE);
  await expect(boardOn(tv, 'The floor')).toBeVisible();

  const { page } = place;
  await card(page, 'North wall').getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(boardOn(tv, 'The floor')).toBeVisible();
  await card(page, 'North wall').getByRole('button', { name: 'Revoke' }).click();
  const revokedAtMs = performance.now();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(tv.locator('.letter')).toHaveCount(6, PATIENCE);
  test
    .info()
    .annotations.push({ type: 'cut off after', description: `${Math.round(performance.now() - revokedAtMs)} ms` });
  await expect(card(page, 'North wall')).toBeHidden(PATIENCE);
  await tv.reload();
  await expect(tv.locator('.letter')).toHaveCount(6);
});

test('what the desk does to a display shows on it', async ({ browser, place }) => {
  const { page } = place;
  const tv = await television(browser, place);
  await pairAtDesk(place, tv, 'North wall', []);
  await expect(tv.getByText('North wall')).toBeVisible(PATIENCE);
  await expect(card(page, 'North wall')).toContainText('Has no board');
  await expect(card(page, 'North wall')).toContainText('1920 × 1080', PATIENCE);

  await card(page, 'North wall').getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('South wall');
  for (const title of ['Team leaders', 'The floor'])
    await dialog.getByLabel('Add a board').selectOption({ label: title });
  await dialog.getByRole('button', { name: 'Show The floor earlier' }).click();
  await dialog.getByRole('button', { name: 'Take out Team leaders' }).click();
  await dialog.getByLabel('Dim the picture').check();
  await dialog.getByLabel('From').fill('00:00');
  await dialog.getByLabel('To').fill('00:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(boardOn(tv, 'The floor')).toBeVisible(PATIENCE);
  await expect(tv.locator('.dim')).toBeVisible(PATIENCE);
  await expect(tv).toHaveTitle(/^South wall/, PATIENCE);

  await card(page, 'South wall').getByRole('button', { name: 'Identify' }).click();
  await expect(tv.locator('.card')).toHaveText('South wall', PATIENCE);
  const reloaded = tv.waitForEvent('load', PATIENCE);
  await card(page, 'South wall').getByRole('button', { name: 'Reload' }).click();
  await reloaded;
  await expect(boardOn(tv, 'The floor')).toBeVisible(PATIENCE);
});

test('a code that was read by a phone stands in its field already; a wrong one is said to be wrong', async ({
  browser,
  place
}) => {
  const { page } = place;
  await television(browser, place);
  await visit(page, `${place.server.url}/displays?code=AAAAAA`);
  await expect(page.getByLabel('Code on its screen')).toHaveValue('AAAAAA');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Reception');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('No display waits with this code');
  await expect(page.getByLabel('Code on its screen')).toBeFocused();
});

test('a display is paired, changed and revoked by keyboard alone', async ({ browser, place }) => {
  const { page } = place;
  const tv = await television(browser, place);
  await visit(page, `${place.server.url}/displays?code=${await codeOn(tv)}`);
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('North wall');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Add a board')).toBeFocused();
  await page.keyboard.press('T');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  while (
    !(await page.getByRole('button', { name: 'Pair', exact: true }).evaluate((it) => it === document.activeElement))
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(tv.getByRole('heading', { level: 1 })).toBeVisible(PATIENCE);
  await expect(tv.locator('.letter')).toHaveCount(0, PATIENCE);
  const revoke = card(page, 'North wall').getByRole('button', { name: 'Revoke' });
  await revoke.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(revoke).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(tv.locator('.letter')).toHaveCount(6, PATIENCE);
});

test('an alert that comes is heard and seen on a television, a test from the desk too', async ({ browser, place }) => {
  const { page, server } = place;
  const alerts = {
    id: 'alerts',
    kind: 'alerts',
    title: null,
    x: 0,
    y: 0,
    w: 12,
    h: 8,
    site: null,
    least: 'info'
  } as const;
  const alarms = aBoard('Alarms', { pages: [{ id: 'p', title: null, tiles: [alerts] }] });
  await desk(server)('POST', 'boards', alarms);
  await page.reload();
  await alive(page);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  // What is heard can't be seen: the tones that are made are counted.
  await context.addInitScript(() => {
    class Counted extends AudioContext {
      override createOscillator(): OscillatorNode {
        const { dataset } = document.documentElement;
        dataset['tones'] = String(Number(dataset['tones'] ?? 0) + 1);
        return super.createOscillator();
      }
    }
    Object.assign(window, { AudioContext: Counted });
  });
  const tv = await context.newPage();
  await tv.goto(`${server.url}/tv`);
  await pairAtDesk(place, tv, 'North wall', ['Alarms']);
  await expect(boardOn(tv, 'Alarms')).toBeVisible(PATIENCE);
  await expect(card(page, 'North wall')).toContainText('can be heard', PATIENCE);
  const tones = (): Promise<number> => tv.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0));
  await card(page, 'North wall').getByRole('button', { name: 'Test chime' }).click();
  await expect.poll(tones, PATIENCE).toBeGreaterThan(0);
  const tested = await tones();

  const nc = await connectNats({ url: server.natsUrl(), name: 'test' });
  const publisher = openPublisher(nc);
  await expect(async () => {
    const id = randomUUID();
    const time = new Date().toISOString();
    // A source that promises to speak up again at once, and does not.
    const data = { name: 'exchange', everyMs: 200 };
    const event = { specversion: '1.0', id, source: `/${id}`, type: 'source.heartbeat', site: 'demo', time, data };
    await publisher.publish(event);
    await publisher.flush();
    await expect(tv.locator('.frame')).toBeVisible({ timeout: 4000 });
  }).toPass(PATIENCE);
  await expect.poll(tones, PATIENCE).toBeGreaterThan(tested);
  await nc.close();
});

const OLD =
  'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.79 Safari/537.36';

test('a television that is too old shows its board as a table, comes back with the server, and is cut off too', async ({
  browser,
  place
}) => {
  const tv = await television(browser, place, OLD);
  await expect(tv).toHaveURL(/\/tv\/plain$/);
  const code = (await tv.locator('.code').textContent())!.trim();
  await desk(place.server)('POST', 'displays', {
    code,
    name: 'Old wall',
    assignment: { boards: ['the-floor'], seconds: 30 }
  });
  await expect(boardOn(tv, 'The floor')).toBeVisible(PATIENCE);
  await expect(tv.getByRole('row', { name: /The floor/ })).toBeVisible();
  await expect(card(place.page, 'Old wall')).toContainText('it shows a table', PATIENCE);
  await expect(card(place.page, 'Old wall')).toContainText('Chromium 79, webOS');

  await place.server.stop();
  await expect(tv.locator('#lost')).toBeVisible(PATIENCE);
  await place.restart();
  await expect(tv.locator('#lost')).toBeHidden(PATIENCE);
  await expect(boardOn(tv, 'The floor')).toBeVisible();

  const { displays } = (await (await desk(place.server)('GET', 'displays')).json()) as { displays: { id: string }[] };
  await desk(place.server)('DELETE', `displays/${displays[0]!.id}`);
  await expect(tv.locator('.code')).toBeVisible(PATIENCE);
});

test('a television without scripts is sent to the table', async ({ browser, place }) => {
  const tv = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await tv.goto(`${place.server.url}/tv`);
  await expect(tv).toHaveURL(/\/tv\/plain$/, PATIENCE);
  await expect(tv.locator('.code')).toBeVisible();
});

test('where the page is not secure a silent film keeps the television awake', async ({ browser, place }) => {
  const context = await browser.newContext();
  // As on http from another machine: there is no such lock.
  await context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'wakeLock'));
  const tv = await context.newPage();
  await tv.goto(`${place.server.url}/tv`);
  await pairAtDesk(place, tv, 'North wall', ['The floor']);
  const film = tv.locator('video');
  await expect(film).toHaveJSProperty('paused', false, PATIENCE);
  await expect(film).toHaveJSProperty('loop', true);
  const at = await film.evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime), PATIENCE).not.toBe(at);
  await expect(card(place.page, 'North wall')).toContainText('by a silent film', PATIENCE);
});

const WALLS: readonly Screen[] = [
  ['720p', 1280, 720],
  ['1080p', 1920, 1080],
  ['4K', 3840, 2160],
  ['upright', 1080, 1920],
  ['a phone', 390, 844]
];
const DESKS: readonly Screen[] = [
  ['a laptop', 1440, 900],
  ['a phone', 390, 844]
];
const LONG = 'Customer service hall, northern gallery, third wall';

test('what displays and desks see fits every screen in every language, and is open to everybody', async ({
  browser,
  place
}) => {
  test.slow();
  const { page } = place;
  const tv = await television(browser, place);
  await pairAtDesk(place, tv, LONG, ['The floor', 'Team leaders']);
  await expect(card(page, LONG)).toContainText('1920 × 1080', PATIENCE);
  const unpaired = await television(browser, place);
  const old = await television(browser, place, OLD);
  for (const [language, theme] of [
    ['en', 'dark'],
    ['tr', 'dark'],
    ['ar', 'light']
  ] as const) {
    await visit(unpaired, `${place.server.url}/tv?lang=${language}`);
    await old.goto(`${place.server.url}/tv/plain?lang=${language}`);
    for (const screen of [unpaired, old]) {
      await expectFitsAll(screen, WALLS, false, `${screen.url()} ${language}`);
      await expectNoBarriers(screen, `${screen.url()} ${language}`);
    }
    await visit(page, `${place.server.url}/displays?lang=${language}&theme=${theme}`);
    await expectFitsAll(page, DESKS, true, `desk ${language}`);
    await expectNoBarriers(page, `desk ${language} ${theme}`);
    await page.getByRole('article').getByRole('button').nth(3).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoBarriers(page, `dialog ${language} ${theme}`);
  }
});
