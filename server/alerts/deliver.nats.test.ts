// From what the book stores to who is told: at least once, whatever dies in between, and known by its name where it is twice.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { jetstream } from '@nats-io/jetstream';
import { SMTPServer } from 'smtp-server';
import type { AlertRule, Route } from '#lib/protocol/alert-rules.ts';
import { eventually } from '../../tests/eventually.ts';
import type { AlertMessage } from './delivery.ts';
import { agent, at } from '../../tests/oracle/given.ts';
import { connectNats } from '../stream/connect-nats.ts';
import { startTestNats } from '../stream/testing.ts';
import { deliverers, type Senders } from './deliver.ts';
import { forwarder } from './forward.ts';
import { AlertLog } from './log.ts';
import { Secrets } from './secrets.ts';
import { emailSender } from './senders/email.ts';
import { natsSender } from './senders/nats.ts';
import { webhookSender } from './senders/webhook.ts';
import { SHIPPED_RULES } from './shipped-rules.ts';
import { provisionAlertStreams, PUBLISHED } from './streams.ts';
import { watchedFloor } from './testing.ts';

const help = SHIPPED_RULES.find(({ id }) => id === 'help')!;
const nats: Route = { kind: 'nats', from: 'warning', resolved: true };
const webhook: Route = {
  kind: 'webhook',
  template: 'json',
  url: null,
  urlSecret: 'HOOK',
  signSecret: 'SIGN',
  language: 'en',
  from: 'warning',
  resolved: true
};

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A place that is told, and answers as the test says. */
async function receiver(t: TestContext, statusOf: (count: number) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(statusOf(received.length)).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/T0PS3CRET` };
}

const nothing = (): Promise<void> => Promise.resolve();

interface Told {
  readonly url: string;
  readonly rule: AlertRule;
  readonly hook?: string;
  readonly senders?: Partial<Senders>;
  readonly ackWaitMs?: number;
}

/** What of a server tells the world; `parts` chooses. */
async function teller(t: TestContext, { url, rule, hook = '', senders = {}, ackWaitMs = 1000 }: Told) {
  const nc = await connectNats({ url, name: 'teller' });
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const secrets = new Secrets({ HOOK: hook, SIGN: 'very-secret' });
  const all: Senders = {
    nats: natsSender(nc),
    webhook: webhookSender(secrets, Date.now),
    email: nothing,
    webpush: nothing,
    ...senders
  };
  const context = () => ({ subscribers: [], link: () => 'http://floor.example/alerts' });
  const forward = forwarder({ nc, keepDays: 1, ackWaitMs, ruleOf: () => rule, context, say });
  const deliver = deliverers({ nc, keepDays: 1, senders: all, now: () => at(0), say, pausesS: [0.05, 0.05] });
  const stop = async (): Promise<void> => {
    for (const worker of [forward, ...deliver]) worker.stop();
    await nc.close();
  };
  t.after(stop);
  return { nc, said, log: new AlertLog(nc, 1), forward, deliver, stop };
}

/** An agent asks for help: an alert fires, and is stored. Nobody is told yet. */
async function firing(t: TestContext, url: string, rule: AlertRule) {
  const floor = await watchedFloor(t, { url, rules: [rule] });
  floor.tell(agent('state', -1, { state: 'available', agent: 'ada' }));
  await floor.lookAt(at(0));
  floor.tell(agent('help', 1, { agent: 'ada', kind: 'system', text: 'no sound' }));
  await floor.lookAt(at(1));
  return floor;
}

async function published(t: TestContext, url: string): Promise<{ subject: string; message: AlertMessage }[]> {
  const nc = await connectNats({ url, name: 'listener' });
  t.after(() => nc.close());
  await provisionAlertStreams(nc, 1);
  const consumer = await jetstream(nc).consumers.get(PUBLISHED);
  const found = [];
  for await (const each of await consumer.fetch({ max_messages: 100, expires: 1000 })) {
    found.push({ subject: each.subject, message: each.json<AlertMessage>() });
    if (each.info.pending === 0) break;
  }
  return found;
}

test('a webhook is told, signed, and by a name that is the same every time', async (t) => {
  const server = await startTestNats(t);
  const hook = await receiver(t, (count) => (count === 1 ? 500 : 200));
  const rule = { ...help, routes: [webhook, nats] };
  const { forward, deliver } = await teller(t, { url: server.url, rule, hook: hook.url });
  for (const worker of [forward, ...deliver]) worker.start();
  await firing(t, server.url, rule);
  await eventually('it was told again after a failure', () => hook.received.length === 2);
  const [first, second] = hook.received as [Received, Received];
  assert.equal(first.body, second.body);
  assert.equal(first.headers['floorcast-delivery'], second.headers['floorcast-delivery']);
  const message = JSON.parse(second.body) as AlertMessage;
  assert.equal(message.notice, 'firing');
  assert.match(message.text.en, /ada.* asks for the team leader: .*no sound/);
  const [, time, mark] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(second.headers['floorcast-signature'])) ?? [];
  assert.equal(mark, createHmac('sha256', 'very-secret').update(`${time}.${second.body}`).digest('hex'));
  const listened = await published(t, server.url);
  assert.deepEqual(
    listened.map(({ subject }) => subject),
    ['floor-alerts.izmir.warning']
  );
  assert.equal(listened[0]!.message.id, message.id);
});

test('killed after the alert was stored, and before anybody knew: the next server tells it', async (t) => {
  const server = await startTestNats(t);
  const rule = { ...help, routes: [nats] };
  const floor = await firing(t, server.url, rule);
  await floor.end();
  const { forward, deliver } = await teller(t, { url: server.url, rule });
  for (const worker of [forward, ...deliver]) worker.start();
  await eventually('it was told', async () => (await published(t, server.url)).length === 1);
});

test('killed after it was told, and before that was noted: told again under the same name, and known by it', async (t) => {
  const server = await startTestNats(t);
  const rule = { ...help, routes: [nats, webhook] };
  await firing(t, server.url, rule);
  const keys: string[] = [];
  const hears = ({ key }: { readonly key: string }): void => void keys.push(key);
  // It tells, and dies before it can say so.
  const forever = new Promise<void>(() => undefined);
  const first = await teller(t, {
    url: server.url,
    rule,
    senders: {
      nats: (delivery) => natsSender(first.nc)(delivery).then(() => forever),
      webhook: (delivery) => {
        hears(delivery);
        return forever;
      }
    }
  });
  for (const worker of [first.forward, ...first.deliver]) worker.start();
  await eventually('it has told', async () => keys.length === 1 && (await published(t, server.url)).length === 1);
  await first.stop();
  const second = await teller(t, {
    url: server.url,
    rule,
    senders: {
      nats: (delivery) => natsSender(second.nc)(delivery).then(() => hears(delivery)),
      webhook: (delivery) => Promise.resolve(hears(delivery))
    }
  });
  for (const worker of [second.forward, ...second.deliver]) worker.start();
  await eventually('both are told again', () => keys.length === 3, 40_000);
  assert.equal(new Set(keys).size, 2);
  assert.equal((await published(t, server.url)).length, 1);
});

test('two servers tell each change once', async (t) => {
  const server = await startTestNats(t);
  const hook = await receiver(t);
  const rule = { ...help, routes: [webhook, nats] };
  for (const _server of [1, 2]) {
    const { forward, deliver } = await teller(t, { url: server.url, rule, hook: hook.url });
    for (const worker of [forward, ...deliver]) worker.start();
  }
  const floor = await firing(t, server.url, rule);
  floor.tell(agent('help', 9, { agent: 'ada', kind: 'system', resolved: true }));
  await floor.lookAt(at(9));
  const notices = () => hook.received.map(({ body }) => (JSON.parse(body) as AlertMessage).notice).sort();
  await eventually('both were told', () => hook.received.length >= 2);
  assert.deepEqual(notices(), ['firing', 'resolved']);
  assert.equal((await published(t, server.url)).length, 2);
  assert.deepEqual(notices(), ['firing', 'resolved']);
});

test('what can’t be delivered is put aside, shown without its secrets, and tried again when people say so', async (t) => {
  const server = await startTestNats(t);
  let isBroken = true;
  const hook = await receiver(t, () => (isBroken ? 503 : 200));
  const rule = { ...help, routes: [webhook] };
  const { forward, deliver, log, said } = await teller(t, { url: server.url, rule, hook: hook.url });
  for (const worker of [forward, ...deliver]) worker.start();
  await firing(t, server.url, rule);
  await eventually('it was given up', async () => (await log.countUndelivered().catch(() => 0)) === 1);
  const [given] = await log.undelivered();
  assert.equal(hook.received.length, 3);
  assert.deepEqual(
    [given!.kind, given!.to, given!.problem, given!.attempts],
    ['webhook', 'HOOK', 'it answered 503', 3]
  );
  assert.doesNotMatch(JSON.stringify(given) + said.join(), /T0PS3CRET|very-secret/);
  isBroken = false;
  assert.deepEqual(await log.deliverAgain(given!.number), { value: null });
  await eventually('it was delivered', () => hook.received.length === 4);
  assert.equal(hook.received[3]!.headers['floorcast-delivery'], hook.received[0]!.headers['floorcast-delivery']);
  assert.equal(await log.countUndelivered(), 0);
  assert.equal((await log.deliverAgain(given!.number)).error?.includes('was given up'), true);
});

test('a secret that is not there, or an address that does not answer, is named, never shown', async (t) => {
  const server = await startTestNats(t);
  const rule = { ...help, routes: [webhook, { ...webhook, urlSecret: 'OTHER' } as Route] };
  const hook = 'http://127.0.0.1:1/hooks/T0PS3CRET';
  const { forward, deliver, log } = await teller(t, { url: server.url, rule, hook });
  for (const worker of [forward, ...deliver]) worker.start();
  await firing(t, server.url, rule);
  await eventually('both were given up', async () => (await log.countUndelivered().catch(() => 0)) === 2);
  const problems = (await log.undelivered()).map(({ problem }) => problem).sort();
  assert.match(problems.join('; '), /the variable FLOOR_SECRET_OTHER is not set/);
  assert.doesNotMatch(problems.join(), /T0PS3CRET/);
});

test('what is over is in the log, once, with its course; and can be asked for by what it was', async (t) => {
  const server = await startTestNats(t);
  const rule = { ...help, routes: [] };
  const { forward, log } = await teller(t, { url: server.url, rule });
  forward.start();
  const floor = await firing(t, server.url, rule);
  floor.tell(agent('help', 61, { agent: 'ada', kind: 'system', resolved: true }));
  await floor.lookAt(at(61));
  const any = { site: null, rule: null, severity: null, entity: null, fromMs: null, toMs: null };
  await eventually('it is in the log', async () => (await log.history(any)).length === 1);
  const [record] = await log.history({ ...any, site: 'izmir', rule: 'help', severity: 'warning', entity: 'ada' });
  assert.equal(record!.resolvedAtMs - record!.firedAtMs, 60_000);
  assert.deepEqual([record!.ending, record!.steps.map(({ step }) => step)], ['clear', ['firing', 'resolved']]);
  for (const other of [{ site: 'ankara' }, { rule: 'x' }, { severity: 'critical' as const }, { toMs: at(61) }]) {
    assert.deepEqual(await log.history({ ...any, ...other }), []);
  }
});

test('mail is sent once to all who are named, in their language', async (t) => {
  const received: string[] = [];
  const recipients: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address);
      done();
    },
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (piece: Buffer) => (text += piece.toString()));
      stream.on('end', () => {
        received.push(text);
        done();
      });
    }
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
  const { port } = smtp.server.address() as AddressInfo;
  const server = await startTestNats(t);
  const rule = {
    ...help,
    routes: [
      {
        kind: 'email',
        to: ['ayse@example.com', 'can@example.com'],
        language: 'tr',
        from: 'warning',
        resolved: false
      } as Route
    ]
  };
  const email = emailSender({ url: `smtp://127.0.0.1:${port}`, from: 'floor@example.com' });
  const { forward, deliver, log } = await teller(t, { url: server.url, rule, senders: { email } });
  for (const worker of [forward, ...deliver]) worker.start();
  await firing(t, server.url, rule);
  await eventually('the mail came', () => received.length === 1);
  assert.deepEqual(recipients, ['ayse@example.com', 'can@example.com']);
  assert.match(received[0]!, /Message-ID: <help\.izmir\.agent\.ada\.[0-9a-z]+\.1\.r0@floorcast>/);
  assert.match(received[0]!, /lang=3D"tr"/);
  await provisionAlertStreams((await teller(t, { url: server.url, rule })).nc, 1);
  assert.equal(await log.countUndelivered(), 0);
});
