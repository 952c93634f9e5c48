import { expect, type Page } from '@playwright/test';
import { formatMoment } from '#lib/protocol/moment-parameters.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import { figureFormat } from '#lib/format/figures.ts';
import { eventually } from '../eventually.ts';
import { recordedDay, type RecordedEvent } from '../recorded-day.ts';
import { replay } from '../whole-server.ts';
import { cell, main, offered, open, test, type Floor } from './board-page.ts';

const MIN = 60_000;
const QUEUES = ['billing', 'support', 'sales'];
const format = figureFormat('en');

const slider = (page: Page) => page.getByRole('slider', { name: 'Time on the board' });
const strip = (page: Page) => page.getByRole('region', { name: 'Rewind' });
const asShownThen = (page: Page) => strip(page).getByRole('switch', { name: 'As shown then' });
const ago = (minutes: number): string => new Date(Date.now() - minutes * MIN).toISOString();

/** The board stands at a past moment, and shows that one's figures. */
async function standsRewound(page: Page): Promise<void> {
  await expect(main(page)).toHaveAttribute('data-look', 'rewound');
  await expect(main(page)).toHaveAttribute('aria-busy', 'false');
  await expect(strip(page).getByRole('alert')).toBeHidden();
}

/** The moment that the page's address names, once it has been written there. */
function momentInAddress(page: Page, otherThan: number | null = null): Promise<number> {
  return eventually('the moment is in the address', () => {
    const at = new URL(page.url()).searchParams.get('at');
    const atMs = at === null ? null : Date.parse(at);
    return atMs === otherThan ? null : atMs;
  });
}

async function viewAt({ server }: Floor, atMs: number, known: 'now' | 'then'): Promise<SiteView> {
  const answer = await fetch(`${server.url}/api/rewind?site=demo&${formatMoment({ atMs, known })}`);
  return ((await answer.json()) as { data: SiteView }).data;
}

interface Replayed {
  readonly today: Readonly<Record<string, number>>;
  readonly queues: Readonly<Record<string, { readonly now: object; readonly today: object }>>;
}

const replayed = ({ server }: Floor, events: readonly RecordedEvent[], atMs: number): Replayed =>
  replay(server.folder, events, new Date(atMs).toISOString()).sites['demo'] as Replayed;

/** Publishes, and waits until whoever keeps the past, who reads the stream at its own pace, knows of so many offered today. */
async function publishKept(floor: Floor, events: readonly object[], offeredToday: number): Promise<void> {
  await floor.publish(events);
  await eventually('the past is kept', async () => {
    const { today } = await viewAt(floor, Date.now(), 'now');
    return today.offered === offeredToday;
  });
}

async function showsFigures(page: Page, { now, today, queues, agents }: SiteView, atMs: number): Promise<void> {
  const headline = page.getByRole('region', { name: 'Today' });
  await expect(headline.locator('[data-figure="offered"]')).toHaveText(format.count(today.offered));
  await expect(headline.locator('[data-figure="waiting"]')).toHaveText(format.count(now.waiting));
  for (const id of QUEUES) {
    const queue = queues[id]!;
    const since = queue.now.longestWaitSinceMs;
    await expect(cell(page, id, 'offered')).toHaveText(format.count(queue.today.offered));
    await expect(cell(page, id, 'answered')).toHaveText(format.count(queue.today.answered));
    await expect(cell(page, id, 'serviceLevel')).toContainText(format.ratio(queue.today.serviceLevel, queue.target));
    await expect(cell(page, id, 'longestWaitMs')).toContainText(format.duration(since === null ? null : atMs - since));
  }
  await expect(page.locator('[data-agent]')).toHaveCount(Object.keys(agents).length);
  const someone = Object.entries(agents).find(([, agent]) => agent.sinceMs !== null);
  if (someone) {
    const [id, { sinceMs }] = someone;
    await expect(page.locator(`[data-agent="${id}"]`)).toContainText(format.duration(atMs - sinceMs!));
  }
}

