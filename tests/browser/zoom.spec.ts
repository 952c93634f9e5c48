/** Every page of a desk at 200 % of a small laptop's screen, before somebody who wants nothing to move. */
import { expect } from '@playwright/test';
import { serviceFloor } from '#lib/boards/templates/service-floor.ts';
import { recordedDay } from '../recorded-day.ts';
import { open, test, visit } from './board-page.ts';
import { expectFits } from './looks.ts';

/** 1280 × 900. */
const ZOOMED = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 } as const;

const PAGES = ['/', '/enter', '/boards', '/boards/new', '/displays', '/alerts', '/alerts/history', '/rules?new'];
const OF_SITE = ['', '/report', '/shift', '/outlook'].map((page) => `/site/demo${page}`);
const OF_BOARD = ['/board/floor', '/boards/floor/edit'];

test.use({ ...ZOOMED, contextOptions: { reducedMotion: 'reduce' } });

/** Runs in the page. What would move, if anything did. */
function moves(): string[] {
  const probe = document.body.appendChild(document.createElement('p'));
  probe.style.cssText = 'transition: opacity 9s 9s; animation: any 9s 9s infinite';
  const { transitionDuration, animationDuration, animationIterationCount } = getComputedStyle(probe);
  probe.remove();
  const running = document.getAnimations().filter(({ playState }) => playState === 'running');
  const left = [transitionDuration, animationDuration].filter((duration) => duration !== '0s');
  return [...left, ...(animationIterationCount === '1' ? [] : ['goes on']), ...running.map(() => 'runs')];
}

test('at 200 % nothing of a desk is lost, nothing scrolls sideways, and nothing moves', async ({ page, floor }) => {
  test.slow();
  const { url } = floor.server;
  await floor.publish(recordedDay({ untilMs: Date.now(), hours: 1 }));
  await open(page, `${url}/site/demo`);
  const site = { id: 'demo', name: 'Demo floor', queues: [], teams: [], channels: [], language: 'en' } as const;
  const made = await page.request.put(`${url}/api/boards/floor`, { data: serviceFloor(site) });
  expect(made.ok(), await made.text()).toBe(true);
  for (const path of [...PAGES, ...OF_SITE, ...OF_BOARD]) {
    await visit(page, `${url}${path}`);
    await expectFits(page, true, path);
    expect(await page.evaluate(moves), path).toEqual([]);
  }
});
