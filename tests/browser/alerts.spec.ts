import { expect, type Page } from '@playwright/test';
import { PERSON_COOKIE } from '#lib/person.ts';
import { SHIPPED_RULES } from '../../server/alerts/shipped-rules.ts';
import { alive, offered, open, row, test, visit } from './board-page.ts';
import { expectFits, expectNoBarriers } from './looks.ts';

let names = 0;
const said = (verb: string, agent: string, more: object = {}): object => ({
  specversion: '1.0',
  id: `alerts-${++names}`,
  source: '/test',
  type: `agent.${verb}`,
  time: new Date().toISOString(),
  site: 'demo',
  data: { agent, ...more }
});

const alert = (page: Page, agent: string) => page.locator(`[data-alert*=".agent.${agent}."]`);
type Publish = (events: readonly object[]) => Promise<void>;

/** An agent asks for help until that is heard: what is asked before the first look is none of ours. */
async function heard(page: Page, publish: Publish, agent: string): Promise<void> {
  await expect(async () => {
    await publish([
      said('help', agent, { kind: 'system', resolved: true }),
      said('help', agent, { kind: 'system', text: 'no sound' })
    ]);
    await expect(alert(page, agent)).toBeVisible({ timeout: 5000 });
  }).toPass();
}

test('an alert comes live, is taken by keyboard, noted and settled; and stands in the history', async ({
  page,
  floor
}) => {
  await floor.publish([said('signed-in', 'a1', { name: 'Elif Kaya' })]);
  await open(page, `${floor.server.url}/alerts`);
  await heard(page, floor.publish, 'a1');
  const row = alert(page, 'a1');
  await expect(row).toContainText('Elif Kaya asks for the team leader: no sound');
  const head = row.locator('[data-head]');
  await head.press('a');
  await expect(page.getByRole('alert')).toHaveText('Say who you are first.');
  await page.getByLabel('Your name').fill('Ayşe');
  await head.press('a');
  await expect(row).toHaveAttribute('data-state', 'acknowledged');
  await expect(row).toContainText('taken by Ayşe');
  await head.press('n');
  await page.getByLabel('Write a note').fill('on my way');
  await page.getByLabel('Write a note').press('Enter');
  await head.press('Enter');
  await expect(row.getByRole('list', { name: 'What happened' })).toContainText('on my way');
  await head.press('r');
  await expect(row).toHaveCount(0);
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('row', { name: /Elif Kaya/ }).first()).toContainText('settled');
});

/** What is heard can't be seen: the tones that are made are counted. */
function countTones(): void {
  class Counted extends AudioContext {
    override createOscillator(): OscillatorNode {
      const { dataset } = document.documentElement;
      dataset['tones'] = String(Number(dataset['tones'] ?? 0) + 1);
      return super.createOscillator();
    }
  }
  Object.assign(window, { AudioContext: Counted });
}

const NOBODY_FREE = SHIPPED_RULES.find(({ id }) => id === 'nobody-free')!;

/** Critical as soon as anybody waits in a queue. */
async function watchWaiting(url: string): Promise<void> {
  const measure = { kind: 'figure', figure: 'waiting', window: 'now', of: 'entity' };
  const conditions = [{ measure, compare: 'atLeast', warning: null, critical: 1, clearAt: null }];
  const rule = { ...NOBODY_FREE, id: 'any-waits', forSeconds: 0, when: { match: 'all', conditions } };
  const headers = { 'content-type': 'application/json' };
  const made = await fetch(`${url}/api/rules`, { method: 'POST', headers, body: JSON.stringify(rule) });
  expect(made.ok).toBe(true);
}

