import { expect, type Locator, type Page } from '@playwright/test';
import { eventually } from '../eventually.ts';
import { cell, open, test, type Floor } from './board-page.ts';

let names = 0;

/** One moment for all events of a test: what they are apart is exact. */
let nowMs = 0;
test.beforeEach(({ floor: _ }) => {
  nowMs = Date.now();
});

/** Seconds before that. */
const ago = (seconds: number): string => new Date(nowMs - seconds * 1000).toISOString();

function event(type: string, time: string, data: object): object {
  return { specversion: '1.0', id: `said-${++names}`, source: '/test', type, time, site: 'demo', data };
}

const contact = (verb: string, time: string, data: object): object => event(`contact.${verb}`, time, data);

/** Offered a minute and a half ago, and gone on so after some seconds. */
function after(seconds: number, verb: string, more: object = {}): object[] {
  const own = { contact: `c-${String(++names).padStart(4, '0')}`, queue: 'billing' };
  return [contact('offered', ago(90), own), contact(verb, ago(90 - seconds), { ...own, ...more })];
}

const times = (count: number, make: () => object[]): object[] => Array.from({ length: count }, make).flat();

/** 100 offered: 70 answered in T, 12 late, 10 abandoned in T (4 of them in less than 5 s), 8 abandoned later. */
const HUNDRED = (): object[] => [
  ...times(70, () => after(15, 'answered', { agent: 'a1' })),
  ...times(12, () => after(40, 'answered', { agent: 'a2' })),
  ...times(4, () => after(3, 'abandoned')),
  ...times(6, () => after(12, 'abandoned')),
  ...times(8, () => after(60, 'abandoned'))
];

const panel = (page: Page): Locator => page.getByRole('dialog');
const formula = (page: Page, name: string): Locator => panel(page).locator(`tr[data-formula="${name}"]`);
const rows = (page: Page): Locator => panel(page).locator('tr[data-contact]');
const total = (page: Page): Locator => panel(page).locator('[data-total]');
const figure = (page: Page, queue: string, id: string): Locator => cell(page, queue, id).getByRole('button');

async function openBoard(page: Page, floor: Floor, events: readonly object[], path = 'site/demo'): Promise<void> {
  const sequence = async (): Promise<number> =>
    ((await (await fetch(`${floor.server.url}/healthz`)).json()) as { sequence: number }).sequence;
  const before = await sequence();
  await floor.publish(events);
  await eventually('the events are in', async () => (await sequence()) >= before + events.length);
  await open(page, `${floor.server.url}/${path}`);
}

for (const [shortAbandonSeconds, levels] of [
  [0, { offered: '70.0%', 'ignore-early': '77.8%', 'early-ok': '80.0%', answered: '85.4%' }],
  [5, { offered: '72.9%', 'ignore-early': '77.8%', 'early-ok': '79.2%', answered: '85.4%' }]
] as const) {
  test.describe(`with S = ${shortAbandonSeconds} s`, () => {
    test.use({ queues: { 'demo/billing': { name: 'Billing', shortAbandonSeconds } } });

    test('the panel, opened by keyboard, has the service level of 100 contacts under all four formulas', async ({
      page,
      floor
    }) => {
      await openBoard(page, floor, HUNDRED());
      await figure(page, 'billing', 'serviceLevel').focus();
      await page.keyboard.press('Enter');
      await expect(panel(page).getByRole('heading', { name: 'Service level' })).toBeFocused();
      await expect(panel(page).locator('[data-value="serviceLevel"]')).toHaveText(levels.offered);
      for (const [name, level] of Object.entries(levels)) {
        await expect(formula(page, name).locator('[data-value]')).toHaveText(level);
      }
      await expect(formula(page, 'offered')).toHaveAttribute('aria-current', 'true');
      await expect(panel(page).locator('.meaning')).toContainText('within 20 s');
      const abandoned = panel(page).locator('[data-term="abandoned"]');
      await expect(abandoned).toContainText(shortAbandonSeconds === 0 ? '18' : '14');
      await expect(total(page)).toHaveText('100 contacts');
    });
  });
}

test('a figure is opened by a click, closed by Escape, and has the focus again; live figures go on', async ({
  page,
  floor
}) => {
  await openBoard(
    page,
    floor,
    times(2, () => after(15, 'answered', { agent: 'a1' }))
  );
  const answered = figure(page, 'billing', 'answered');
  await expect(answered).toHaveAccessibleName('Answered, Billing: 2');
  await answered.click();
  await expect(panel(page).locator('[data-value="answered"]')).toHaveText('2');
  await floor.publish(after(15, 'answered', { agent: 'a1' }));
  await expect(cell(page, 'billing', 'answered')).toHaveText('3');
  await expect(panel(page).locator('[data-value="answered"]')).toHaveText('2');
  await panel(page)
    .getByRole('button', { name: /Refresh/ })
    .click();
  await expect(panel(page).locator('[data-value="answered"]')).toHaveText('3');
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(answered).toBeFocused();
});

