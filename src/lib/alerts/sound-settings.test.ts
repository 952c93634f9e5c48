import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isQuiet, keepSound, readSound, SILENT } from './sound-settings.ts';

function storeOf(text: string | null = null) {
  let kept = text;
  return { getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) };
}

test('sound is off until somebody switches it on, and then as it was left', () => {
  const store = storeOf();
  assert.deepEqual(readSound(store), SILENT);
  const settings = { isOn: true, quiet: { from: '20:00', to: '07:00' } };
  keepSound(store, settings);
  assert.deepEqual(readSound(store), settings);
});

test('what was kept by something else counts for nothing', () => {
  for (const text of ['', 'null', '7', '{"isOn":"yes"}', '{"isOn":false,"quiet":{"from":"8","to":"9"}}']) {
    assert.deepEqual(readSound(storeOf(text)), SILENT, text);
  }
  const refusing = { getItem: () => null, setItem: () => assert.fail('full') };
  keepSound(refusing, SILENT);
});

test('quiet hours go over midnight, by the browser’s clock', () => {
  const settings = { isOn: true, quiet: { from: '20:00', to: '07:00' } };
  const at = (hours: number): boolean => isQuiet(settings, new Date(2026, 10, 30, hours, 30));
  assert.deepEqual([at(19), at(20), at(2), at(7)], [false, true, true, false]);
  assert.equal(isQuiet({ isOn: true, quiet: null }, new Date(2026, 10, 30, 2)), false);
});
