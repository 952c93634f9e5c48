import { expect, type Page } from '@playwright/test';
import { open, test } from './board-page.ts';
import { expectFitsAll, expectNoBarriers, type Screen } from './looks.ts';

const HOUR_MS = 3_600_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

let names = 0;
const said = (verb: string, agoMs: number, agent: string, more: object = {}): object => ({
  specversion: '1.0',
  id: `shift-${++names}`,
  source: '/test',
  type: `agent.${verb}`,
  time: ago(agoMs),
  site: 'demo',
  data: { agent, ...more }
});

/** Two who were to come two hours ago, by a file as a workforce tool writes it. */
const roster = (): string =>
  [
    'site,agent,kind,start,end',
    ...['a1', 'a2'].flatMap((agent) => [
      `demo,${agent},shift,${ago(2 * HOUR_MS)},${ago(-2 * HOUR_MS)}`,
      `demo,${agent},break,${ago(40 * 60_000)},${ago(30 * 60_000)}`
    ])
  ].join('\r\n');

const take = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('Import roster').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const row = (page: Page, agent: string) => page.locator(`tr[data-agent="${agent}"]`);

test('a roster is imported at the desk, and who does not keep to it is told live', async ({ page, floor }) => {
  await floor.publish([
    said('signed-in', 2 * HOUR_MS, 'a1', { name: 'Elif Kaya', team: 'red' }),
    said('state', 2 * HOUR_MS, 'a1', { state: 'available' }),
    said('state', 40 * 60_000, 'a1', { state: 'not-ready', reason: 'break' })
  ]);
  await open(page, `${floor.server.url}/site/demo/shift`);
  await expect(page.getByText('No roster is known for today')).toBeVisible();
  await take(page, 'roster.csv', 'site,agent,kind,start,end\ndemo,a 1,shift,x,y');
  await expect(page.getByText('line 2: agent must be a token')).toBeVisible();
  await take(page, 'roster.csv', roster());
  await expect(page.getByText('2 shifts taken over')).toBeVisible();
  await expect(row(page, 'a1').getByText(/^Break 30:\d\d too long$/)).toBeVisible();
  await expect(row(page, 'a2').getByText(/^Late by 2:00:\d\d$/)).toBeVisible();

  await floor.publish([said('state', 0, 'a1', { state: 'available' })]);
  await expect(row(page, 'a1').getByText('Available')).toBeVisible();
  await page.getByText('Needs somebody now').click();
  await expect(row(page, 'a1')).toHaveCount(0);
  await expect(row(page, 'a2')).toBeVisible();

  await page.getByText('Everybody').click();
  await page.getByRole('button', { name: 'Elif Kaya: the day so far' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Elif Kaya');
});

const DESKS: readonly Screen[] = [
  ['a desk', 1440, 900],
  ['a phone', 390, 844]
];

test('the page of the shift has no barriers, and no text is cut, at a desk and on a phone', async ({ page, floor }) => {
  await floor.publish([said('signed-in', 90 * 60_000, 'a1', { name: 'Elif Kaya', team: 'red' })]);
  for (const [language, theme] of [
    ['en', 'dark'],
    ['tr', 'dark'],
    ['ar', 'light']
  ] as const) {
    await open(page, `${floor.server.url}/site/demo/shift?lang=${language}&theme=${theme}`);
    await page.locator('input[type="file"]').setInputFiles({
      name: 'roster.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(roster())
    });
    await expect(row(page, 'a2')).toBeVisible();
    await expectNoBarriers(page, `${language} ${theme}`);
    await expectFitsAll(page, DESKS, false, language);
  }
});