test('by keyboard the board goes back to what a replay up to that moment gives', async ({ page, floor }) => {
  const untilMs = Date.now();
  const events = recordedDay({ untilMs, hours: 2 });
  await publishKept(floor, events, replayed(floor, events, untilMs).today['offered']!);
  await open(page, `${floor.server.url}/site/demo`);
  await slider(page).focus();
  for (const key of ['PageDown', 'PageDown', 'PageDown', 'ArrowLeft', 'ArrowRight', 'ArrowLeft']) {
    await page.keyboard.press(key);
  }
  await standsRewound(page);
  const atMs = await momentInAddress(page);
  expect(atMs % MIN).toBe(0);
  const time = format.timeOfDay(atMs, (await viewAt(floor, atMs, 'now')).site.timeZone);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', time);
  await expect(strip(page)).toContainText(time);
  await expect(page.getByRole('banner')).toContainText('Rewound');

  const then = await viewAt(floor, atMs, 'now');
  expect(then.today.offered).toBeGreaterThan(0);
  await showsFigures(page, then, atMs);
  const { queues } = replayed(floor, events, atMs);
  for (const id of QUEUES) {
    const { now, today } = queues[id]!;
    const { longestWaitSinceMs: _, agents: __, ...nowThen } = then.queues[id]!.now;
    expect(now).toMatchObject(nowThen);
    expect(today).toMatchObject({ ...then.queues[id]!.today });
  }

  await page.keyboard.press('Home');
  const { dayStartMs, timeZone } = then.site;
  await expect(slider(page)).toHaveAttribute('aria-valuetext', format.timeOfDay(dayStartMs, timeZone));
  // Twelve hours ago: nothing is kept of that, and the figures of another moment do not stand in for it.
  await expect(strip(page).getByRole('alert')).toContainText('Nothing is kept');
  await expect(cell(page, 'billing', 'offered')).toHaveText('–');
  await page.keyboard.press('End');
  await expect(main(page)).toHaveAttribute('data-look', 'live');
});

test('what came late counts with all that is known now, and not as shown then', async ({ page, floor }) => {
  await publishKept(floor, [offered('sales', { time: ago(20) })], 1);
  const atMs = Date.now();
  await eventually('the moment is past', () => Date.now() > atMs + 1000);
  await publishKept(floor, [offered('sales', { time: ago(10) })], 2);
  await open(page, `${floor.server.url}/site/demo?${formatMoment({ atMs, known: 'now' })}`);
  await standsRewound(page);
  await expect(cell(page, 'sales', 'offered')).toHaveText('2');
  await expect(strip(page)).toContainText('with all that is known now');

  await asShownThen(page).check();
  await standsRewound(page);
  await expect(cell(page, 'sales', 'offered')).toHaveText('1');
  await expect(strip(page)).toContainText('as shown then');
  await expect(page).toHaveURL(/known=then/);
  await page.reload();
  await standsRewound(page);
  await expect(asShownThen(page)).toBeChecked();
  await expect(cell(page, 'sales', 'offered')).toHaveText('1');
});

for (const key of ['Escape', 'l']) {
  test(`${key} is back to live, which had gone on for everybody meanwhile`, async ({ page, context, floor }) => {
    await publishKept(floor, [offered('billing', { time: ago(60) }), offered('sales', { time: ago(10) })], 2);
    const other = await context.newPage();
    const sockets: string[] = [];
    const frames: string[] = [];
    for (const each of [page, other]) {
      each.on('websocket', (socket) => {
        sockets.push(socket.url());
        socket.on('framereceived', ({ payload }) => frames.push(String(payload)));
      });
      await open(each, `${floor.server.url}/site/demo`);
      await expect(cell(each, 'sales', 'offered')).toHaveText('1');
    }
    await slider(page).focus();
    await page.keyboard.press('PageDown');
    await standsRewound(page);
    await expect(cell(page, 'sales', 'offered')).toHaveText('0');

    await floor.publish([offered('sales'), offered('sales')]);
    await expect(cell(other, 'sales', 'offered')).toHaveText('3');
    await expect(main(other)).toHaveAttribute('data-look', 'live');
    await expect(cell(page, 'sales', 'offered')).toHaveText('0');

    await page.keyboard.press(key);
    await expect(main(page)).toHaveAttribute('data-look', 'live');
    await expect(strip(page)).toBeHidden();
    await expect(cell(page, 'sales', 'offered')).toHaveText('3');
    await expect(page).not.toHaveURL(/at=/);
    expect(sockets).toHaveLength(2);
    expect(frames.filter((frame) => frame.startsWith('{"type":"snapshot"'))).toEqual([]);
  });
}

test('an explanation is of the moment shown, and Escape closes it before it leads back to live', async ({
  page,
  floor
}) => {
  await publishKept(floor, [offered('billing', { time: ago(60) }), offered('sales', { time: ago(10) })], 2);
  await open(page, `${floor.server.url}/site/demo`);
  await slider(page).focus();
  await page.keyboard.press('PageDown');
  await standsRewound(page);
  const atMs = await momentInAddress(page);
  const asked = page.waitForRequest(/\/api\/figure/);
  await cell(page, 'sales', 'offered').getByRole('button').click();
  expect(Date.parse(new URL((await asked).url()).searchParams.get('at')!)).toBe(atMs);
  await expect(page.getByRole('dialog')).toBeVisible();
  for (const key of ['l', 'Escape']) {
    await page.keyboard.press(key);
    await expect(main(page)).toHaveAttribute('data-look', 'rewound');
  }
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(main(page)).toHaveAttribute('data-look', 'live');
});

