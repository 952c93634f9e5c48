import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import webpush from 'web-push';
import type { PushSubscriber } from '#lib/protocol/alerts.ts';
import { claimsOf, pushService, subscribedBrowser } from '../../../tests/push-service.ts';
import { messageOf, type AlertMessage } from '../delivery.ts';
import { sampleAlert } from '../sample.ts';
import { SHIPPED_RULES } from '../shipped-rules.ts';
import { pushSender } from './webpush.ts';

const { publicKey, privateKey } = webpush.generateVAPIDKeys();
const SETTINGS = { publicKey, privateKey, contact: 'mailto:floor@example.com' };
const ROUTE = { kind: 'webpush', from: 'warning', resolved: false } as const;
const RULE = SHIPPED_RULES.find(({ id }) => id === 'service-level')!;
const LINK = 'https://floor.example/alerts';

const message = (notice: AlertMessage['notice'] = 'firing'): AlertMessage =>
  messageOf(sampleAlert(RULE, Date.UTC(2026, 10, 30)), notice, () => LINK);

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly lang: string;
  readonly dir: string;
  readonly isOver: boolean;
}

async function rig(t: TestContext, statusOf: (path: string) => number = () => 201) {
  const service = await pushService(t, statusOf);
  const browser = subscribedBrowser();
  const forgotten: string[] = [];
  const send = pushSender(SETTINGS, (endpoint) => void forgotten.push(endpoint));
  const to = (path: string, language: PushSubscriber['language'] = 'en'): PushSubscriber => ({
    endpoint: service.origin + path,
    keys: browser.keys,
    site: null,
    language
  });
  const tell = (subscriber: PushSubscriber, what = message()) =>
    send({ key: 'k', route: ROUTE, to: subscriber, message: what });
  return { ...service, browser, forgotten, to, tell };
}

test('a browser is sent what it alone can read, by whom it subscribed to', async (t) => {
  const { received, origin, browser, to, tell } = await rig(t);
  await tell(to('/push/one', 'ar'));
  const [pushed] = received;
  const shown = JSON.parse(browser.read(pushed!)) as Shown;
  assert.match(shown.title, /^◆ حرج/);
  assert.match(shown.body, /مستوى الخدمة/);
  assert.deepEqual([shown.url, shown.lang, shown.dir, shown.isOver], [LINK, 'ar', 'rtl', false]);

  const { headers, path } = pushed!;
  assert.equal(path, '/push/one');
  assert.equal(headers['content-encoding'], 'aes128gcm');
  assert.equal(headers['urgency'], 'high');
  assert.ok(Number(headers['ttl']) > 0);
  const claims = claimsOf(pushed!, publicKey);
  assert.deepEqual([claims?.aud, claims?.sub], [origin, SETTINGS.contact]);
  assert.ok(claims!.exp * 1000 <= Date.now() + 24 * 3_600_000);
  assert.ok(!pushed!.body.includes('Service level'));
});

test('nobody else can read it', async (t) => {
  const { received, to, tell } = await rig(t);
  await tell(to('/push/one'));
  assert.throws(() => subscribedBrowser().read(received[0]!));
});

test('one that is over is said to be', async (t) => {
  const { received, browser, to, tell } = await rig(t);
  await tell(to('/push/one'), message('resolved'));
  assert.equal((JSON.parse(browser.read(received[0]!)) as Shown).isOver, true);
});

test('a browser that is gone is forgotten; one that can’t be reached now is not, and its address is not told', async (t) => {
  const { origin, forgotten, to, tell } = await rig(t, (path) => Number(path.slice(-3)));
  for (const status of ['404', '410']) await tell(to(`/push/${status}`));
  assert.deepEqual(forgotten, [`${origin}/push/404`, `${origin}/push/410`]);
  await assert.rejects(tell(to('/push/secret/503')), (error: Error) => {
    assert.equal(error.message, 'the push service answered 503');
    return true;
  });
  assert.equal(forgotten.length, 2);
});

test('where it is not set up, that is said', async () => {
  const send = pushSender(null, () => assert.fail());
  const to = { endpoint: 'https://localhost/', keys: subscribedBrowser().keys, site: null, language: 'en' } as const;
  await assert.rejects(send({ key: 'k', route: ROUTE, to, message: message() }), /FLOOR_PUSH_PUBLIC_KEY/);
});