test('contacts are sorted, filtered, and turned over page by page', async ({ page, floor }) => {
  await openBoard(page, floor, HUNDRED());
  await figure(page, 'billing', 'serviceLevel').click();
  await expect(rows(page)).toHaveCount(50);
  await panel(page).getByRole('columnheader', { name: 'Wait' }).getByRole('button').click();
  await expect(panel(page).getByRole('columnheader', { name: 'Wait' })).toHaveAttribute('aria-sort', 'descending');
  await expect(rows(page).first()).toContainText('1:00');
  await expect(rows(page).first()).toContainText('abandoned later');
  const firstOf = async (): Promise<string | null> => rows(page).first().getAttribute('data-contact');
  const first = await firstOf();
  await panel(page).getByRole('button', { name: 'Next page' }).click();
  await expect(panel(page).getByRole('navigation', { name: 'Pages' })).toContainText('51–100 of 100');
  expect(await firstOf()).not.toBe(first);
  await panel(page).getByRole('combobox', { name: 'Outcome' }).selectOption('Abandoned');
  await expect(total(page)).toHaveText('18 contacts');
  await panel(page).getByRole('combobox', { name: 'Counted' }).selectOption('Not counted');
  await expect(total(page)).toHaveText('4 contacts');
  await expect(rows(page).first()).toContainText('abandoned early');
  await panel(page).getByRole('combobox', { name: 'Counted' }).selectOption('Counted or not');
  await panel(page).getByLabel('Wait from').fill('13');
  await expect(total(page)).toHaveText('8 contacts');
  await panel(page).getByLabel('Wait from').fill('');
  await panel(page).getByRole('combobox', { name: 'Outcome' }).selectOption('Any outcome');
  await panel(page).getByRole('searchbox', { name: 'Agent' }).fill('a2');
  await expect(total(page)).toHaveText('12 contacts');
  await panel(page).getByRole('searchbox', { name: 'Contact' }).fill('nowhere');
  await expect(panel(page)).toContainText('No contact is like that.');
});

test('while other rows are on their way, the list says of itself what it shows', async ({ page, floor }) => {
  await openBoard(page, floor, HUNDRED());
  await figure(page, 'billing', 'serviceLevel').click();
  const pages = panel(page).getByRole('navigation', { name: 'Pages' });
  await expect(pages).toContainText('1–50 of 100');
  const asked = page.waitForRequest('**/api/contacts?*page=2*');
  let answer = (): void => {};
  const isDue = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/contacts?*', async (route) => {
    await isDue;
    await route.continue();
  });
  await panel(page).getByRole('button', { name: 'Next page' }).click();
  await asked;
  await expect(panel(page).locator('.rows')).toHaveAttribute('aria-busy', 'true');
  await expect(pages).toContainText('1–50 of 100');
  answer();
  await expect(pages).toContainText('51–100 of 100');
});

test('a row leads to the contact’s timeline, and that to the agent’s, and back', async ({ page, floor }) => {
  const own = { contact: 'the-one', queue: 'billing' };
  await openBoard(page, floor, [
    event('agent.signed-in', ago(120), { agent: 'a1', name: 'Ada Lovelace', queues: ['billing'] }),
    event('agent.state', ago(110), { agent: 'a1', state: 'available' }),
    event('agent.state', ago(80), { agent: 'a1', state: 'talking' }),
    event('agent.state', ago(20), { agent: 'a1', state: 'not-ready', reason: 'lunch' }),
    contact('offered', ago(90), own),
    contact('ringing', ago(85), { ...own, agent: 'a1' }),
    contact('answered', ago(80), { ...own, agent: 'a1' }),
    contact('held', ago(60), own),
    contact('resumed', ago(50), own),
    contact('transferred', ago(21), { ...own, toQueue: 'sales', toAgent: 'a2' }),
    contact('ended', ago(20), own),
    contact('wrapped', ago(10), { ...own, category: 'sale', requests: 1 })
  ]);
  await figure(page, 'billing', 'answered').click();
  // Anywhere in the row.
  await rows(page)
    .first()
    .click({ position: { x: 8, y: 8 } });
  await expect(panel(page).getByRole('heading', { name: 'the-one' })).toBeFocused();
  const entries = panel(page).locator('[data-entry]');
  await expect(entries).toHaveText([
    /Offered/,
    /Rings at\s+Ada Lovelace/,
    /Answered by\s+Ada Lovelace/,
    /On hold/,
    /Taken back/,
    /Passed on · to Sales · to\s+a2/,
    /Ended/,
    /After-call work done · sale · 1 request/
  ]);
  await expect(panel(page).locator('[data-part="wait"]')).toHaveText('0:10');
  await expect(panel(page).locator('[data-part="hold"]')).toHaveText('0:10');
  await entries.nth(2).getByRole('button').click();
  await expect(panel(page).getByRole('heading', { name: 'Ada Lovelace' })).toBeFocused();
  await expect(panel(page).locator('[data-sum="talkingMs"]')).toHaveText('1:00');
  await expect(panel(page).locator('[data-sum="handled"]')).toHaveText('1');
  await expect(panel(page).locator('[data-span]').first()).toContainText('lunch');
  await panel(page).getByRole('button', { name: 'Back' }).click();
  await expect(panel(page).getByRole('heading', { name: 'the-one' })).toBeFocused();
  await panel(page).getByRole('button', { name: 'Back' }).click();
  await expect(panel(page).locator('[data-value="answered"]')).toHaveText('1');
  await expect(panel(page).getByRole('button', { name: 'Back' })).toBeHidden();
});

