import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alive, offered, test, visit } from './board-page.ts';
import { expectNoBarriers } from './looks.ts';

const SIX = ['agentGrid', 'course', 'alerts', 'now.waiting', 'now.longestWaitMs', 'today.serviceLevel'] as const;

const handles = (page: Page): Locator => page.locator('[data-handle]');
const handle = (page: Page, name: RegExp): Locator => page.getByRole('button', { name }).and(handles(page));
const said = (page: Page): Locator => page.locator('[data-said]');
const state = (page: Page): Locator => page.getByRole('banner').getByRole('status');
const tiles = (page: Page): Locator => page.locator('[data-tile]');
const save = (page: Page): Locator => page.getByRole('banner').getByRole('button', { name: 'Save' });

/** Takes the focus there by the Tab key alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not come there');
}

/** The editor answers, and its figures are live. */
async function ready(page: Page): Promise<void> {
  await page.waitForURL('**/edit*');
  await alive(page);
  await expect(page.locator('[data-live="open"]')).toBeVisible();
}

interface Newcomer {
  readonly press: (target: Locator) => Promise<void>;
  readonly write: (target: Locator, text: string) => Promise<void>;
  readonly choose: (target: Locator, value: string) => Promise<void>;
  readonly add: (page: Page, key: string, name: string) => Promise<void>;
  readonly enlarge: (page: Page, tile: Locator) => Promise<void>;
}

const byPointer: Newcomer = {
  press: (target) => target.click(),
  async write(target, text) {
    await target.click();
    await target.fill(text);
  },
  async choose(target, value) {
    await target.selectOption(value);
  },
  async add(page, key, name) {
    await page.getByRole('searchbox').fill(name);
    await page.locator(`[data-add="${key}"]`).click();
  },
  async enlarge(page, tile) {
    await tile.click();
    const { x, y } = (await page.locator('[data-grip="1 0"]').boundingBox())!;
    await page.mouse.move(x + 8, y + 8);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 8, { steps: 4 });
    await page.mouse.move(x + 60, y + 8, { steps: 4 });
    await page.mouse.up();
  }
};

const byKeyboard: Newcomer = {
  async press(target) {
    await tabTo(target.page(), target);
    await target.page().keyboard.press('Enter');
  },
  async write(target, text) {
    await tabTo(target.page(), target);
    await target.page().keyboard.type(text);
  },
  /** The first: there is but one. */
  async choose(target) {
    await tabTo(target.page(), target);
    await target.page().keyboard.press('ArrowDown');
  },
  async add(page, _key, name) {
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  },
  async enlarge(page, tile) {
    await tabTo(page, tile);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
  }
};

/** What they are called in the palette, so that the first that is found is the one. */
const NAMES: Readonly<Record<(typeof SIX)[number], string>> = {
  agentGrid: 'people',
  course: 'chart of the day',
  alerts: 'alerts',
  'now.waiting': 'waiting now',
  'now.longestWaitMs': 'longest wait now',
  'today.serviceLevel': 'service level today'
};

async function buildsAndHangs(page: Page, browser: Browser, url: string, by: Newcomer): Promise<void> {
  await page.goto(`${url}/boards/new?lang=en`);
  // A choice among others is made by the arrows, which choose at once.
  if (by === byPointer) await by.press(page.getByRole('radio', { name: 'Empty board' }));
  else {
    await tabTo(page, page.getByRole('radio', { name: /^Service floor/ }));
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('radio', { name: 'Empty board' })).toBeChecked();
  }
  await by.write(page.getByLabel('Its name'), 'First floor');
  await by.press(page.getByRole('button', { name: 'Create the board' }));
  await ready(page);
  for (const [index, key] of SIX.entries()) {
    await by.add(page, key, NAMES[key]);
    await expect(handles(page)).toHaveCount(index + 1);
  }
  await by.enlarge(page, handle(page, /^Waiting/));
  await expect(handle(page, /^Waiting.*8 wide/)).toBeVisible();
  await by.press(save(page));
  await by.write(page.getByRole('dialog').getByLabel('Your name'), 'Ada');
  await by.press(page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }));
  await expect(state(page)).toHaveText('Saved');

  const tv = await (await browser.newContext()).newPage();
  await tv.goto(`${url}/tv`);
  const code = (await tv.locator('.code .letter').allTextContents()).join('').replace(/\s/g, '');
  await visit(page, `${url}/displays`);
  await by.write(page.getByLabel('Code on its screen'), code);
  await by.write(page.getByLabel('Name', { exact: true }), 'Entrance');
  await by.choose(page.getByLabel('Add a board'), 'first-floor');
  await by.press(page.getByRole('button', { name: 'Pair', exact: true }));
  await expect(tiles(tv)).toHaveCount(SIX.length);
  await expect(tv.getByRole('region', { name: 'Service level' })).toBeVisible();
  await tv.context().close();
}

