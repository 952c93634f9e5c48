/** Any board at the desk goes back to a past moment, and comes back to live with one key. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { BoardView, FigureData } from '#lib/protocol/board-view.ts';
import { TWELVE_TILES } from '../boards/made-documents.ts';
import { eventually } from '../eventually.ts';
import { main, offered, open, test, type Floor } from './board-page.ts';

const MIN = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * MIN).toISOString();

const slider = (page: Page) => page.getByRole('slider', { name: 'Time on the board' });
const figure = (page: Page) => page.locator('[data-tile="offered"] [data-figure="offered"]');

async function offeredAt({ server }: Floor, at: string): Promise<number | null> {
  const answer = await fetch(`${server.url}/api/board-rewind?board=desk&at=${at}`);
  if (!answer.ok) return null;
  const { data } = (await answer.json()) as { data: BoardView };
  return (data.tiles['offered'] as FigureData).value;
}

/** Two contacts a while ago and one just now, which whoever keeps the past knows of. */
async function aBoard(floor: Floor): Promise<void> {
  const document = { ...TWELVE_TILES, audience: 'desk' };
  const saved = await fetch(`${floor.server.url}/api/boards/desk`, { method: 'PUT', body: JSON.stringify(document) });
  expect(saved.ok, await saved.text()).toBe(true);
  await floor.publish([offered('sales', { time: ago(30) }), offered('sales', { time: ago(30) }), offered('sales')]);
  await eventually('the past is kept', async () => (await offeredAt(floor, ago(0))) === 3);
}

test('a board is gone back with by keyboard, bears its moment in its address, and is live again with Escape', async ({
  page,
  floor
}) => {
  await aBoard(floor);
  await open(page, `${floor.server.url}/board/desk`);
  await expect(figure(page)).toHaveText('3');
  await slider(page).press('PageDown');
  await expect(main(page)).toHaveAttribute('data-look', 'rewound');
  await expect(figure(page)).toHaveText('2');
  await expect(page.getByRole('region', { name: 'Rewind' })).toContainText('As of');
  await eventually('the moment is in the address', () => new URL(page.url()).searchParams.has('at'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await page.reload();
  await expect(figure(page)).toHaveText('2');
  await figure(page).getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText('2 contacts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(main(page)).toHaveAttribute('data-look', 'live');
  await expect(figure(page)).toHaveText('3');
});

test('a board that opens at a moment shows no figure of the present, and says when nothing is kept of it', async ({
  page,
  floor
}) => {
  await aBoard(floor);
  await page.goto(`${floor.server.url}/board/desk?at=${ago(400 * 24 * 60)}&known=now`);
  await expect(page.getByRole('region', { name: 'Rewind' }).getByRole('alert')).toBeVisible();
  await expect(figure(page)).toHaveCount(0);
});

test('a wall has no way into the past', async ({ page, floor }) => {
  await aBoard(floor);
  await open(page, `${floor.server.url}/board/desk?for=wall&at=${ago(20)}`);
  await expect(main(page)).toHaveAttribute('data-look', 'live');
  await expect(slider(page)).toHaveCount(0);
});
