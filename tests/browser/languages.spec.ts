import { expect } from '@playwright/test';
import { recordedDay } from '../recorded-day.ts';
import { offered, open, test, visit } from './board-page.ts';
import { expectFitsAll, type Screen } from './looks.ts';

const LANGUAGES = ['en', 'tr', 'ar'] as const;

/** All that a board can have to say at once: long waits, a silent source, a clock that is wrong, a long name. */
function troubles(): object[] {
  const time = new Date(Date.now() - 40 * 60_000).toISOString();
  const heartbeat = (name: string, at: string): object => ({
    ...offered('x'),
    source: `/${name}`,
    type: 'source.heartbeat',
    time: at,
    data: { name, everyMs: name === 'quiet' ? 200 : 60_000 }
  });
  return [
    ...Array.from({ length: 12 }, () => offered('support', { time })),
    offered('orders-returns-and-complaints-of-business-customers', { source: '/quiet', time }),
    heartbeat('quiet', new Date().toISOString()),
    heartbeat('hasty', new Date(Date.now() + 65_000).toISOString())
  ];
}

const WALLS: readonly Screen[] = [
  ['720p', 1280, 720],
  ['1080p', 1920, 1080],
  ['4K', 3840, 2160],
  ['portrait', 1080, 1920]
];

test('the wall fits every screen without scrolling, in every language', async ({ page, floor }) => {
  await floor.publish([...recordedDay({ untilMs: Date.now(), hours: 3 }), ...troubles()]);
  for (const language of LANGUAGES) {
    await open(page, `${floor.server.url}/tv/demo?lang=${language}`);
    await expect(page.locator('tr.is-silent')).toHaveCount(1);
    await expect(page.locator('.note.is-grave')).toBeVisible();
    await expectFitsAll(page, WALLS, false, language);
  }
});

const DESKS: readonly Screen[] = [
  ['a laptop', 1440, 900],
  ['a tablet', 820, 1180],
  ['a phone', 390, 844]
];

test('the desk fits the width of a laptop, a tablet and a phone, in every language', async ({ page, floor }) => {
  await floor.publish([...recordedDay({ untilMs: Date.now(), hours: 1 }), ...troubles()]);
  for (const path of ['/site/demo', '/site/demo/report', '/enter', '/nowhere']) {
    for (const language of LANGUAGES) {
      await visit(page, `${floor.server.url}${path}?lang=${language}`);
      await expectFitsAll(page, DESKS, true, `${path} ${language}`);
    }
  }
});

test('a page speaks the language that was asked for, and goes on speaking it', async ({ page, floor }) => {
  const html = page.locator('html');
  await page.goto(`${floor.server.url}/site/demo`);
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(html).toHaveAttribute('dir', 'ltr');
  await page.getByRole('link', { name: 'العربية' }).click();
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'مستوى الخدمة' })).toBeVisible();
  await page.goto(`${floor.server.url}/tv/demo`);
  await expect(html).toHaveAttribute('lang', 'ar');
  await page.goto(`${floor.server.url}/nowhere`);
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading')).toHaveText('لا يمكن عرض هذه الصفحة');
});

test('in Arabic the board begins on the right', async ({ page, floor }) => {
  const middle = async (selector: string): Promise<number> => {
    const box = (await page.locator(selector).first().boundingBox())!;
    return box.x + box.width / 2;
  };
  const sides = async (): Promise<boolean[]> => [
    (await middle('[data-figure="serviceLevel"]')) < (await middle('[data-figure="availability"]')),
    (await middle('tr[data-queue="billing"] th')) < (await middle('tr[data-queue="billing"] [data-figure="offered"]')),
    (await middle('[data-figure="agents.available"]')) < (await middle('[data-figure="agents.notReady"]'))
  ];
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const [language, isFromLeft] of [
    ['tr', true],
    ['ar', false]
  ] as const) {
    await open(page, `${floor.server.url}/site/demo?lang=${language}`);
    expect(await sides(), language).toEqual([isFromLeft, isFromLeft, isFromLeft]);
  }
});
