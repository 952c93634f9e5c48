import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import { aBoard, boardOfTiles } from '../../server/boards/testing.ts';
import { test, visit, type Floor } from './board-page.ts';
import { expectFitsAll, expectNoBarriers, type Screen } from './looks.ts';

const NEWS: Tile = { id: 'news', kind: 'message', title: null, x: 0, y: 0, w: 12, h: 4 };

async function save({ server }: Floor, id: string, document: BoardDocument, basedOn = ''): Promise<void> {
  const cookie = `floorcast_person=${encodeURIComponent('Ayşe Yılmaz')}`;
  const path = `${server.url}/api/boards/${id}${basedOn}`;
  const answer = await fetch(path, { method: 'PUT', body: JSON.stringify(document), headers: { cookie } });
  expect(answer.ok).toBe(true);
}

const titleOf = async ({ server }: Floor, id: string): Promise<string | null> => {
  const answer = await fetch(`${server.url}/api/boards/${id}`);
  return answer.ok ? ((await answer.json()) as { title: string }).title : null;
};

const open = (page: Page, { server }: Floor, search = ''): Promise<void> =>
  visit(page, `${server.url}/boards${search}`);

const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) });

/** As one does without a pointer: until it has the focus. */
async function press(page: Page, name: RegExp | string): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.focus();
  await page.keyboard.press('Enter');
}

test('boards are listed with where they belong, by whom they were changed, and what can be done', async ({
  page,
  floor
}) => {
  await save(floor, 'wall', boardOfTiles([NEWS], { title: 'North wall', audience: 'wall' }));
  await open(page, floor);
  await expect(page.getByText('1 board', { exact: true })).toBeVisible();
  const wall = row(page, 'North wall');
  await expect(wall).toContainText('Demo floor · 1 tile');
  await expect(wall).toContainText('Wall');
  await expect(wall).toContainText('by Ayşe Yılmaz');
  await expect(wall.getByRole('link', { name: /^Edit/ })).toHaveAttribute('href', '/boards/wall/edit');
  await expect(page.getByRole('link', { name: 'New board' })).toHaveAttribute('href', '/boards/new');
  await wall.getByRole('link', { name: 'North wall', exact: true }).click();
  await expect(page).toHaveURL(/\/board\/wall$/);
});

test('a board is duplicated, deleted and brought back, with the keyboard alone, under the name of who does it', async ({
  page,
  floor
}) => {
  await save(floor, 'one', aBoard('One'));
  await open(page, floor);
  await page.getByLabel('Your name').fill('Can Öztürk');
  await press(page, /^Duplicate/);
  await expect(page.getByRole('status')).toContainText('“One (copy)” was made.');
  await expect(row(page, 'One (copy)')).toContainText('by Can Öztürk');

  await press(page, 'Delete · One (copy)');
  await expect(row(page, 'One (copy)')).toHaveCount(0);
  await expect.poll(() => titleOf(floor, 'one-copy')).toBe(null);
  await press(page, 'Undo');
  await expect(row(page, 'One (copy)')).toBeVisible();
  await expect.poll(() => titleOf(floor, 'one-copy')).toBe('One (copy)');

  await press(page, 'Delete · One (copy)');
  await expect(row(page, 'One (copy)')).toHaveCount(0);
  await open(page, floor);
  await page.getByText('1 deleted board').click();
  await page.getByRole('button', { name: /^Restore/ }).click();
  await expect(row(page, 'One (copy)')).toBeVisible();
});

test('the history tells in words what each version changed, and brings one back', async ({ page, floor }) => {
  await save(floor, 'one', boardOfTiles([NEWS], { title: 'One' }));
  await save(
    floor,
    'one',
    boardOfTiles(
      [
        { ...NEWS, x: 2 },
        { ...NEWS, id: 'more', y: 6 }
      ],
      { title: 'Two' }
    ),
    '?basedOn=1'
  );
  await open(page, floor);
  await press(page, /^History/);
  const dialog = page.getByRole('dialog', { name: 'History of “Two”' });
  const versions = dialog.getByRole('listitem');
  await expect(versions.nth(0)).toContainText('another title, 1 tile added, and 1 tile moved');
  await expect(versions.nth(0)).toContainText('shown now');
  await expect(versions.nth(1)).toContainText('made');
  await versions
    .nth(1)
    .getByRole('button', { name: /^Restore/ })
    .click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, 'One')).toBeVisible();
  await press(page, /^History/);
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText('as version 1 was');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a board that somebody else has changed meanwhile is not deleted', async ({ page, floor }) => {
  await save(floor, 'one', aBoard('One'));
  // Nothing comes, as if what others do were still on its way.
  await page.routeWebSocket(/\/live$/, () => {});
  await open(page, floor);
  await save(floor, 'one', aBoard('Two'), '?basedOn=1');
  await press(page, /^Delete/);
  await expect(page.getByRole('status')).toContainText('“One” has been changed meanwhile.');
  expect(await titleOf(floor, 'one')).toBe('Two');
});

