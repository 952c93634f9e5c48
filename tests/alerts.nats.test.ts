// Alerts of whole servers: told over the socket and by webhook; a server killed in between; two servers on one stream.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { AlertRule, KeptRule } from '#lib/protocol/alert-rules.ts';
import type { AlertRecord, AlertsView, DeskAlert } from '#lib/protocol/alerts.ts';
import { startTestNats } from '../server/stream/testing.ts';
import { eventually } from './eventually.ts';
import { type TestServer } from './start-server.ts';
import { connected, publish, server } from './whole-server.ts';

let count = 0;
const event = (type: string, data: object): object => ({
  specversion: '1.0',
  id: `alert-${++count}`,
  source: '/test',
  type,
  time: new Date().toISOString(),
  site: 'demo',
  data
});
const asks = (agent: string, more: object = {}): object => event('agent.help', { agent, kind: 'supervisor', ...more });

async function receiver(t: TestContext, onRequest: () => Promise<unknown> = () => Promise.resolve()) {
  const keys: string[] = [];
  const http = createServer((request, response) => {
    keys.push(String(request.headers['floorcast-delivery']));
    request.resume();
    void onRequest().then(() => response.writeHead(204).end());
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  t.after(() => {
    http.closeAllConnections();
    http.close();
  });
  return { keys, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/` };
}

const send = (url: string, method: string, body: object, more: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...more } });

const rulesAt = async ({ url }: TestServer): Promise<KeptRule[]> =>
  (await (await fetch(`${url}/api/rules`)).json()) as KeptRule[];
const viewAt = async ({ url }: TestServer): Promise<AlertsView> =>
  (await (await fetch(`${url}/api/alerts?site=demo`)).json()) as AlertsView;
const alertsAt = async (at: TestServer): Promise<DeskAlert[]> => Object.values((await viewAt(at)).alerts);

/** Has the rule about help tell a webhook too. */
async function toldBy(at: TestServer, hook: string): Promise<void> {
  const { rule, revision } = (await rulesAt(at)).find(({ rule }) => rule.id === 'help')!;
  const webhook = {
    kind: 'webhook',
    template: 'json',
    url: hook,
    urlSecret: null,
    signSecret: null,
    language: 'en',
    from: 'warning',
    resolved: true
  } as const;
  const changed: AlertRule = { ...rule, routes: [webhook] };
  assert.equal((await send(`${at.url}/api/rules/help?revision=${revision}`, 'PUT', changed)).status, 200);
}

/** The site is known, and its alerts are judged from now on. */
async function judged(at: TestServer, ready: (agent: object) => Promise<void>): Promise<void> {
  await ready(event('agent.state', { agent: 'first', state: 'available' }));
  await eventually('alerts are judged', async () => {
    await ready(asks('first'));
    const isThere = (await alertsAt(at)).length > 0;
    await ready(asks('first', { resolved: true }));
    return isThere;
  });
  await eventually('that one is over', async () => (await alertsAt(at)).length === 0);
}

test('an alert is told, taken, noted and over; and all of it is in the history', async (t) => {
  const nats = await startTestNats(t);
  const at = await server(t, { env: { NATS_URL: nats.url } });
  const nc = await connected(t, nats.url);
  await judged(at, (each) => publish(nc, [each]));
  await publish(nc, [asks('ada', { text: 'the customer is angry' })]);
  const [alert] = await eventually('it is shown', async () => {
    const alerts = await alertsAt(at);
    return alerts.length === 1 && alerts;
  });
  assert.equal(alert!.state, 'firing');
  const act = (body: object, more = {}) => send(`${at.url}/api/alerts`, 'POST', { id: alert!.id, ...body }, more);
  const cookie = { cookie: 'floorcast_person=Ay%C5%9Fe' };
  const taken = (await (await act({ action: 'acknowledge', note: 'on my way' }, cookie)).json()) as DeskAlert;
  assert.deepEqual([taken.state, taken.acknowledged?.by], ['acknowledged', 'Ayşe']);
  assert.equal((await act({ action: 'acknowledge', by: '', note: null })).status, 400);
  assert.equal((await act({ action: 'dance', by: 'Can' })).status, 400);
  assert.equal((await act({ action: 'snooze', by: 'Can', minutes: 10 })).status, 200);
  assert.equal((await act({ action: 'resolve', by: 'Can', note: 'settled' })).status, 200);
  assert.equal((await act({ action: 'note', by: 'Can', note: 'late' })).status, 409);
  assert.equal((await alertsAt(at)).length, 0);
  const history = await eventually('it is in the history', async () => {
    const response = await fetch(`${at.url}/api/alerts/history?site=demo&entity=ada`);
    const records = (await response.json()) as AlertRecord[];
    return records.length === 1 && records;
  });
  assert.deepEqual(
    history[0]!.steps.map(({ step, by }) => `${step} ${by}`),
    ['firing null', 'acknowledged Ayşe', 'snoozed Can', 'resolved Can']
  );
  const csv = await (await fetch(`${at.url}/api/alerts/history.csv?entity=ada`)).text();
  assert.match(csv, /^id,site,rule,severity,.*\r\n.*,agent,ada,/);
  assert.match(csv, /on my way/);
});

test('a page of another site can change nothing', async (t) => {
  const nats = await startTestNats(t);
  const at = await server(t, { env: { NATS_URL: nats.url } });
  const foreign = { origin: 'http://evil.example' };
  const rule = (await rulesAt(at))[0]!.rule;
  assert.equal((await send(`${at.url}/api/alerts`, 'POST', { id: 'x' }, foreign)).status, 403);
  assert.equal((await send(`${at.url}/api/rules/${rule.id}?revision=0`, 'PUT', rule, foreign)).status, 403);
  const form = await fetch(`${at.url}/api/alerts`, {
    method: 'POST',
    body: 'id=x',
    headers: { 'content-type': 'text/plain' }
  });
  assert.equal(form.status, 415);
});

test('killed while it tells, it is told again under the same key, and fires no second time', async (t) => {
  const nats = await startTestNats(t);
  const env = { NATS_URL: nats.url };
  const at = await server(t, { env });
  const nc = await connected(t, nats.url);
  let isToDie = true;
  const hook = await receiver(t, async () => {
    if (isToDie) await at.kill();
    isToDie = false;
  });
  await judged(at, (each) => publish(nc, [each]));
  await toldBy(at, hook.url);
  await publish(nc, [asks('ada')]);
  await eventually('it is told, and the server dead', () => hook.keys.length === 1);
  const next = await server(t, { env });
  await eventually('it is told again', () => hook.keys.length === 2, 60_000);
  assert.equal(hook.keys[0], hook.keys[1]);
  assert.equal((await alertsAt(next)).length, 1);
  assert.equal(hook.keys.length, 2);
});

test('two servers on one stream: one alert, told once, taken at either', async (t) => {
  const nats = await startTestNats(t);
  const env = { NATS_URL: nats.url };
  const hook = await receiver(t);
  const one = await server(t, { env });
  const other = await server(t, { env });
  const nc = await connected(t, nats.url);
  await judged(one, (each) => publish(nc, [each]));
  await toldBy(one, hook.url);
  await eventually('the other knows', async () =>
    (await rulesAt(other)).some(({ rule, revision }) => rule.id === 'help' && revision > 0)
  );
  await publish(
    nc,
    ['ada', 'bob', 'cem'].map((agent) => asks(agent))
  );
  await eventually('all three were told', () => hook.keys.length >= 3);
  const ids = async (at: TestServer): Promise<string[]> => (await alertsAt(at)).map(({ id }) => id).sort();
  await eventually('both show the same', async () => String(await ids(one)) === String(await ids(other)));
  const [first] = await ids(one);
  assert.equal(
    (await send(`${other.url}/api/alerts`, 'POST', { id: first, action: 'acknowledge', by: 'Can', note: null })).status,
    200
  );
  await eventually('the first knows who took it', async () =>
    (await alertsAt(one)).some(({ acknowledged }) => acknowledged?.by === 'Can')
  );
  await publish(
    nc,
    ['ada', 'bob', 'cem'].map((agent) => asks(agent, { resolved: true }))
  );
  await eventually('their ends were told', () => hook.keys.length >= 6);
  assert.equal(new Set(hook.keys).size, 6);
  assert.equal(hook.keys.length, 6);
});
