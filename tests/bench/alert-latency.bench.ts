/**
 * Event to alert: from the call that publishes the event which crosses a level, to the alert in a browser's DOM, on its
 * socket and at a webhook, beyond the rule's own `for` (0 here), while the demo floor runs. All waiting is included: the
 * stream, the judging, the storing, the tick, the wire, the page. Each agent that asks for help is an alert of its own.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { jetstream } from '@nats-io/jetstream';
import type { KeptRule } from '#lib/protocol/alert-rules.ts';
import { findChromium } from '../../server/setup/chromium.ts';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { removeFolder, startServer } from '../start-server.ts';
import { quantile } from './quantiles.ts';

const ALERTS = 200;
/** Mean pause between events, milliseconds; exponential, so that some come together. */
const PAUSE_MS = 150;
const PROBE = 'probe';

export interface AlertFigures {
  readonly alerts: number;
  /** Milliseconds beyond the rule's `for`. */
  readonly browser: Spread;
  readonly webhook: Spread;
  /** From the same call to the stream's own acknowledgement, in the same run. */
  readonly stored: Spread;
}
interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const spread = (values: readonly number[]): Spread => ({
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
  max: Math.max(...values)
});

/** Notes when each probe's alert is first in the page. */
function watchPage(page: Page): Promise<void> {
  return page.evaluate((probe) => {
    const seen: Record<string, number> = {};
    Object.assign(globalThis, { seen });
    const look = (): void => {
      for (const row of document.querySelectorAll<HTMLElement>(`[data-alert*=".${probe}"]`)) {
        seen[row.dataset['alert']!.split('.')[3]!] ??= Date.now();
      }
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
  }, PROBE);
}

/** A place that notes when it is told of each probe. */
async function hook() {
  const heardMs = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const { entity } = JSON.parse(body) as { entity: { id: string } };
      if (!heardMs.has(entity.id)) heardMs.set(entity.id, Date.now());
      response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { heardMs, url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

async function tellHook(server: string, url: string): Promise<void> {
  const rules = (await (await fetch(`${server}/api/rules`)).json()) as KeptRule[];
  const { rule, revision } = rules.find(({ rule }) => rule.id === 'help')!;
  const address = { url, urlSecret: null, signSecret: null, language: 'en', from: 'warning', resolved: false };
  const response = await fetch(`${server}/api/rules/help?revision=${revision}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...rule, routes: [{ kind: 'webhook', template: 'json', ...address }] })
  });
  if (!response.ok) throw new Error(await response.text());
}

const help = (agent: string): string =>
  JSON.stringify({
    specversion: '1.0',
    id: `help-${agent}`,
    source: '/bench',
    type: 'agent.help',
    time: new Date().toISOString(),
    site: 'demo',
    data: { agent, kind: 'supervisor' }
  });

export async function benchAlerts(say: (text: string) => void): Promise<AlertFigures> {
  const server = await startServer({ env: { FLOOR_DEMO: '1' } });
  const browser = await chromium.launch({ executablePath: findChromium(say), args: ['--no-sandbox'] });
  const nc = await connectNats({ url: server.natsUrl(), name: 'bench' });
  const told = await hook();
  try {
    await tellHook(server.url, told.url);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/alerts?site=demo`);
    // The demo's history of the day comes first, and raises none.
    await new Promise((done) => setTimeout(done, 15_000));
    await watchPage(page);
    say(`event to alert: ${ALERTS} alerts …`);
    const js = jetstream(nc);
    const sentMs = new Map<string, number>();
    const storedMs = new Map<string, number>();
    for (let number = 0; number < ALERTS; number++) {
      await new Promise((done) => setTimeout(done, -Math.log(1 - Math.random()) * PAUSE_MS));
      const agent = `${PROBE}${number}`;
      sentMs.set(agent, Date.now());
      void js.publish(`floor.demo.agent.${agent}.help`, help(agent)).then(() => storedMs.set(agent, Date.now()));
    }
    await new Promise((done) => setTimeout(done, 3000));
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Record<string, number> }).seen);
    const lateness = (when: (agent: string) => number | undefined): number[] =>
      [...sentMs].map(([agent, atMs]) => {
        const heardMs = when(agent);
        if (heardMs === undefined) throw new Error(`the alert of ${agent} did not come`);
        return heardMs - atMs;
      });
    return {
      alerts: ALERTS,
      browser: spread(lateness((agent) => seen[agent])),
      webhook: spread(lateness((agent) => told.heardMs.get(agent))),
      stored: spread(lateness((agent) => storedMs.get(agent)))
    };
  } finally {
    told.close();
    await nc.close();
    await browser.close();
    await server.stop();
    removeFolder(server.folder);
  }
}
