/** Every template, in every language, on every display, dark and light: its texts fit. `FLOORCAST_SHOTS=folder` keeps pictures. */
import { test as base, type Page } from '@playwright/test';
import { join } from 'node:path';
import { TEMPLATE_IDS, TEMPLATES, type TemplateId } from '#lib/boards/templates/templates.ts';
import { LANGUAGES, type Language } from '#lib/i18n/languages.ts';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { madeFloor } from '../boards/made-floor.ts';
import { startMadeServer, type MadeServer } from '../boards/made-server.ts';
import { madeView } from '../boards/made-view.ts';
import { visit } from './board-page.ts';
import { expectFits, expectNoBarriers, type Screen } from './looks.ts';

const test = base.extend<object, { server: MadeServer }>({
  server: [
    // eslint-disable-next-line no-empty-pattern -- what it is called by tells Playwright what it needs: nothing
    async ({}, use) => {
      const server = await startMadeServer(() => madeFloor().nowMs);
      await use(server);
      await server.close();
    },
    { scope: 'worker' }
  ]
});

const DISPLAYS: readonly Screen[] = [
  ['720p', 1280, 720],
  ['1080p', 1920, 1080],
  ['4K', 3840, 2160],
  ['upright', 1080, 1920]
];
const PHONE = { width: 390, height: 844 };
const THEMES = ['dark', 'light'] as const;

interface Shown {
  readonly server: MadeServer;
  readonly template: TemplateId;
  readonly language: Language;
  readonly theme: (typeof THEMES)[number];
}

/** Shows it to who watches it, and @returns its id. */
function show({ server, template, language, theme }: Shown): string {
  const floor = madeFloor({ language });
  const site = { id: 'demo', name: floor.siteName, queues: floor.queues, teams: floor.teams, language };
  const made = TEMPLATES[template]({ ...site, channels: ['voice', 'chat', 'email'] });
  const document: BoardDocument = { ...made, language, theme };
  const id = `${template}-${language}-${theme}`;
  server.show(id, madeView(document, floor, id), floor.nowMs);
  return id;
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['FLOORCAST_SHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

for (const template of TEMPLATE_IDS) {
  test(`the texts of "${template}" fit every display in every language`, async ({ page, server }) => {
    test.slow();
    for (const language of Object.keys(LANGUAGES) as Language[]) {
      for (const theme of THEMES) {
        const id = show({ server, template, language, theme });
        await visit(page, `${server.url}/board/${id}?for=wall&lang=${language}`);
        for (const [display, width, height] of DISPLAYS) {
          await page.setViewportSize({ width, height });
          await expectFits(page, false, `${language} ${theme} ${display}`);
          await keepPicture(page, `${id}-${display}`);
        }
        await page.setViewportSize(PHONE);
        await visit(page, `${server.url}/board/${id}?lang=${language}`);
        await expectFits(page, true, `${language} ${theme} phone`);
        await keepPicture(page, `${id}-phone`);
      }
    }
  });

  test(`nobody is kept from "${template}", at a desk or before a wall`, async ({ page, server }) => {
    for (const [search, theme] of [
      ['', 'light'],
      ['', 'dark'],
      ['?for=wall', 'dark']
    ] as const) {
      const id = show({ server, template, language: 'en', theme });
      await visit(page, `${server.url}/board/${id}${search}`);
      await expectFits(page, search === '', `${theme} ${search}`);
      await expectNoBarriers(page, `${theme} ${search}`);
    }
  });
}
