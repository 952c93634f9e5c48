/** What browser tests of boards share: a server of the test's own, events for it, and where things stand on a board. */
import { test as base, type Page } from '@playwright/test';
import type { NatsConnection } from '@nats-io/nats-core';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FloorConfig } from '../../server/contract/config.ts';
import { demoConfig } from '../../server/demo/demo-config.ts';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { freePort } from '../../server/stream/free-port.ts';
import { openPublisher } from '../../server/stream/publisher.ts';
import { zoneAtHour } from '../recorded-day.ts';
import { newFolder, removeFolder, startServer, type TestServer } from '../start-server.ts';

export interface Floor {
  server: TestServer;
  readonly publish: (events: readonly object[]) => Promise<void>;
  /** Starts it again on the same address, after a kill. */
  readonly restart: (more?: NodeJS.ProcessEnv) => Promise<void>;
}

/** A server of the test's own, its site known to the configuration but empty. */
export const test = base.extend<{ floor: Floor; queues: NonNullable<FloorConfig['queues']> }>({
  /** As in the configuration file. */
  queues: [demoConfig.queues!, { option: true }],
  floor: async ({ queues }, use) => {
    const folder = newFolder();
    const configFile = join(folder, 'floor.json');
    writeFileSync(
      configFile,
      JSON.stringify({ ...demoConfig, queues, sites: { demo: { name: 'Demo floor', timeZone: zoneAtHour(12) } } })
    );
    const env = { FLOOR_CONFIG: configFile, PORT: String(await freePort(0)) };
    const start = (more: NodeJS.ProcessEnv = {}): Promise<TestServer> =>
      startServer({ folder, env: { ...env, ...more } });
    let nc: NatsConnection | null = null;
    const floor: Floor = {
      server: await start(),
      async publish(events) {
        nc ??= await connectNats({ url: floor.server.natsUrl(), name: 'test' });
        const publisher = openPublisher(nc);
        for (const event of events) await publisher.publish(event);
        await publisher.flush();
      },
      async restart(more) {
        floor.server = await start(more);
      }
    };
    await use(floor);
    await (nc as NatsConnection | null)?.close();
    await floor.server.stop();
    removeFolder(folder);
  }
});

let names = 0;
export function offered(queue: string, more: object = {}): object {
  const id = `made-${++names}`;
  const data = { contact: id, queue };
  return {
    specversion: '1.0',
    id,
    source: '/test',
    type: 'contact.offered',
    time: new Date().toISOString(),
    site: 'demo',
    data,
    ...more
  };
}

export const row = (page: Page, queue: string) => page.locator(`tr[data-queue="${queue}"]`);
export const cell = (page: Page, queue: string, figure: string) =>
  row(page, queue).locator(`[data-figure="${figure}"]`);
export const main = (page: Page) => page.getByRole('main');

/** The page answers: before its script holds all of it, what is pressed is pressed in vain, and may be taken back. */
export async function alive(page: Page): Promise<void> {
  // SvelteKit puts its announcer there last, once all else is mounted; a page that loads no module has no script.
  await page.locator('#svelte-announcer, html:not(:has([rel="modulepreload"]))').first().waitFor({ state: 'attached' });
}

/** Opens a page and waits until it answers. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await alive(page);
}

/** Opens a page and waits for its socket to the real server. */
export async function open(page: Page, url: string): Promise<void> {
  const socket = page.waitForEvent('websocket', (each) => each.url().endsWith('/live'));
  const heard = socket.then((each) => each.waitForEvent('framereceived'));
  await Promise.all([visit(page, url), heard]);
}
