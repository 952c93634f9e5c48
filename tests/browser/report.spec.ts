import { expect, type Page } from '@playwright/test';
import { eventually } from '../eventually.ts';
import { recordedDay } from '../recorded-day.ts';
import { offered, test, type Floor } from './board-page.ts';

interface Row {
  readonly row: string;
  readonly id: string;
  readonly figures: Readonly<Record<string, number | null>>;
}

const HOUR = 3_600_000;

async function rowsOf({ server }: Floor, search: string): Promise<Row[]> {
  const response = await fetch(`${server.url}/api/report?site=demo&${search}`);
  return ((await response.json()) as { rows: Row[] }).rows;
}

/** Some hours of yesterday's and today's, which the server has taken in. */
async function aDay(floor: Floor): Promise<void> {
  // An hour ago all was over: what is reported no longer changes while it is looked at.
  const events = recordedDay({ untilMs: Date.now() - HOUR, hours: 2 });
  await floor.publish(events);
  const last = { time: new Date(Date.now() - HOUR).toISOString() };
  await floor.publish([offered('last', last)]);
  await eventually('they are in', async () => (await rowsOf(floor, 'by=queue')).some(({ id }) => id === 'last'));
}

const cells = (page: Page, part: 'tbody' | 'tfoot', figure: string) =>
  page.locator(`${part} [data-figure="${figure}"]`).allTextContents();

/** Asked for after the page: another interval may have begun meanwhile. */
async function counted(floor: Floor, search: string, shown: readonly string[], figure: string): Promise<string[]> {
  const intervals = (await rowsOf(floor, search)).filter(({ row }) => row === 'interval');
  return intervals.slice(0, shown.length).map(({ figures }) => figures[figure]!.toLocaleString('en'));
}

test('the report is read without any script: intervals, totals, other lines, other columns', async ({
  browser,
  floor
}) => {
  await aDay(floor);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${floor.server.url}/site/demo`);
  await page.getByRole('link', { name: 'Report' }).click();

  let shown = await cells(page, 'tbody', 'offered');
  expect(shown.length).toBeGreaterThan(20);
  expect(shown).toEqual(await counted(floor, 'by=site', shown, 'offered'));
  const { figures } = (await rowsOf(floor, 'by=site')).at(-1)!;
  expect(await cells(page, 'tfoot', 'offered')).toEqual([figures['offered']!.toLocaleString('en')]);
  await expect(page.locator('[data-figure="outboundHandled"]')).toHaveCount(0);
  await page.getByRole('link', { name: 'All columns' }).click();
  await expect(page.locator('thead th')).toHaveCount(Object.keys(figures).length + 1);
  shown = await cells(page, 'tbody', 'handled');
  expect(shown).toEqual(await counted(floor, 'by=site', shown, 'handled'));

  await page.getByRole('link', { name: 'Queues' }).click();
  const totals = (await rowsOf(floor, 'by=queue')).filter(({ row }) => row !== 'interval');
  for (const { row, id, figures } of totals) {
    const line = row === 'site-total' ? page.locator('tfoot tr') : page.locator(`tbody tr[data-row="${id}"]`);
    await expect(line.locator('[data-figure="offered"]')).toHaveText(figures['offered']!.toLocaleString('en'));
  }
  await page.getByRole('link', { name: 'Billing' }).click();
  await page.getByRole('link', { name: '15 min' }).click();
  await expect(page).toHaveURL(/minutes=15&by=queue&id=billing$/);
  shown = await cells(page, 'tbody', 'answered');
  expect(shown).toEqual(await counted(floor, 'by=queue&id=billing&minutes=15', shown, 'answered'));

  await page.getByRole('combobox').selectOption('sales');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/id=sales/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sales');
  await page.getByRole('link', { name: 'Live board' }).click();
  await expect(page).toHaveURL(/\/site\/demo$/);
});

test('a service level below its target is told by shape and by word', async ({ page, floor }) => {
  await floor.publish([
    offered('billing', { type: 'contact.abandoned', data: { contact: 'c', queue: 'billing', waitMs: 60_000 } })
  ]);
  await eventually('it is in', async () => {
    await page.goto(`${floor.server.url}/site/demo/report?by=queue`);
    return (await page.locator('tr[data-row="billing"] [data-figure="abandoned"]').textContent()) === '1';
  });
  const level = page.locator('tr[data-row="billing"] [data-figure="serviceLevel"]');
  await expect(level).toContainText('0.0%');
  await expect(level).toContainText('Below target');
  await expect(level.locator('.glyph-down')).toBeVisible();
  await expect(page.locator('tr[data-row="sales"] [data-figure="serviceLevel"]')).toHaveText('–');
});

test('the CSV file is the one of the lines that are shown', async ({ page, floor }) => {
  await page.goto(`${floor.server.url}/site/demo/report?by=queue&id=billing&minutes=60`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV file' }).click();
  expect((await download).suggestedFilename()).toMatch(/^floorcast-demo-\d{4}-\d\d-\d\d-queue-billing-60min\.csv$/);
});

test('heads, names and the total stay in sight, on a desk and on a phone, written either way', async ({
  page,
  floor
}) => {
  await page.goto(`${floor.server.url}/site/demo/report?columns=all&minutes=15`);
  const edges = () =>
    page.evaluate(() => {
      const at = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
      return [at('thead th').x, at('thead th').y, at('tfoot th').x, at('tfoot th').bottom, at('tbody th').x];
    });
  for (const [width, height] of [
    [1440, 900],
    [390, 844]
  ] as const) {
    for (const way of [1, -1]) {
      await page.setViewportSize({ width, height });
      await page.locator('html').evaluate((html, way) => html.setAttribute('dir', way === 1 ? 'ltr' : 'rtl'), way);
      const main = page.locator('main');
      await main.evaluate((main) => main.scrollTo(0, 0));
      const before = await edges();
      await main.evaluate((main, way) => main.scrollTo(way * 600, 400), way);
      expect(await main.evaluate((main) => [main.scrollLeft, main.scrollTop])).toEqual([way * 600, 400]);
      expect(await edges()).toEqual(before);
      expect(before[3]).toBe(height);
      const size = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth, scrollHeight];
      });
      expect(size).toEqual([width, height]);
    }
  }
});

test('an address that asks for what is not there says so', async ({ page, floor }) => {
  const at = async (search: string) => (await page.goto(`${floor.server.url}/site/demo/report?${search}`))!.status();
  expect(await at('day=1999-01-01')).toBe(404);
  expect(await at('by=queue&id=nothing')).toBe(404);
  expect(await at('minutes=20')).toBe(400);
  await expect(page.getByText('minutes must be 15, 30 or 60')).toBeVisible();
});