test('what is exported is imported; a wrong file is refused, its members named', async ({ page, floor }) => {
  await save(floor, 'one', aBoard('One'));
  await open(page, floor);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Export/ }).click()
  ]);
  expect(download.suggestedFilename()).toBe('one.json');
  const text = await readFile(await download.path(), 'utf8');
  const take = (buffer: string): Promise<void> =>
    page
      .getByLabel('Import a file')
      .setInputFiles({ name: 'board.json', mimeType: 'application/json', buffer: Buffer.from(buffer) });
  await take(text.replace('"One"', '"Taken over"').replace('"pageSeconds": 20', '"pageSeconds": 1'));
  await expect(page.getByRole('status')).toContainText('“board.json” can’t be taken:');
  await expect(page.getByRole('status')).toContainText('pageSeconds must be >= 5, not 1');
  await take(text.replace('"One"', '"Taken over"'));
  await expect(row(page, 'Taken over')).toBeVisible();
});

test('what others do is shown without a reload', async ({ page, floor }) => {
  await open(page, floor);
  await expect(page.getByText('There is no board yet.')).toBeVisible();
  await save(floor, 'one', aBoard('One'));
  await expect(row(page, 'One')).toBeVisible();
});

test('an announcement is sent to a board, shown there, and taken back', async ({ page, floor }) => {
  await save(floor, 'one', boardOfTiles([NEWS], { title: 'One' }));
  await save(floor, 'two', boardOfTiles([NEWS], { title: 'Two' }));
  await open(page, floor);
  const board = await page.context().newPage();
  await board.goto(`${floor.server.url}/board/one`);
  const send = page.getByRole('button', { name: 'Announce' });
  await expect(send).toBeDisabled();
  await page.getByLabel('Announce to the floor').fill('Fire drill at ten');
  await page.getByLabel('Warning').check();
  await page.getByLabel('chosen boards').check();
  await expect(send).toBeDisabled();
  await page.getByRole('checkbox', { name: 'One' }).check();
  await send.click();
  const sent = page.getByRole('listitem').filter({ hasText: 'Fire drill at ten' });
  await expect(sent).toContainText('One · at ');
  await expect(page.getByLabel('Announce to the floor')).toHaveValue('');
  await expect(board.getByText('Fire drill at ten')).toBeVisible();
  await board.goto(`${floor.server.url}/board/two`);
  await expect(board.getByText('No announcements')).toBeVisible();
  await sent.getByRole('button', { name: /^Take back/ }).click();
  await expect(page.getByText('Nothing is announced now.')).toBeVisible();
});

const DESKS: readonly Screen[] = [
  ['a phone', 390, 844],
  ['a laptop', 1440, 900]
];

test('the desk of boards fits a laptop and a phone in every language, accessible in both themes', async ({
  page,
  floor
}) => {
  await save(
    floor,
    'wall',
    boardOfTiles([NEWS], { title: 'Orders, returns and complaints of business customers', audience: 'wall' })
  );
  await save(floor, 'desk', aBoard('صالة الخدمة'));
  await save(floor, 'gone', aBoard('Gone'));
  await fetch(`${floor.server.url}/api/boards/gone?basedOn=1`, { method: 'DELETE' });
  const message = { text: 'Fire drill at ten: leave by the north stairs', severity: 'critical', boards: ['wall'] };
  await fetch(`${floor.server.url}/api/messages`, { method: 'POST', body: JSON.stringify(message) });
  for (const [language, theme] of [
    ['en', 'light'],
    ['tr', 'light'],
    ['ar', 'dark']
  ] as const) {
    await open(page, floor, `?lang=${language}&theme=${theme}`);
    await page.locator('details').evaluate((details) => details.setAttribute('open', ''));
    await page.locator('input[type=radio]').last().check();
    await page.evaluate(() => scrollTo(0, 0));
    await expectFitsAll(page, DESKS, true, language);
    await expectNoBarriers(page, `${language} ${theme}`);
  }
});
