/** Boards at a desk, on a real floor: figures that change and that explain themselves. */
import { expect, type Page } from '@playwright/test';
import { TWELVE_TILES } from '../boards/made-documents.ts';
import { offered, open, test } from './board-page.ts';

const told = (page: Page) => page.getByRole('status', { name: 'Summary of the board' });

test('who hears a board or a site is told of changes, when half a minute is over', async ({ page, context, floor }) => {
  const document = { ...TWELVE_TILES, audience: 'desk' };
  const saved = await fetch(`${floor.server.url}/api/boards/desk`, { method: 'PUT', body: JSON.stringify(document) });
  expect(saved.ok, await saved.text()).toBe(true);
  await context.clock.install();
  const pages = [page, await context.newPage()] as const;
  await open(pages[0], `${floor.server.url}/site/demo`);
  await open(pages[1], `${floor.server.url}/board/desk`);
  await floor.publish([offered('sales'), offered('sales')]);
  for (const each of pages) await expect(each.locator('[data-figure="waiting"]').first()).toHaveText('2');
  // A page that is opened after a leap of the clock leaps itself while it loads: both are there before.
  await context.clock.fastForward(30_000);
  for (const each of pages) await expect(told(each)).toContainText('Waiting, 2');
});

test('a figure of a board at the desk changes with the floor, and explains itself', async ({ page, floor }) => {
  const document = { ...TWELVE_TILES, audience: 'desk' };
  const saved = await fetch(`${floor.server.url}/api/boards/desk`, { method: 'PUT', body: JSON.stringify(document) });
  expect(saved.ok, await saved.text()).toBe(true);
  await open(page, `${floor.server.url}/board/desk`);
  await floor.publish([offered('sales'), offered('sales')]);
  const figure = page.locator('[data-tile="offered"] [data-figure="offered"]');
  await expect(figure).toHaveText('2');
  await figure.getByRole('button').click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading').first()).toContainText('Offered');
  await expect(panel).toContainText('2 contacts');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(figure.getByRole('button')).toBeFocused();
});
