import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_SETTINGS, type DisplayHealth, type DisplayRow } from '#lib/protocol/displays.ts';
import { remarksOn } from './health.ts';

const NOW = 1_000_000;
const health: DisplayHealth = {
  page: 'board',
  width: 1920,
  height: 1080,
  pixelRatio: 1,
  frameAgeMs: 400,
  awake: 'wakeLock',
  sound: 'ready',
  build: 'b1',
  uptimeMs: 1,
  heapBytes: null
};

function row(more: Partial<DisplayHealth> = {}, other: Partial<DisplayRow> = {}): DisplayRow {
  return {
    id: 'd1',
    name: 'North wall',
    pairedAtMs: 0,
    pairedBy: 'desk',
    assignment: { boards: ['floor'], seconds: 30 },
    settings: DEFAULT_SETTINGS,
    report: { address: '10.0.0.7', engine: 'Chromium 87', heardAtMs: NOW - 5000, health: { ...health, ...more } },
    ...other
  };
}
const said = (of: DisplayRow): string[] =>
  remarksOn(of, NOW, 'b1').map(({ key, level }) => `${level} ${key.replace('displays.health.', '')}`);

test('a display that does what it should is well', () => {
  assert.deepEqual(said(row()), ['good good']);
});

test('each thing that is wrong is said, the gravest first', () => {
  assert.deepEqual(said(row({ frameAgeMs: 10_000 })), ['bad stale']);
  assert.deepEqual(said(row({ awake: 'none' })), ['fair asleep']);
  assert.deepEqual(said(row({ awake: 'film' })), ['good good']);
  assert.deepEqual(said(row({ page: 'table', awake: 'none', sound: 'none' })), ['fair table']);
  assert.deepEqual(said(row({ build: 'b0' })), ['fair outdated']);
  assert.deepEqual(said(row({}, { assignment: { boards: [], seconds: 30 } })), ['fair noBoard']);
  assert.deepEqual(said(row({ sound: 'blocked', awake: 'none', frameAgeMs: 60_000 })), [
    'bad stale',
    'fair asleep',
    'fair muted'
  ]);
});

test('a sound that is not wanted may be blocked', () => {
  assert.deepEqual(said(row({ sound: 'blocked' }, { settings: { ...DEFAULT_SETTINGS, sound: false } })), ['good good']);
});

test('one that is silent is nothing but that: what it said is no longer true', () => {
  const silent = row({ frameAgeMs: 60_000 });
  const found = remarksOn(silent, silent.report!.heardAtMs + 75_000, 'b2');
  assert.deepEqual(found, [{ level: 'bad', key: 'displays.health.silent', ageMs: 75_000 }]);
});

test('one that has said nothing yet may still have no board', () => {
  const fresh = row({}, { report: null, assignment: { boards: [], seconds: 30 } });
  assert.deepEqual(said(fresh), ['fair never', 'fair noBoard']);
});
