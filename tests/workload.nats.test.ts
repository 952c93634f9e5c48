// Unexpected changes in workload, from the stream to the words of an alert.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertsView, DeskAlert } from '#lib/protocol/alerts.ts';
import { provisionStreams } from '../server/stream/provision.ts';
import { startTestNats } from '../server/stream/testing.ts';
import { eventually } from './eventually.ts';
import { connected, publish, server } from './whole-server.ts';

const MINUTE_MS = 60_000;
const BEFORE_MINUTES = 180;
const SURGE_MINUTES = 15;

/** Two calls a minute for three hours, then twelve a minute until the last full minute; each is done with after a minute. */
function surge(queue: string, untilMs: number, perMinute: (minute: number) => number): object[] {
  const events: { readonly atMs: number; readonly event: object }[] = [];
  const say = (atMs: number, type: string, data: object): void => {
    const id = `${queue}-${events.length}`;
    const time = new Date(atMs).toISOString();
    events.push({ atMs, event: { specversion: '1.0', id, source: '/acd', type, time, site: 'demo', data } });
  };
  const startMs = untilMs - (BEFORE_MINUTES + SURGE_MINUTES) * MINUTE_MS;
  for (let minute = 0; minute < BEFORE_MINUTES + SURGE_MINUTES; minute++) {
    const calls = perMinute(minute);
    for (let call = 0; call < calls; call++) {
      const atMs = startMs + (minute + call / calls) * MINUTE_MS;
      const name = { contact: `${queue}-${minute}-${call}`, queue };
      say(atMs, 'contact.offered', name);
      say(atMs + 1000, 'contact.answered', { ...name, agent: 'ada' });
      if (atMs + MINUTE_MS < untilMs) say(atMs + MINUTE_MS, 'contact.ended', name);
    }
  }
  return events.sort((a, b) => a.atMs - b.atMs).map(({ event }) => event);
}

test('a surge in the stream raises one alert, which says what changed, since when and by how much', async (t) => {
  const nats = await startTestNats(t);
  const nc = await connected(t, nats.url);
  await provisionStreams(nc, { keepDays: 2 });
  const untilMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  await publish(nc, [
    ...surge('billing', untilMs, (minute) => (minute < BEFORE_MINUTES ? 2 : 12)),
    ...surge('sales', untilMs, () => 2)
  ]);
  const at = await server(t, { env: { NATS_URL: nats.url } });
  const alertsOfWorkload = async (): Promise<DeskAlert[]> => {
    const view = (await (await fetch(`${at.url}/api/alerts?site=demo`)).json()) as AlertsView;
    return Object.values(view.alerts).filter(({ rule }) => rule === 'workload');
  };
  const [alert, ...others] = await eventually(
    'it is raised',
    async () => {
      const alerts = await alertsOfWorkload();
      return alerts.length > 0 && alerts;
    },
    90_000
  );
  assert.deepEqual(others, []);
  assert.deepEqual([alert!.entity.id, alert!.state], ['billing', 'firing']);
  // It is about noon there; minutes are those of any zone.
  const since = new Date(untilMs - SURGE_MINUTES * MINUTE_MS).getUTCMinutes().toString().padStart(2, '0');
  assert.match(
    alert!.text.en,
    new RegExp(
      String.raw`^Arrivals of Billing are about [5-7](\.\d)? times what is usual since \d\d:${since}: 180 came where \d\d were expected$`
    )
  );
  assert.match(alert!.text.tr, /^Billing: .*180 geldi$/);
  assert.match(alert!.text.ar, /180/);
});