for (const [means, by] of [
  ['by pointer', byPointer],
  ['by keyboard', byKeyboard]
] as const) {
  test(`a newcomer builds a board of six tiles and puts it on a television within three minutes, ${means}`, async ({
    page,
    browser,
    floor
  }) => {
    test.setTimeout(180_000);
    const startMs = Date.now();
    await buildsAndHangs(page, browser, floor.server.url, by);
    test.info().annotations.push({ type: 'seconds', description: String((Date.now() - startMs) / 1000) });
  });
}

async function newBoard(page: Page, url: string, template = 'serviceFloor'): Promise<string> {
  await page.goto(`${url}/boards/new?lang=en`);
  await page.locator(`input[value="${template}"]`).check();
  await page.getByRole('button', { name: 'Create the board' }).click();
  await ready(page);
  return page.url();
}

test('what is chosen for a new board before any script has come stays chosen', async ({ page, floor }) => {
  let come = (): void => {};
  const isDue = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/*.js', async (route) => {
    await isDue;
    await route.continue();
  });
  await page.goto(`${floor.server.url}/boards/new?lang=en`, { waitUntil: 'commit' });
  await page.getByRole('radio', { name: 'Empty board' }).check();
  come();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Create the board' }).click();
  await ready(page);
  await expect(handles(page)).toHaveCount(0);
});

test('a tile shows live figures while it is edited, and what it shows follows its settings', async ({
  page,
  floor
}) => {
  await newBoard(page, floor.server.url);
  const tile = page.locator('[data-tile="longest-wait"]');
  await handle(page, /^Longest wait/).click();
  await page.getByRole('combobox', { name: 'Figure' }).selectOption('waiting');
  await expect(tile.getByRole('region', { name: 'Waiting', exact: true })).toContainText('0');
  await floor.publish([offered('billing'), offered('billing')]);
  await expect(tile.getByRole('region', { name: 'Waiting', exact: true })).toContainText('2');
});

test('tiles are dragged, pushed, resized, duplicated and removed; all of it can be undone', async ({ page, floor }) => {
  await newBoard(page, floor.server.url, 'smallTeam');
  const first = handle(page, /^Longest wait/);
  const place = /Column 1, row 1, 9 wide, 5 high/;
  await expect(first).toHaveAccessibleName(place);
  const [from, to] = [await first.boundingBox(), await handle(page, /^Answered/).boundingBox()];
  await page.mouse.move(from!.x + from!.width / 2, from!.y + from!.height / 2);
  await page.mouse.down();
  await page.mouse.move(to!.x + to!.width / 2, to!.y + to!.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(first).toHaveAccessibleName(/Column 16, row 1, 9 wide, 5 high/);
  await expect(handle(page, /^Service level/)).toHaveAccessibleName(/Column 8, row 1, 8 wide, 5 high/);
  await expect(handle(page, /^Answered/)).toHaveAccessibleName(/Column 1, row 1, 7 wide, 5 high/);
  await page.keyboard.press('Control+z');
  await expect(first).toHaveAccessibleName(place);

  await first.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(said(page)).toHaveText('9 wide, 6 high');
  await expect(handle(page, /^People/)).toHaveAccessibleName(/row 7, 17 wide, 8 high/);
  await page.keyboard.press('Delete');
  await expect(handles(page)).toHaveCount(4);
  await expect(said(page)).toContainText('Ctrl+Z');
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toHaveText('Column 9, row 1');
  await page.keyboard.press('Control+d');
  await expect(said(page)).toHaveText(/^Duplicated/);
  await expect(handles(page)).toHaveCount(5);
  for (let undone = 0; undone < 4; undone++) await page.keyboard.press('Control+z');
  await expect(first).toHaveAccessibleName(place);
  await expect(state(page)).toHaveText('Saved');
  await page.keyboard.press('Control+y');
  await expect(first).toHaveAccessibleName(/9 wide, 6 high/);
});

test('from right to left, columns are counted from the right, and arrows go where they point', async ({
  page,
  floor
}) => {
  const url = await newBoard(page, floor.server.url, 'smallTeam');
  await page.goto(`${url}?lang=ar`);
  await ready(page);
  const first = page.locator('[data-handle="longest-wait"]');
  const level = page.locator('[data-handle="service-level"]');
  await expect(first).toHaveAccessibleName(/العمود 1،/);
  expect((await first.boundingBox())!.x).toBeGreaterThan((await level.boundingBox())!.x);
  await first.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(first).toHaveAccessibleName(/العمود 10،/);
  await expect(first).toBeFocused();
});

test('Enter goes to the settings of a tile, and Escape back; the linter’s remark is solved there', async ({
  page,
  floor
}) => {
  await newBoard(page, floor.server.url);
  const available = handle(page, /^Available/);
  await available.focus();
  await page.keyboard.press('Enter');
  const figure = page.getByRole('combobox', { name: 'Figure' });
  await expect(figure).toBeFocused();
  await figure.selectOption('offered');
  const remark = page.getByText('A number on its own says little');
  await expect(remark).toBeVisible();
  await page.getByRole('button', { name: 'Compare with last week' }).click();
  await expect(remark).toBeHidden();
  await figure.focus();
  await page.keyboard.press('Escape');
  await expect(handle(page, /^Offered/)).toBeFocused();
  await page.getByRole('button', { name: /^Checks/ }).click();
  await expect(page.getByText('Nothing to improve')).toBeVisible();
  await page.getByRole('button', { name: 'Keys and hints' }).click();
  await expect(page.getByRole('dialog')).toContainText('Ctrl+K');
  await expectNoBarriers(page, 'the help');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a picture is kept in the board, and looked at: a dark one that is cut out is lost on a dark wall', async ({
  page,
  floor
}) => {
  await newBoard(page, floor.server.url, 'blank');
  await page.locator('[data-add="image"]').click();
  await expect(page.getByText('There is no image in it yet.')).toBeVisible();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="12"/></svg>';
  const file = { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) };
  await page.getByLabel('Image file').setInputFiles(file);
  await expect(page.getByRole('img', { name: 'logo' })).toBeVisible();
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  await expect(page.getByText(/hardly stands out/)).toBeHidden();
  await page.getByLabel('Image file').setInputFiles({ ...file, buffer: Buffer.from('no image') });
  await expect(page.getByText('This file is no image that can be shown.')).toBeVisible();
});

async function saveAs(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').getByLabel('Your name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(state(page)).toHaveText('Saved');
}

async function retitle(page: Page, tile: RegExp, title: string): Promise<void> {
  await handle(page, tile).click();
  await page.getByLabel('Title of its own').fill(title);
}

test('two people edit one board: the second is told, both keep what they did, and decide what both changed', async ({
  page,
  browser,
  floor
}) => {
  const url = await newBoard(page, floor.server.url);
  const other = await (await browser.newContext({ locale: 'en' })).newPage();
  await other.goto(url);
  await ready(other);

  await retitle(other, /^Available/, 'Free');
  await retitle(other, /^Alerts/, 'Trouble');
  await retitle(page, /^Longest wait/, 'Waits longest');
  await retitle(page, /^Alerts/, 'What is wrong');
  await saveAs(page, 'Ada');

  await expect(other.getByText(/Ada saved this board/)).toBeVisible();
  await expect(handle(other, /^Waits longest/)).toBeVisible();
  await expect(handle(other, /^Free/)).toBeVisible();
  await expect(handle(other, /^Trouble/)).toBeVisible();
  const conflict = other.locator('[data-conflict="tile/alerts/title"]');
  await expect(conflict).toContainText('What is wrong');
  await expectNoBarriers(other, 'a conflict');
  await other.keyboard.press('Control+s');
  await expect(conflict.getByRole('radio').first()).toBeFocused();
  await conflict.getByRole('radio', { name: /Theirs/ }).check();
  await expect(handle(other, /^What is wrong/)).toBeVisible();
  await saveAs(other, 'Emre');

  await expect(page.getByText(/Emre saved this board/)).toBeVisible();
  await expect(handle(page, /^Free/)).toBeVisible();
  await expect(state(page)).toHaveText('Saved');
  await other.context().close();
});

test('what was not saved is kept in the browser, and offered again', async ({ page, floor }) => {
  const url = await newBoard(page, floor.server.url);
  await retitle(page, /^Alerts/, 'Trouble');
  await expect(state(page)).toHaveText('Not saved yet');
  await page.waitForFunction(() =>
    Object.keys(localStorage).some((key) => localStorage.getItem(key)!.includes('Trouble'))
  );
  await page.goto(url);
  await ready(page);
  await page.getByRole('button', { name: 'Go on with them' }).click();
  await expect(handle(page, /^Trouble/)).toBeVisible();
});

test('a tile is dragged from the palette to where it is to be', async ({ page, floor }) => {
  await newBoard(page, floor.server.url, 'blank');
  const [from, stage] = [
    await page.locator('[data-add="clock"]').boundingBox(),
    await page.getByRole('group', { name: 'Page of the board' }).boundingBox()
  ];
  await page.mouse.move(from!.x + 20, from!.y + 10);
  await page.mouse.down();
  await page.mouse.move(stage!.x + stage!.width / 2, stage!.y + stage!.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(handle(page, /^Clock/)).toHaveAccessibleName(/Column 1[0-3], row [67]/);
  await expect(handles(page)).toHaveCount(1);
});

test('a board that was deleted meanwhile is told, and saving brings it back', async ({ page, floor }) => {
  const url = await newBoard(page, floor.server.url);
  await retitle(page, /^Alerts/, 'Trouble');
  const address = url.replace('/boards/', '/api/boards/').replace(/\/edit.*/, '');
  const gone = await page.request.delete(address, { headers: { 'if-match': '"1"' } });
  expect(gone.ok()).toBe(true);
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').getByRole('button', { name: 'Save without a name' }).click();
  await expect(page.getByText(/Somebody deleted this board/)).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(state(page)).toHaveText('Saved');
  const kept = (await (await page.request.get(address)).json()) as { readonly document: object };
  expect(JSON.stringify(kept.document)).toContain('Trouble');
});

