/** Boards at a desk, on a real floor: figures that change and that explain themselves. */
import { expect, type Page } from '@playwright/test';
import { TWELVE_TILES } from '../boards/made-documents.ts';
import { offered, open, test } from './board-page.ts';

const told = (page: Page) => page.getByRole('status', { name: 'Summary of the board' });

test('who hears a board or a site is told of changes, when half a minute is over', async ({ page, floor }) => {
  const document = { ...TWELVE_TILES, audience: 'desk' };
  const saved = await fetch(`${floor.server.url}/api/boards/desk`, { method: 'PUT', body: JSON.stringify(document) });
  expect(saved.ok, await saved.text()).toBe(true);
  await page.clock.install();
  for (const [index, path] of ['/site/demo', '/board/desk'].entries()) {
    await open(page, `${floor.server.url}${path}`);
    await expect(told(page)).toContainText('Waiting, ');
    await floor.publish([offered('sales')]);
    await expect(page.locator('[data-figure="waiting"]').first()).toHaveText(String(index + 1));
    await page.clock.fastForward(30_000);
    await expect(told(page)).toContainText(`Waiting, ${index + 1}`);
  }
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
