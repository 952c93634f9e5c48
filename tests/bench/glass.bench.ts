/**
 * Event to glass: from the call that publishes an event to its figure in the DOM of a real Chromium, while the demo floor
 * runs. All waiting is included: the stream, the tick, the wire, the page. Baseline: from the same call to the stream's
 * own acknowledgement, in the same run.
 */
import { chromium, type Page } from '@playwright/test';
import { jetstream } from '@nats-io/jetstream';
import { findChromium } from '../../server/setup/chromium.ts';
import { connectNats } from '../../server/stream/connect-nats.ts';
import { removeFolder, startServer } from '../start-server.ts';
import { quantile } from './quantiles.ts';

const EVENTS = 600;
/** Mean pause between events, milliseconds; exponential, so that some come together. */
const PAUSE_MS = 120;
const SUBJECT = 'floor.demo.contact.probe';

export interface GlassFigures {
  readonly events: number;
  /** Milliseconds: event to glass, and event to acknowledgement. */
  readonly glass: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly stored: { readonly p50: number; readonly p99: number };
}

/** Notes in the page when its probe row first shows each count of events (offered and answered, added up). */
function watchGlass(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    const look = (): void => {
      const figure = (name: string): number => {
        const cell = document.querySelector(`tr[data-queue="probe"] [data-figure="${name}"]`);
        return Number(cell?.textContent.replaceAll(',', '') ?? 0);
      };
      const total = figure('offered') + figure('answered');
      while (seen.length < total) seen.push(Date.now());
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
}

/** The events of a contact that comes, or the answer to it: each changes one figure of the row. */
function probe(number: number): { subject: string; text: string } {
  const verb = number % 2 === 0 ? 'offered' : 'answered';
  const event = {
    specversion: '1.0',
    id: `probe-${number}`,
    source: '/bench',
    type: `contact.${verb}`,
    time: new Date().toISOString(),
    site: 'demo',
    data: { contact: `probe-${number >> 1}`, queue: 'probe', agent: 'probe' }
  };
  return { subject: `${SUBJECT}.${verb}`, text: JSON.stringify(event) };
}

export async function benchGlass(say: (text: string) => void): Promise<GlassFigures> {
  const server = await startServer({ env: { FLOOR_DEMO: '1' } });
  const browser = await chromium.launch({
    executablePath: findChromium(say),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  });
  const nc = await connectNats({ url: server.natsUrl(), name: 'bench' });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/site/demo`);
    // The demo's history of the day comes first.
    await new Promise((done) => setTimeout(done, 8000));
    await watchGlass(page);
    say(`event to glass: ${EVENTS} events …`);
    const js = jetstream(nc);
    const sentAtMs: number[] = [];
    const storedMs: number[] = [];
    for (let number = 0; number < EVENTS; number++) {
      await new Promise((done) => setTimeout(done, -Math.log(1 - Math.random()) * PAUSE_MS));
      const { subject, text } = probe(number);
      const startedMs = Date.now();
      sentAtMs.push(startedMs);
      void js.publish(subject, text).then(() => storedMs.push(Date.now() - startedMs));
    }
    await new Promise((done) => setTimeout(done, 2000));
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    if (seen.length !== EVENTS) throw new Error(`${seen.length} of ${EVENTS} events reached the glass`);
    const glassMs = seen.map((atMs, number) => atMs - sentAtMs[number]!);
    return {
      events: EVENTS,
      glass: { p50: quantile(glassMs, 0.5), p99: quantile(glassMs, 0.99), max: Math.max(...glassMs) },
      stored: { p50: quantile(storedMs, 0.5), p99: quantile(storedMs, 0.99) }
    };
  } finally {
    await nc.close();
    await browser.close();
    await server.stop();
    removeFolder(server.folder);
  }
}