test('a board that stands in a file is left alone: a copy of it can be edited', async ({ page, floor }) => {
  await newBoard(page, floor.server.url);
  const { document } = (await (
    await page.request.get(`${floor.server.url}/api/boards/service-floor-demo-floor`)
  ).json()) as {
    readonly document: object;
  };
  const folder = join(floor.server.folder, 'boards');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'hall.json'), JSON.stringify({ ...document, title: 'Hall' }));
  await floor.server.stop();
  await floor.restart({ FLOOR_BOARDS: folder });
  await page.goto(`${floor.server.url}/boards/hall/edit?lang=en`);
  await expect(page.getByRole('heading', { name: 'This board stands in a file' })).toBeVisible();
  await page.getByRole('button', { name: 'Duplicate to edit' }).click();
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hall · copy');
  await expect(handles(page)).toHaveCount(7);
});

for (const [language, theme, width, height] of [
  ['en', 'dark', 1440, 900],
  ['ar', 'light', 1440, 900],
  ['tr', 'dark', 390, 844]
] as const) {
  test(`the editor is accessible in ${language} at ${width} × ${height}, ${theme}`, async ({ page, floor }) => {
    await page.setViewportSize({ width, height });
    const url = await newBoard(page, floor.server.url);
    await page.goto(`${floor.server.url}/boards/new?lang=${language}&theme=${theme}`);
    await expectNoBarriers(page, 'a new board');
    await page.goto(url);
    await ready(page);
    await page.locator('[data-handle="queues"]').click();
    await expect(page.locator('.columns')).toBeVisible();
    await expectNoBarriers(page, 'settings of a tile');
    await page.locator('.tab-checks').click();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await expectNoBarriers(page, 'checks, and what can be added');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
