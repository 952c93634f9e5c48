import { expect, type Page } from '@playwright/test';
import { recordedDay, zoneAtHour } from '../recorded-day.ts';
import { open, test } from './board-page.ts';
import { expectFitsAll, expectNoBarriers, type Screen } from './looks.ts';

/** The archive's thread gives way to others: on a busy machine its answers take a while. */
const ANSWERED = { timeout: 60_000 };

const card = (page: Page, queue: string) => page.locator(`section[data-queue="${queue}"]`);

const lastHour = () => recordedDay({ untilMs: Date.now(), hours: 1, timeZone: zoneAtHour(12) });

/** The next half hour of a floor with an hour behind it. */
async function outlook(page: Page, address: string): Promise<void> {
  await open(page, address);
  await expect(card(page, 'billing')).toBeVisible(ANSWERED);
}

test('a team leader sees what the next half hour brings, and what moving agents would bring and cost', async ({
  page,
  floor
}) => {
  test.slow();
  await floor.publish(lastHour());
  const address = `${floor.server.url}/site/demo/outlook`;
  await outlook(page, address);
  const billing = card(page, 'billing');
  await expect(billing.getByText(/in 20\ss/).first()).toBeVisible();
  await expect(billing.locator('tr[data-figure="waiting"] td')).toHaveCount(4);
  await expect(page.getByText('none has come due yet')).toBeVisible();
  await billing.getByText('What this rests on').click();
  await expect(billing.getByText(/^Arrivals: about \d+ in the next half hour/)).toBeVisible();

  await billing.getByText('What if there were').click();
  await billing.getByRole('button', { name: 'One agent fewer' }).press('Enter');
  await expect(billing.getByRole('status')).toHaveText('−1 agent');
  await billing.getByRole('button', { name: 'One agent more' }).press('Enter');
  await billing.getByRole('button', { name: 'One agent more' }).press('Enter');
  await expect(billing.getByRole('status')).toHaveText('+1 agent');
  await billing.getByLabel('taken from').selectOption('sales');
  await expect(billing.getByRole('table', { name: 'What it brings Billing' })).toBeVisible(ANSWERED);
  await expect(billing.getByRole('table', { name: 'What it costs Sales' })).toContainText('→');

  await open(page, `${floor.server.url}/site/demo`);
  const button = page.getByRole('button', { name: /^Waiting, Billing: \d+/ });
  const panel = page.getByRole('dialog');
  await expect(async () => {
    await button.press('Enter');
    await expect(panel).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(panel.getByRole('heading', { name: 'Next half hour' })).toBeVisible(ANSWERED);
  await panel.getByRole('link', { name: 'What if there were more or fewer agents?' }).click();
  await expect(card(page, 'billing').getByRole('button', { name: 'One agent more' })).toBeVisible(ANSWERED);
});

const DESKS: readonly Screen[] = [
  ['a desk', 1440, 900],
  ['a phone', 390, 844]
];

test('the page of the next half hour has no barriers, and no text is cut, at a desk and on a phone', async ({
  page,
  floor
}) => {
  test.slow();
  await floor.publish(lastHour());
  for (const [language, theme] of [
    ['en', 'dark'],
    ['tr', 'dark'],
    ['ar', 'light']
  ] as const) {
    await outlook(page, `${floor.server.url}/site/demo/outlook?lang=${language}&theme=${theme}&queue=billing`);
    await expectNoBarriers(page, `${language} ${theme}`);
    await expectFitsAll(page, DESKS, true, language);
  }
});