test('an agent of the board opens its day, and keeps the focus when its state takes it elsewhere', async ({
  page,
  floor
}) => {
  await openBoard(page, floor, [
    event('agent.signed-in', ago(60), { agent: 'a1', name: 'Ada' }),
    event('agent.state', ago(50), { agent: 'a1', state: 'available' })
  ]);
  const ada = page.getByRole('button', { name: /^Ada/ });
  await ada.focus();
  await floor.publish([event('agent.state', ago(0), { agent: 'a1', state: 'talking' })]);
  await expect(page.locator('.state-talking [data-agent="a1"]')).toBeVisible();
  await expect(ada).toBeFocused();
  await page.keyboard.press('Space');
  await expect(panel(page).getByRole('heading', { name: 'Ada' })).toBeFocused();
  await floor.publish([event('agent.state', ago(0), { agent: 'a1', state: 'acw' })]);
  await expect(page.locator('.state-acw [data-agent="a1"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ada).toBeFocused();
});

test('figures of agents lead to the agents they are counted of', async ({ page, floor }) => {
  await openBoard(page, floor, [
    event('agent.state', ago(60), { agent: 'a1', state: 'available' }),
    event('agent.state', ago(50), { agent: 'a2', state: 'not-ready', reason: 'break' })
  ]);
  await page.locator('.headline [data-figure="availability"]').getByRole('button').click();
  await expect(panel(page).locator('[data-value="availability"]')).toHaveText('50.0%');
  await expect(panel(page).locator('tr[data-agent]')).toHaveText([/a1.*Available/s, /a2.*Not ready.*break/s]);
});

test('late and missing events are told', async ({ page, floor }) => {
  // The site is heard of, and then nothing of it for so long that what comes is late.
  await floor.publish([event('agent.state', ago(0), { agent: 'a1', state: 'available' })]);
  const heardMs = Date.now();
  const soon = (seconds: number): string => new Date(heardMs + seconds * 1000).toISOString();
  await page.waitForTimeout(11_000);
  await openBoard(page, floor, [
    contact('offered', soon(0.1), { contact: 'late', queue: 'billing' }),
    contact('answered', soon(0.2), { contact: 'late', queue: 'billing', agent: 'a1' }),
    contact('answered', new Date().toISOString(), { contact: 'lost', queue: 'billing', agent: 'a1', waitMs: 5000 })
  ]);
  await figure(page, 'billing', 'answered').click();
  const notes = panel(page).locator('[data-quality]');
  await expect(notes).toContainText(
    /1 contact had an event that came more than 10 s after it happened.*Without it: 1\./s
  );
  await expect(notes).toContainText('Of 1 contact nobody reported the arrival');
});

test('a server that does not answer is said so, and asked again', async ({ page, floor }) => {
  await openBoard(page, floor, after(15, 'answered', { agent: 'a1' }));
  await page.route('**/api/figure?*', (route) => route.abort());
  await figure(page, 'billing', 'answered').click();
  await expect(panel(page).getByRole('alert')).toContainText('The server has not answered.');
  await page.unroute('**/api/figure?*');
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(panel(page).locator('[data-value="answered"]')).toHaveText('1');
});

test('on a phone the panel fills the display and does not scroll sideways', async ({ page, floor }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openBoard(page, floor, HUNDRED());
  await figure(page, 'billing', 'serviceLevel').click();
  await expect(rows(page)).toHaveCount(50);
  const box = (await panel(page).boundingBox())!;
  expect([box.x, box.width, box.height]).toEqual([0, 390, 844]);
  const overflow = await panel(page)
    .locator('.content')
    .evaluate((content) => content.scrollWidth - content.clientWidth);
  expect(overflow).toBe(0);
});

test('on a wall nothing can be clicked', async ({ page, floor }) => {
  await openBoard(page, floor, after(15, 'answered', { agent: 'a1' }), 'tv/demo');
  await expect(cell(page, 'billing', 'answered')).toHaveText('1');
  await expect(page.getByRole('button')).toHaveCount(0);
  await cell(page, 'billing', 'answered').click();
  await expect(page.locator('dialog')).toHaveCount(0);
});
