/** What a page must be on every screen: its texts fit, and nobody is kept from it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { textProblems } from './text-problems.ts';

export type Screen = readonly [name: string, width: number, height: number];

/** The page is laid out for the size that its display has now. */
async function laidOut(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

/** @param mayScroll down the page, as a desk's may */
export async function expectFits(page: Page, mayScroll: boolean, message: string): Promise<void> {
  await laidOut(page);
  await expect.poll(() => page.evaluate(textProblems, mayScroll), { message }).toEqual([]);
}

/** The page as it stands fits each of these screens: it is not loaded anew for each. */
export async function expectFitsAll(page: Page, screens: readonly Screen[], mayScroll: boolean, message: string) {
  for (const [name, width, height] of screens) {
    await page.setViewportSize({ width, height });
    await expectFits(page, mayScroll, `${message} ${name}`);
  }
}

export async function expectNoBarriers(page: Page, message: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, message).toEqual([]);
}
