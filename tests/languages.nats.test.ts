import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoConfig } from '../server/demo/demo-config.ts';
import { server } from './whole-server.ts';

test('a page’s language: asked for, remembered, the site’s on a wall, the browser’s, English', async (t) => {
  const { url } = await server(t, {}, { ...demoConfig, sites: { demo: { language: 'tr-TR' } } });
  const pageOf = async (path: string, headers: Record<string, string> = {}): Promise<string> => {
    const page = await fetch(url + path, { headers });
    return /<html lang="\w+" dir="\w+"/.exec(await page.text())?.[0] ?? '';
  };
  const english = '<html lang="en" dir="ltr"';
  const turkish = '<html lang="tr" dir="ltr"';
  const arabic = '<html lang="ar" dir="rtl"';

  const first = await fetch(`${url}/site/demo?lang=ar`);
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!;
  assert.equal(cookie, 'floorcast_language=ar');
  assert.equal(await pageOf('/site/demo', { cookie }), arabic);
  assert.equal(await pageOf('/tv/demo', { cookie }), arabic);
  assert.equal(await pageOf('/site/demo?lang=en', { cookie }), english);

  const wish = { 'accept-language': 'ar-EG,ar;q=0.9,en;q=0.8' };
  assert.equal(await pageOf('/tv/demo', wish), turkish);
  assert.equal(await pageOf('/tv/demo?lang=en', wish), english);
  assert.equal(await pageOf('/site/demo', wish), arabic);
  assert.equal(await pageOf('/site/nowhere', wish), arabic);
  assert.equal(await pageOf('/enter', wish), arabic);

  assert.equal(await pageOf('/site/demo', { 'accept-language': 'de,fr;q=0.5' }), english);
  assert.equal(await pageOf('/site/demo?lang=de', { cookie: 'floorcast_language=__proto__' }), english);
});