test('another day is gone to at the same hour, and seen to its end', async ({ page, floor }) => {
  // The site's clock is past noon, so yesterday ended twelve hours ago and more.
  const hours = [35, 30, 20, 1];
  const events = hours.map((each) => offered('billing', { time: ago(each * 60) }));
  await publishKept(floor, events, 1);
  // Whoever keeps the past reads the stream at its own pace.
  await eventually('both days are known', async () => {
    const days = await fetch(`${floor.server.url}/api/days?site=demo`);
    return ((await days.json()) as unknown[]).length === 2;
  });
  await open(page, `${floor.server.url}/site/demo`);
  const day = page.getByRole('combobox', { name: 'Day' });
  await expect(day.getByRole('option')).toHaveCount(2);
  const yesterday = (await day.getByRole('option').allTextContents())[1]!;
  await day.selectOption(yesterday);
  await standsRewound(page);
  const sameHourMs = await momentInAddress(page);
  await expect(cell(page, 'billing', 'offered')).toHaveText('2');
  await expect(strip(page)).toContainText(`As of ${yesterday}`);
  await page.reload();
  await standsRewound(page);
  await expect(cell(page, 'billing', 'offered')).toHaveText('2');
  await expect(slider(page)).toHaveValue(String(sameHourMs));
  await slider(page).focus();
  await page.keyboard.press('End');
  await standsRewound(page);
  await expect(cell(page, 'billing', 'offered')).toHaveText('3');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '23:59');
  expect(await momentInAddress(page, sameHourMs)).toBeGreaterThan(sameHourMs);
  await page.reload();
  await standsRewound(page);
  await expect(cell(page, 'billing', 'offered')).toHaveText('3');
  await expect(day.getByRole('option', { selected: true })).toHaveText(yesterday);
  await day.selectOption('Today');
  await expect(main(page)).toHaveAttribute('data-look', 'live');
});