test('a board’s strip says what is to be acted on: a desk takes it there and hears it, a wall names nobody', async ({
  page,
  context,
  floor
}) => {
  const { url } = floor.server;
  await floor.publish([said('signed-in', 'a1', { name: 'Elif Kaya' }), offered('billing')]);
  await watchWaiting(url);
  await open(page, `${url}/tv/demo`);
  const strip = page.getByRole('region', { name: 'Alerts' });
  await expect(strip).toContainText('Critical');
  await expect(row(page, 'billing').locator('[data-alerted="critical"]')).toHaveText('Critical');

  await open(page, `${url}/alerts`);
  await heard(page, floor.publish, 'a1');
  await open(page, `${url}/tv/demo`);
  await expect(strip.getByRole('listitem')).toHaveCount(1);
  expect(await page.content()).not.toContain('no sound');

  await context.addInitScript(countTones);
  await context.addCookies([{ name: PERSON_COOKIE, value: 'Ayse', url }]);
  await open(page, `${url}/site/demo`);
  const call = strip.getByRole('listitem').filter({ hasText: 'Elif Kaya asks for the team leader: no sound' });
  await call.getByRole('button', { name: 'Take' }).click();
  await expect(call).toContainText('taken');
  await call.getByRole('button', { name: 'Settled' }).click();
  await expect(call).toHaveCount(0);

  await page.getByRole('switch', { name: 'Sound off' }).click();
  await expect(page.getByRole('switch', { name: 'Sound on' })).toBeVisible();
  const tones = (): Promise<number> => page.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0));
  expect(await tones()).toBe(0);
  await floor.publish([
    said('help', 'a1', { kind: 'system', resolved: true }),
    said('help', 'a1', { kind: 'supervisor', text: 'come, please' })
  ]);
  await expect(strip).toContainText('come, please');
  await expect.poll(tones).toBeGreaterThan(0);
  await strip.getByRole('link', { name: /waiting beyond/ }).click();
  await expect(page.locator('[data-head]:focus')).toContainText('waiting beyond');
  await page.locator('[data-alert^="any-waits."]').getByRole('link', { name: 'Figures then' }).click();
  const panel = page.getByRole('dialog', { name: 'Explanation' });
  await expect(panel.locator('[data-value="waiting"]')).toHaveText('1');
  await expect(panel).toContainText('Billing');
});

test('arrow keys lead from one alert to the next', async ({ page, floor }) => {
  await open(page, `${floor.server.url}/alerts`).catch(() => undefined);
  await floor.publish([said('signed-in', 'a1'), said('signed-in', 'a2')]);
  await open(page, `${floor.server.url}/alerts`);
  await heard(page, floor.publish, 'a1');
  await heard(page, floor.publish, 'a2');
  const heads = page.locator('[data-head]');
  await heads.nth(0).focus();
  await page.keyboard.press('ArrowDown');
  await expect(heads.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(heads.nth(0)).toBeFocused();
});

test('a rule is changed at the desk, and a wrong one is told what is wrong with it', async ({ page, floor }) => {
  await visit(page, `${floor.server.url}/rules?rule=long-wait`);
  await page.getByLabel('Critical at', { exact: true }).fill('2');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('has a critical level that is reached before the warning')).toBeVisible();
  await page.getByLabel('Critical at', { exact: true }).fill('20');
  await page.getByRole('button', { name: 'Webhook' }).first().click();
  await page.getByLabel('Address', { exact: true }).fill('http://127.0.0.1:1/');
  await page.getByRole('button', { name: 'Send a test' }).last().click();
  await expect(page.getByText(/That did not work/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved; in force now.')).toBeVisible();
  await page.reload();
  await alive(page);
  await expect(page.getByLabel('Critical at', { exact: true })).toHaveValue('20');
  await page.getByRole('button', { name: 'As it was shipped' }).click();
  await expect(page.getByLabel('Critical at', { exact: true })).toHaveValue('10');
});

test('nothing is hard to see, cut or laid over, at a desk and on a phone', async ({ page, floor }) => {
  await floor.publish([said('signed-in', 'a1', { name: 'Elif Kaya' })]);
  await open(page, `${floor.server.url}/alerts`);
  await heard(page, floor.publish, 'a1');
  for (const [language, theme, width, height] of [
    ['en', 'dark', 1440, 900],
    ['ar', 'light', 390, 844]
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const path of ['/rules?rule=service-level', '/alerts/history?', '/alerts?']) {
      await visit(page, `${floor.server.url}${path}&lang=${language}&theme=${theme}`);
      await expectNoBarriers(page, `${path} ${language} ${theme}`);
    }
    await expect(alert(page, 'a1')).toBeVisible();
    await expectFits(page, true, language);
  }
});
