import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceRow } from '#lib/protocol/site-view.ts';
import { remarks } from './remarks.ts';

const source = (over: Partial<SourceRow> = {}): SourceRow => ({
  name: 'pbx1',
  heardAtMs: 1000,
  everyMs: 5000,
  silent: false,
  clockOffByMs: null,
  ...over
});

test('nothing to say of sources that speak', () => assert.deepEqual(remarks({ a: source() }, 0, 2000), []));

test('a silent source, since when, before all else', () => {
  const all = remarks({ b: source({ clockOffByMs: 2400 }), a: source({ silent: true }) }, 3, 61_000);
  assert.deepEqual(
    all.map(({ key }) => key),
    ['source.silent', 'source.ahead', 'rejected']
  );
  assert.deepEqual(all[0], { key: 'source.silent', values: { name: 'pbx1' }, forMs: 60_000, isAlarm: true });
});

test('a clock that differs, by whole seconds, either way', () => {
  assert.deepEqual(
    [3600, -61_400].flatMap((clockOffByMs) => remarks({ a: source({ clockOffByMs }) }, 0, 0)),
    [
      { key: 'source.ahead', values: { name: 'pbx1', seconds: 4 }, forMs: null, isAlarm: false },
      { key: 'source.behind', values: { name: 'pbx1', seconds: 61 }, forMs: null, isAlarm: false }
    ]
  );
});