test('a reloaded board stays at its moment, also in other colours', async ({ page, floor }) => {
  await publishKept(floor, [offered('billing', { time: ago(30) }), offered('billing', { time: ago(5) })], 2);
  await open(page, `${floor.server.url}/site/demo`);
  await slider(page).focus();
  await page.keyboard.press('PageDown');
  await standsRewound(page);
  const atMs = await momentInAddress(page);
  await page.reload();
  await standsRewound(page);
  await expect(cell(page, 'billing', 'offered')).toHaveText('1');
  await page.getByRole('link', { name: 'Light colours' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await standsRewound(page);
  expect(await momentInAddress(page)).toBe(atMs);
});

test('the first paint of a rewound board has no figures of the present', async ({ browser, floor }) => {
  await publishKept(floor, [offered('billing', { time: ago(30) })], 1);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${floor.server.url}/site/demo?${formatMoment({ atMs: Date.now() - 10 * MIN, known: 'now' })}`);
  await expect(main(page)).toHaveAttribute('data-look', 'rewound');
  await expect(strip(page)).toContainText('As of');
  await expect(cell(page, 'billing', 'offered')).toHaveText('–');
});

test('an address with a moment that is none shows the live board, and says so', async ({ page, floor }) => {
  for (const at of ['yesterday', '2099-01-01T00:00:00Z']) {
    await open(page, `${floor.server.url}/site/demo?at=${at}`);
    await expect(page.getByRole('alert')).toContainText('no moment of the past');
    await expect(main(page)).toHaveAttribute('data-look', 'live');
    await expect(page).not.toHaveURL(/at=/);
    await page.getByRole('button', { name: 'OK' }).click();
    await expect(page.getByRole('alert')).toBeHidden();
  }
});

test('a rewound board says when it cannot be served, and asks again when told to and by itself', async ({
  page,
  floor
}) => {
  await publishKept(floor, [offered('billing', { time: ago(60) }), offered('sales', { time: ago(10) })], 2);
  await open(page, `${floor.server.url}/site/demo`);
  await slider(page).focus();
  await page.keyboard.press('PageDown');
  await standsRewound(page);
  await floor.server.kill();
  await page.keyboard.press('ArrowLeft');
  await expect(strip(page).getByRole('alert')).toContainText('could not be loaded');
  await expect(cell(page, 'sales', 'offered')).toHaveText('–');
  const again = page.waitForRequest('**/api/rewind?*');
  await strip(page).getByRole('button', { name: 'Try again' }).click();
  await again;
  await floor.restart();
  await expect(cell(page, 'sales', 'offered')).toHaveText('0', { timeout: 30_000 });
  await expect(strip(page).getByRole('alert')).toBeHidden();
});

test('the thumb stands over its moment in the chart, whichever way the page is written', async ({ page, floor }) => {
  await floor.publish(recordedDay({ untilMs: Date.now(), hours: 2 }));
  const range = page.locator('input[type="range"]');
  for (const [language, direction] of [
    ['en', 'ltr'],
    ['ar', 'rtl']
  ]) {
    await open(page, `${floor.server.url}/site/demo?lang=${language}`);
    await expect(page.locator('html')).toHaveAttribute('dir', direction!);
    await range.fill(String(Number(await range.getAttribute('max')) - 60 * MIN));
    await expect(main(page)).toHaveAttribute('data-look', 'rewound');
    const { thumb, mark } = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[type="range"]')!;
      const box = input.getBoundingClientRect();
      const [min, max, value] = [input.min, input.max, input.value].map(Number) as [number, number, number];
      const half = 9 * (parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
      const plot = document.querySelector('.u-over')!.getBoundingClientRect();
      const hour = 3_600_000;
      const drawn = Math.max(4, Math.floor((max - min) / hour) + 1) * hour;
      return {
        thumb: box.left + half + ((value - min) / (max - min)) * (box.width - 2 * half),
        mark: plot.left + ((value - min) / drawn) * plot.width
      };
    });
    expect(Math.abs(thumb - mark)).toBeLessThan(2);
  }
});

test('dragged by the mouse it asks for little of what it passes, and for where it stops', async ({ page, floor }) => {
  const events = recordedDay({ untilMs: Date.now(), hours: 2 });
  await publishKept(floor, events, replayed(floor, events, Date.now()).today['offered']!);
  await open(page, `${floor.server.url}/site/demo`);
  const asked: string[] = [];
  // Answers that take a while, as those of a large floor may.
  await page.route('**/api/rewind?*', async (route) => {
    asked.push(new URL(route.request().url()).searchParams.get('at')!);
    await new Promise((done) => setTimeout(done, 200));
    await route.continue().catch(() => {});
  });
  const { x, y, width, height } = (await slider(page).boundingBox())!;
  await page.mouse.move(x + width - 9, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.75, y + height / 2, { steps: 60 });
  await page.mouse.up();
  await standsRewound(page);
  const atMs = await momentInAddress(page);
  await showsFigures(page, await viewAt(floor, atMs, 'now'), atMs);
  expect(Date.parse(asked[asked.length - 1]!)).toBe(atMs);
  expect(asked.length).toBeLessThan(30);

  await page.mouse.move(x + width * 0.75, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width + 50, y + height / 2, { steps: 20 });
  await page.mouse.up();
  await expect(main(page)).toHaveAttribute('data-look', 'live');
});

test('a click on the chart goes to the moment there', async ({ page, floor }) => {
  await floor.publish(recordedDay({ untilMs: Date.now(), hours: 2 }));
  await open(page, `${floor.server.url}/site/demo`);
  const { x, y, width, height } = (await page.locator('.u-over').boundingBox())!;
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(main(page)).toHaveAttribute('data-look', 'rewound');
  const minMs = Number(await slider(page).getAttribute('min'));
  // Four hours are drawn of a day that has no more.
  expect(await momentInAddress(page)).toBe(minMs + 120 * MIN);
});

test('on a telephone it can be stepped and left with a finger', async ({ page, floor }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await publishKept(floor, [offered('billing', { time: ago(60) }), offered('sales', { time: ago(10) })], 2);
  await open(page, `${floor.server.url}/site/demo`);
  await page.getByRole('button', { name: '15 minutes earlier' }).click();
  await standsRewound(page);
  await page.getByRole('button', { name: '−15 min' }).click();
  await standsRewound(page);
  await expect(strip(page)).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  for (const button of await strip(page).getByRole('button').all()) {
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(32);
  }
  await strip(page).getByRole('button', { name: 'Back to live' }).click();
  await expect(main(page)).toHaveAttribute('data-look', 'live');
  await expect(slider(page)).toBeFocused();
});

test('a wall stays live whatever its address says', async ({ page, floor }) => {
  await open(page, `${floor.server.url}/tv/demo?${formatMoment({ atMs: Date.now() - 10 * MIN, known: 'now' })}`);
  await expect(main(page)).toHaveAttribute('data-look', 'live');
  await expect(slider(page)).toBeHidden();
});
