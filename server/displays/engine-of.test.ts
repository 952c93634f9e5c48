import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineOf } from './engine-of.ts';

test('a browser is named by its engine and what it runs on', () => {
  const cases: readonly (readonly [userAgent: string, engine: string])[] = [
    [
      'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.88 Safari/537.36 WebAppManager',
      'Chromium 87, webOS'
    ],
    [
      'Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) AppleWebKit/537.36 (KHTML, like Gecko) 85.0.4183.93/6.5 TV Chrome/85.0.4183.93 Safari/537.36',
      'Chromium 85, Tizen'
    ],
    [
      'Mozilla/5.0 (Linux; Android 9; AFTMM) AppleWebKit/537.36 (KHTML, like Gecko) Silk/110.5 like Chrome/110.0.5481.154 Safari/537.36',
      'Chromium 110, Fire TV'
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128, Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
      'Safari 17, macOS'
    ],
    ['Mozilla/5.0 (SMART-TV; Linux; Tizen 2.4.0) AppleWebkit/538.1 SamsungBrowser', 'WebKit 538, Tizen']
  ];
  for (const [userAgent, engine] of cases) assert.equal(engineOf(userAgent), engine);
});

test('one that nobody knows is told by its own words, cut short; one that says nothing by none', () => {
  assert.equal(engineOf('some-signage-player/3.1'), 'some-signage-player/3.1');
  assert.equal(engineOf('x'.repeat(300)).length, 40);
  assert.equal(engineOf(''), '?');
});
