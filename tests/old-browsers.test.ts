// Televisions that the live board can't run on still read these scripts: nothing in them may be younger than they are.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'espree';

const root = resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');

test('what old televisions read is written as in 1999', () => {
  const files = globSync('static/display/*.js', { cwd: root });
  assert.equal(files.length, 2);
  for (const file of files) parse(read(file), { ecmaVersion: 3 });
});

const HEAD = 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko)';

/** Where a browser is sent that says it is this, and has what ours has but for what is left out. */
function sentTo(userAgent: string, without: readonly string[] = []): string | null {
  let place: string | null = null;
  const window = { WebSocket, ResizeObserver: Object };
  for (const name of without) Reflect.deleteProperty(window, name);
  const browser = {
    navigator: { userAgent },
    location: { replace: (to: string) => void (place = to) },
    window
  };
  runInContext(read('static/display/check.js'), createContext(browser));
  return place;
}

test('a browser that can run the live board is left where it is', () => {
  for (const version of [87, 94, 108, 150]) assert.equal(sentTo(`${HEAD} Chrome/${version}.0.1 Safari/537.36`), null);
  assert.equal(sentTo('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'), null);
});

test('one that is too old, or lacks what is needed, is sent to the table', () => {
  for (const version of [38, 53, 79, 85, 86]) {
    assert.equal(sentTo(`${HEAD} Chrome/${version}.0.1 Safari/537.36`), '/tv/plain', String(version));
  }
  for (const name of ['WebSocket', 'ResizeObserver']) {
    assert.equal(sentTo('Mozilla/5.0 (SMART-TV) AppleWebKit/605.1', [name]), '/tv/plain', name);
  }
});
